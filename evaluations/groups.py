"""The evaluation that a group writes together when its last session is held: when, what is asked, and for whom.

It opens by itself and closes after two weeks. Those who have a seat and those who lead write and read it; nobody else.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from evaluations.models import GroupEvaluation, Questionnaire
from outbox.rows import key_of
from programs.parts import Due
from questionnaires.catalog import shipped_by_key
from questionnaires.questions import Question, Sheet, read
from training.models import Cohort, Leader, Member
from training.rules import is_leader, is_member

OPEN_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Times:
    """The days of one group's evaluation, both included."""

    opens_on: date
    closes_on: date

    def is_open_on(self, day: date) -> bool:
        return self.opens_on <= day <= self.closes_on


def times_of(cohort: Cohort) -> Times | None:
    """None until the last session is held. Asks a cohort that comes from `Cohort.objects.finished()`."""
    ended_at = getattr(cohort, "finished_at", None)
    if ended_at is None:
        return None
    opens_on = timezone.localdate(ended_at)
    return Times(opens_on, opens_on + OPEN_FOR)


def document_of(cohort: Cohort) -> dict[str, Any]:
    """The programme's own questionnaire, when it has one of the same name as the series; else the shipped one."""
    series = cohort.series
    own = Questionnaire.objects.filter(version=series.version_id, key=series.key).first()
    return own.document if own else shipped_by_key("group").document


def sheet_of(cohort: Cohort, evaluation: GroupEvaluation | None = None) -> Sheet:
    """What was asked when somebody began to write; before that, what would be asked now."""
    kept = evaluation.document if evaluation else {}
    return read(kept or document_of(cohort))


def questions_of(cohort: Cohort, evaluation: GroupEvaluation | None = None) -> list[Question]:
    return sheet_of(cohort, evaluation).questions


def can_read(person, cohort):
    return is_leader(person, cohort) or is_member(person, cohort)


def can_write(person, cohort):
    times = times_of(cohort)
    return can_read(person, cohort) and times is not None and times.is_open_on(timezone.localdate())


def open_on(day: date):
    """Groups whose evaluation can be written that day."""
    finished = Cohort.objects.finished()
    return finished.filter(finished_at__date__lte=day, finished_at__date__gte=day - OPEN_FOR)


def due(on: date):
    """It is told once, to all who may write, while nobody has written."""
    unwritten = list(open_on(on).filter(evaluation__written_at=None).values_list("pk", flat=True))
    newcomer = "introduction__newcomer_id"
    members = Member.objects.filter(state=Member.State.MEMBER, cohort__in=unwritten)
    leaders = Leader.objects.filter(cohort__in=unwritten)
    for rows, person in ((members, newcomer), (leaders, "person_id")):
        key = key_of("group-evaluation", "cohort_id", person)
        yield Due("group_evaluation_open", rows.values_list(person, key, "cohort_id"))
