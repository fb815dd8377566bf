"""The evaluation that a group writes together when its last session is held: when, what is asked, and for whom.

It opens by itself and closes after two weeks. Those who have a seat and those who lead write and read it; nobody else.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from evaluations.models import Question, Questionnaire
from outbox.rows import key_of
from programs.parts import Due
from programs.words import Words
from training.models import Cohort, Leader, Member
from training.rules import is_leader, is_member

OPEN_FOR = timedelta(days=14)

SHIPPED = [
    Question(key=key, kind=Question.Kind.TEXT, text=Words({"sv": sv, "en": en}))
    for key, sv, en in [
        (
            "of-help",
            "Har träffarna varit till hjälp, och i så fall hur?",
            "Have the sessions been of help, and if so how?",
        ),
        (
            "differently",
            "Vad kunde vi ha gjort på ett annat sätt?",
            "What could we have done differently?",
        ),
        (
            "more-and-less",
            "Vad hade ni velat ha mer av, och mindre av?",
            "What would you have wanted more of, and less of?",
        ),
        (
            "one-to-one",
            "Passar någon del bättre att ta en och en?",
            "Would any part be better done one-to-one?",
        ),
        (
            "own-contribution",
            "Hur har ni själva bidragit?",
            "How have you contributed yourselves?",
        ),
    ]
]


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


def questions_of(cohort: Cohort) -> list[Question]:
    """The programme's own, when it has a questionnaire of the same name as the series; else the shipped ones."""
    series = cohort.series
    own = Questionnaire.objects.filter(version=series.version_id, key=series.key).prefetch_related("questions").first()
    return list(own.questions.all()) if own else SHIPPED


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
    unwritten = list(open_on(on).filter(evaluation=None).values_list("pk", flat=True))
    newcomer = "introduction__newcomer_id"
    members = Member.objects.filter(state=Member.State.MEMBER, cohort__in=unwritten)
    leaders = Leader.objects.filter(cohort__in=unwritten)
    for rows, person in ((members, newcomer), (leaders, "person_id")):
        key = key_of("group-evaluation", "cohort_id", person)
        yield Due("group_evaluation_open", rows.values_list(person, key, "cohort_id"))
