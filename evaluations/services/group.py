"""One of the group writes for all of them, as long as it is open."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Person
from accounts.services import record
from evaluations.groups import questions_of
from evaluations.models import GroupAnswer, GroupEvaluation
from training.models import Cohort


@transaction.atomic
def write_group_evaluation(
    cohort: Cohort,
    answers: Mapping[str, str],
    *,
    by: Person,
    revision: int | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> GroupEvaluation:
    """Exactly these answers ({question key: value}). The same again is nothing; StaleEdit if another has written."""
    GroupEvaluation.objects.get_or_create(cohort=cohort)
    evaluation = GroupEvaluation.objects.select_for_update().get(cohort=cohort)
    questions = {row.key: row for row in questions_of(cohort)}
    kept = {key: value for key, value in answers.items() if key in questions and questions[key].say(value)}
    if kept == dict(evaluation.answers.values_list("question_key", "value")):
        return evaluation
    ensure_fresh(evaluation, revision)
    evaluation.answers.all().delete()
    rows = [GroupAnswer(evaluation=evaluation, question_key=key, value=value) for key, value in kept.items()]
    GroupAnswer.objects.bulk_create(rows)
    evaluation.written_by, evaluation.written_at = by, at or timezone.now()
    evaluation.revision += 1
    evaluation.save()
    record(by, "evaluations.group_evaluation_written", evaluation, at=at)
    if is_not_a_number:
        record(by, "accounts.number_marked_as_other", evaluation, about=by, at=at)
    return evaluation
