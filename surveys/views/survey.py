"""Rounds as those see them who run, answer or read them: never an answer, only how many have come."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rules import ensure
from questionnaires.form import AnswersForm
from questionnaires.page import groups_of, minutes_for
from surveys import audience, rules
from surveys.choosing import choice, of_edition
from surveys.models import Survey
from surveys.promise import steps_of
from surveys.undelivered import not_delivered

PER_PAGE = 30
SHOWS = ("open", "ahead", "closed", "all")


def survey_list(request):
    """Of the rounds that one runs, is asked in or reads."""
    show = request.GET.get("show")
    show = show if show in SHOWS else SHOWS[0]
    rows = Survey.objects.visible_to(request.user).with_words().with_counts().order_by("-opens_on", "-pk")
    page = Paginator(_shown(rows, show), PER_PAGE).get_page(request.GET.get("page"))
    own = Survey.objects.run_by(request.user).filter(pk__in=[row.pk for row in page])
    context = {
        "page": page,
        "show": show,
        "can_create": rules.can_create(request.user),
        "own": set(own.values_list("pk", flat=True)),
    }
    return render(request, "surveys/survey_list.html", context)


def _shown(rows, show):
    under_way = rows.filter(closed_at=None, withdrawn_at=None)
    return {
        "open": under_way.filter(asked_at__isnull=False),
        "ahead": under_way.filter(asked_at=None),
        "closed": rows.filter(closed_at__isnull=False),
        "all": rows,
    }[show]


def find_survey(request, survey_id):
    rows = Survey.objects.visible_to(request.user).with_words().prefetch_related("readers__person")
    return get_object_or_404(rows.with_counts(), pk=survey_id)


def crumbs_of(survey, *more):
    own = (str(survey), survey.get_absolute_url() if more else "")
    return [(_("Surveys"), reverse("surveys:survey_list")), own, *more]


def survey_detail(request, survey_id):
    survey = find_survey(request, survey_id)
    person = request.user
    can = {name: getattr(rules, f"can_{name}")(person, survey) for name in RULES}
    context = {
        "survey": survey,
        "can": can,
        "steps": steps_of(survey),
        "days_left": (survey.closes_on - timezone.localdate()).days,
        "crumbs": crumbs_of(survey),
    }
    return render(request, "surveys/survey_detail.html", context | (_for_runner(survey) if can["run"] else {}))


RULES = ("run", "change", "announce", "prolong", "withdraw", "answer", "see_results", "read_answers")


def _for_runner(survey):
    """How many are, or will be, asked; and which addresses the mail did not reach."""
    chosen, today = audience.of(survey), timezone.localdate()
    found = {
        "audience": chosen,
        "audience_label": audience.Who(chosen.who).label,
        "filters": audience.in_words(chosen),
        "splits": [Survey.Split(split).label for split in survey.splits],
        "minutes": minutes_for(survey.sheet.questions),
        "undelivered": not_delivered(survey),
    }
    if survey.asked_at is None and survey.session_id is None:
        found["size"] = audience.size(chosen, today)
    return found


def survey_preview(request, value):
    """The questions as they are answered, of a questionnaire that one may choose."""
    ensure(rules.can_create(request.user))
    chosen = choice(request.user, value)
    if chosen is None:
        raise Http404
    return _preview(request, chosen, reverse("surveys:survey_create") + f"?questionnaire={chosen.value}")


def survey_questions(request, survey_id):
    """The questions of a round, for whoever runs it."""
    survey = find_survey(request, survey_id)
    ensure(rules.can_run(request.user, survey))
    return _preview(request, of_edition(survey.edition), survey.get_absolute_url())


def _preview(request, chosen, back):
    form = AnswersForm(questions=chosen.sheet.questions, answers={}, sections=chosen.sheet.sections)
    crumbs = [(_("Surveys"), reverse("surveys:survey_list")), (str(chosen.name), back), (_("The questions"), "")]
    context = {"choice": chosen, "form": form, "groups": groups_of(form), "back": back, "crumbs": crumbs}
    return render(request, "surveys/survey_preview.html", context)
