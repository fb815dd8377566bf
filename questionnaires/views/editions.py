"""An edition as those see it who answer, and as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from questionnaires import files
from questionnaires.differences import differences
from questionnaires.form import AnswersForm
from questionnaires.models import Edition
from questionnaires.outline import Outline
from questionnaires.page import groups_of, minutes_for
from questionnaires.sentences import role_words


def edition_preview(request, edition_id):
    """Exactly the questions as they are answered; nothing that is filled in is sent anywhere."""
    edition = _edition(request, edition_id)
    sheet = Outline(edition.document).sheet
    roles = list(dict.fromkeys(role for question in sheet.questions for role in question.roles))
    role = request.GET.get("role", "")
    questions = sheet.for_role(role) if role in roles else sheet.questions
    form = AnswersForm(questions=questions, answers={}, sections=sheet.sections)
    context = {
        "edition": edition,
        "sheet": sheet,
        "form": form,
        "groups": groups_of(form) if questions else [],
        "minutes": minutes_for(questions),
        "roles": [(one, role_words(one)) for one in roles],
        "role": role,
        "crumbs": [
            (str(edition.name), edition.questionnaire.get_absolute_url()),
            (_("As it is answered"), ""),
        ],
    }
    return render(request, "questionnaires/edition_preview.html", context)


def edition_file(request, edition_id):
    """The edition as a questionnaire file, to keep, to share, or to change elsewhere and import again."""
    edition = _edition(request, edition_id)
    name = f"{edition.questionnaire.key}-{edition.number}.yaml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(files.write(edition.document), content_type="application/yaml; charset=utf-8", headers=headers)


def edition_differences(request, edition_id):
    """What was new when the edition was published."""
    edition = _edition(request, edition_id)
    before = edition.questionnaire.editions.published().filter(number__lt=edition.number).first()
    if before is None:
        raise Http404
    context = {
        "edition": edition,
        "before": before,
        "differences": differences(before.document, edition.document),
        "crumbs": [(str(edition.name), edition.questionnaire.get_absolute_url()), (_("What was new in it"), "")],
    }
    return render(request, "questionnaires/edition_differences.html", context)


def _edition(request, edition_id):
    return get_object_or_404(Edition.objects.visible_to(request.user).with_places(), pk=edition_id)
