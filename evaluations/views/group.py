from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.rules import ensure
from evaluations.forms import AnswersForm
from evaluations.groups import can_read, can_write, questions_of, times_of
from evaluations.models import GroupEvaluation
from evaluations.services import write_group_evaluation
from training.models import Cohort
from training.selectors import cohorts_for


def group_detail(request, cohort_id):
    """The group's own evaluation: written together, by one of them, and read by all of them."""
    cohort = _find(request.user, cohort_id)
    ensure(can_read(request.user, cohort))
    may_write = can_write(request.user, cohort)
    ensure(may_write or request.method != "POST")
    evaluation, form, status = _of(cohort), _form(cohort, request.POST or None), 200

    if request.method == "POST" and form.is_valid():
        try:
            write_group_evaluation(cohort, form.answers, by=request.user, **form.of_service)
            messages.success(request, _("The group's evaluation is saved. All of you can read it."))
            return redirect("evaluations:group_detail", cohort.pk)
        except StaleEdit:
            form.add_error(
                None, _("Somebody else has written meanwhile. Compare with what it says below, and save again.")
            )
            form = _with_revision(form, evaluation.revision)
            status = 409

    context = {
        "cohort": cohort,
        "times": times_of(cohort),
        "evaluation": evaluation,
        "said": _said(cohort, evaluation),
        "form": form if may_write else None,
        "crumbs": _crumbs(cohort),
    }
    status = 422 if form.errors and status == 200 else status
    return render(request, "evaluations/group_detail.html", context, status=status)


def _find(person, cohort_id):
    """With the moment when its last session was held, if it is."""
    cohort = get_object_or_404(cohorts_for(person), pk=cohort_id)
    finished = Cohort.objects.finished().filter(pk=cohort.pk).values_list("finished_at", flat=True)
    cohort.finished_at = finished.first()
    return cohort


def _of(cohort):
    rows = GroupEvaluation.objects.filter(cohort=cohort).select_related("written_by").prefetch_related("answers")
    return rows.first() or GroupEvaluation(cohort=cohort)


def _answers(evaluation):
    return {row.question_key: row.value for row in evaluation.answers.all()} if evaluation.pk else {}


def _form(cohort, data):
    evaluation = _of(cohort)
    return AnswersForm(data, questions=questions_of(cohort), answers=_answers(evaluation), revision=evaluation.revision)


def _with_revision(form, revision):
    """What was typed stays; saved once more it stands, for now it has been compared."""
    form.data = form.data.copy()
    form.data["revision"] = revision
    return form


def _said(cohort, evaluation):
    """[(question, what the group said)] of what is answered."""
    answers = _answers(evaluation)
    return [(row, row.say(answers[row.key])) for row in questions_of(cohort) if row.key in answers]


def _crumbs(cohort):
    return [
        (_("Groups and courses"), reverse("training:cohort_list")),
        (cohort.name, cohort.get_absolute_url()),
        (_("The group's evaluation"), ""),
    ]
