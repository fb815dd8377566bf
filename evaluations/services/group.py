"""One of the group writes for all of them, as long as it is open."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import StaleEdit, ensure_fresh
from accounts.models import Person
from accounts.services import record
from evaluations.groups import document_of, questions_of
from evaluations.models import GroupAnswer, GroupEvaluation
from questionnaires.answers import kept
from questionnaires.questions import Answers
from training.models import Cohort


@transaction.atomic
def take_pen(cohort: Cohort, *, by: Person, at: datetime | None = None) -> GroupEvaluation:
    """Write for all of them; whoever wrote so far no longer does. What is asked is settled with the first pen."""
    evaluation = _locked(cohort)
    if evaluation.writer_id == by.pk:
        return evaluation
    evaluation.writer = by
    evaluation.revision += 1
    evaluation.save()
    record(by, "evaluations.group_pen_taken", evaluation, at=at)
    return evaluation


def _locked(cohort):
    GroupEvaluation.objects.get_or_create(cohort=cohort, defaults={"document": document_of(cohort)})
    return GroupEvaluation.objects.select_for_update().get(cohort=cohort)


@transaction.atomic
def write_group_evaluation(
    cohort: Cohort,
    answers: Answers,
    *,
    by: Person,
    revision: int | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> GroupEvaluation:
    """Exactly these answers, by whoever has the pen. The same again is nothing.

    StaleEdit when another has taken the pen, or has written.
    """
    evaluation = _locked(cohort)
    rows = kept(questions_of(cohort, evaluation), answers)
    if evaluation.writer_id not in (None, by.pk):
        raise StaleEdit
    if rows == dict(evaluation.answers.values_list("question_key", "value")):
        return evaluation
    ensure_fresh(evaluation, revision)
    evaluation.answers.all().delete()
    made = [GroupAnswer(evaluation=evaluation, question_key=key, value=value) for key, value in rows.items()]
    GroupAnswer.objects.bulk_create(made)
    evaluation.writer = evaluation.written_by = by
    evaluation.written_at = at or timezone.now()
    evaluation.revision += 1
    evaluation.save()
    record(by, "evaluations.group_evaluation_written", evaluation, at=at)
    if is_not_a_number:
        record(by, "accounts.number_marked_as_other", evaluation, about=by, at=at)
    return evaluation
