"""What other pages ask for, for any number of introductions at once; counts and dates, never an answer."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import Reading
from evaluations.models import Occasion, Respondent
from evaluations.querysets import whose_yes_is_awaited
from evaluations.sides import side_of, with_sides
from questionnaires.page import minutes_for

LATELY = timedelta(days=28)


@dataclass(frozen=True)
class Task:
    """An evaluation that waits for somebody: to answer, or to decide over when the other was silent."""

    occasion: Occasion
    role: str
    is_begun: bool
    questions: int
    minutes: int


def answered_counts(introductions):
    """{introduction id: (sent in, expected)} of the evaluations that have opened; one query."""
    found: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    rows = Occasion.objects.opened_by(timezone.localdate()).filter(introduction__in=introductions).with_answered()
    for introduction_id, roles, answered in rows.values_list("introduction_id", "template__answered_by", "answered"):
        before, expected = found[introduction_id]
        found[introduction_id] = (before + answered, expected + len(roles))
    return dict(found)


def counts_of(occasions):
    """(sent in, expected) of the occasions together; one query."""
    rows = list(occasions.with_answered().values_list("template__answered_by", "answered"))
    return sum(answered for _roles, answered in rows), sum(len(roles) for roles, _answered in rows)


def to_answer(person):
    """[Task, …]: open and not sent in by the person, the first to close first."""
    rows = Occasion.objects.touching(person).open_on(timezone.localdate()).with_questions().order_by("closes_on", "pk")
    return [task for occasion in with_sides(rows) if (task := _task(person, occasion))]


def _task(person, occasion):
    side = side_of(person, occasion)
    if side is None or side.has_submitted:
        return None
    questions = occasion.template.questionnaire.questions_for(side.role)
    return Task(occasion, side.role, side.is_begun, len(questions), minutes_for(questions))


def to_follow_up(person):
    """([Occasion, …] to decide over, [Occasion, …] to read) of those that the person has sent in; one query."""
    sent = Respondent.objects.filter(person=person, submitted_at__isnull=False)
    rows = list((_alone(sent) | _unread(sent, person)).with_words())
    return (
        [row for row in rows if not row.is_revealed],
        [row for row in rows if row.is_revealed and len(row.template.answered_by) > 1],
    )


def to_agree(person):
    """[Occasion, …] where another proposes to take something to the chief and waits for the person's yes."""
    waiting = whose_yes_is_awaited(timezone.localdate()).filter(person=person)
    return list(Occasion.objects.in_plan().filter(pk__in=waiting.values("occasion_id")).with_words())


def _alone(sent):
    """Closed, and not yet decided over by the only one who answered."""
    undecided = sent.filter(decision="").values("occasion_id")
    return Occasion.objects.closed_on(timezone.localdate()).filter(pk__in=undecided)


def _unread(sent, person):
    """Lately answered by all, and not yet opened by the person."""
    read = Reading.objects.filter(by=person, object_type=Occasion._meta.label_lower, object_id=OuterRef("pk"))
    lately = Occasion.objects.in_plan().filter(revealed_at__gte=timezone.now() - LATELY)
    return lately.filter(~Exists(read.filter(at__gte=OuterRef("revealed_at"))), pk__in=sent.values("occasion_id"))
