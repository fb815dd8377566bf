from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from evaluations.groups import can_read, can_write, questions_of, sheet_of, times_of
from evaluations.models import GroupEvaluation
from evaluations.services import take_pen, write_group_evaluation
from questionnaires.answers import in_words
from questionnaires.form import AnswersForm
from questionnaires.page import groups_of
from training.models import Cohort
from training.selectors import cohorts_for


def group_detail(request, cohort_id):
    """The group's own evaluation: one of them has the pen, and all of them see what is written."""
    cohort = _find(request.user, cohort_id)
    ensure(can_read(request.user, cohort))
    if request.method == "POST":
        ensure(can_write(request.user, cohort))
        return _save(request, cohort)
    if request.htmx:
        return render(request, "evaluations/_said.html", _context(request, cohort))
    return _page(request, cohort)


def _save(request, cohort):
    """Also while one writes, for the others to see."""
    evaluation = _of(cohort)
    form = _form(cohort, evaluation, request.POST)
    if not form.is_valid():
        return _not_saved(request, cohort, form)
    try:
        evaluation = write_group_evaluation(cohort, form.answers, by=request.user, **form.of_service)
    except StaleEdit:
        return _changed(request, cohort, form)
    if request.htmx:
        return HttpResponse(status=204, headers={"Revision": evaluation.revision})
    messages.success(request, _("The group's evaluation is saved. All of you can read it."))
    return redirect("evaluations:group_detail", cohort.pk)


def _not_saved(request, cohort, form):
    if request.htmx:
        words = next(iter(form.errors.values()))[0]
        return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")
    return _page(request, cohort, form, status=422)


def _changed(request, cohort, form):
    """Another window of the writer's, or another writer: what was typed stays, beside what it says now."""
    words = _("Somebody else has written meanwhile. Compare with what it says below, and save again.")
    evaluation = _of(cohort)
    if evaluation.writer not in (None, request.user):
        words = _("%(name)s writes now. What you have typed is still here.") % {"name": evaluation.writer.first_name}
    if request.htmx:
        return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")
    form.add_error(None, words)
    form.data = form.data.copy()
    form.data["revision"] = evaluation.revision  # saved once more it stands, for now it has been compared
    return _page(request, cohort, form, status=409)


def _page(request, cohort, form=None, status=200):
    context = _context(request, cohort)
    evaluation, may_write = context["evaluation"], can_write(request.user, cohort)
    has_pen = may_write and evaluation.writer in (None, request.user)
    form = form or (_form(cohort, evaluation) if has_pen else None)
    context |= {
        "form": form,
        "groups": groups_of(form) if form else [],
        "can_take_pen": may_write and not has_pen,
        "times": times_of(cohort),
        "crumbs": _crumbs(cohort),
    }
    return render(request, "evaluations/group_detail.html", context, status=status)


@require_POST
def group_pen(request, cohort_id):
    """Write for the group from now on; whoever wrote so far reads."""
    cohort = _find(request.user, cohort_id)
    ensure(can_write(request.user, cohort))
    take_pen(cohort, by=request.user)
    messages.success(request, _("You write for the group now."))
    return redirect("evaluations:group_detail", cohort.pk)


def _context(request, cohort):
    evaluation = _of(cohort)
    return {"cohort": cohort, "evaluation": evaluation, "said": _said(cohort, evaluation)}


def _find(person, cohort_id):
    """With the moment when its last session was held, if it is."""
    cohort = get_object_or_404(cohorts_for(person), pk=cohort_id)
    finished = Cohort.objects.finished().filter(pk=cohort.pk).values_list("finished_at", flat=True)
    cohort.finished_at = finished.first()
    return cohort


def _of(cohort):
    rows = GroupEvaluation.objects.filter(cohort=cohort).select_related("written_by", "writer")
    return rows.prefetch_related("answers").first() or GroupEvaluation(cohort=cohort)


def _answers(evaluation):
    return {row.question_key: row.value for row in evaluation.answers.all()} if evaluation.pk else {}


def _form(cohort, evaluation, data=None):
    sheet = sheet_of(cohort, evaluation)
    answers, revision = _answers(evaluation), evaluation.revision
    return AnswersForm(data, questions=sheet.questions, answers=answers, revision=revision, sections=sheet.sections)


def _said(cohort, evaluation):
    """[(question, what the group said)] of what is answered."""
    answers = _answers(evaluation)
    return [(row, in_words(row, answers)) for row in questions_of(cohort, evaluation) if row.key in answers]


def _crumbs(cohort):
    return [
        (_("Groups and courses"), reverse("training:cohort_list")),
        (cohort.name, cohort.get_absolute_url()),
        (_("The group's evaluation"), ""),
    ]
