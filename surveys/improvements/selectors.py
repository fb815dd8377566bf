"""What came of what was said, for those who said it."""

from collections import defaultdict
from dataclasses import dataclass, field

from surveys.models import Improvement, Survey
from training.models import Leader, Member

ROUNDS_SHOWN = 20


@dataclass(frozen=True)
class HeardFrom:
    """One place where the person was heard, and what was answered; nothing yet is also an answer."""

    name: str
    survey: Survey | None = None
    improvements: list[Improvement] = field(default_factory=list)


def told_of(survey, reader=None):
    """What is told of a round; whoever keeps the register also reads what is not told yet."""
    rows = Improvement.objects.filter(survey=survey).with_words().order_by("pk")
    return rows.visible_to(reader) if reader else rows.told()


def heard_from(person) -> list[HeardFrom]:
    """The rounds that asked the person and are counted, the newest first; then groups and talks. Two queries."""
    told = defaultdict(list)
    for row in Improvement.objects.told_to(person).with_words():
        told[row.survey or row.group or row.node].append(row)
    closed = Survey.objects.asking(person).filter(closed_at__isnull=False).order_by("-closes_on", "-pk")
    rounds = dict.fromkeys([*closed[:ROUNDS_SHOWN], *(place for place in told if isinstance(place, Survey))])
    found = [HeardFrom(str(row), row, told.pop(row, [])) for row in rounds]
    return found + [HeardFrom(str(place), improvements=rows) for place, rows in told.items()]


def asked_of(improvement) -> set[int]:
    """The people here who were asked, or who met in the group; of a talk nobody in particular."""
    if improvement.survey_id:
        asked = improvement.survey.asked.filter(person__isnull=False)
        return set(asked.values_list("person_id", flat=True))
    if improvement.cohort_id:
        seats = Member.objects.filter(cohort=improvement.cohort_id, state=Member.State.MEMBER)
        led = Leader.objects.filter(cohort=improvement.cohort_id)
        people = seats.values_list("introduction__newcomer_id", flat=True)
        return {*people, *led.values_list("person_id", flat=True)}
    return set()
