"""How much mentors carry: each assignment weighed by how much support it takes, against the places that are decided."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from accounts.models import Person
from accounts.querysets import current
from programs.models import Capacity, Introduction, Involvement

USUAL_PLACES = 5  # a full-time mentor's (source 004)
AHEAD, NEW, CLOSE, LATER = "ahead", "new", "close", "later"
# The first six weeks take half as much again, and after the close support half is left; a promised place is a place.
WEIGHTS = {AHEAD: 1.0, NEW: 1.5, CLOSE: 1.0, LATER: 0.5}
FIRST_WEEKS = timedelta(weeks=6)
SOON = timedelta(weeks=4)  # so long before the first day the support has begun
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Assignment:
    """Somebody is mentor in an introduction, from a day to a day."""

    introduction: Introduction
    from_on: date
    to_on: date | None = None

    def support_on(self, day: date) -> str:
        """AHEAD, NEW, CLOSE or LATER. A pause stops the count of the weeks, so it weighs as what it interrupts."""
        if day > self.introduction.close_support_until_on:
            return LATER
        if day >= self.settles_on:
            return CLOSE
        return NEW if day >= self.introduction.start_on - SOON else AHEAD

    @property
    def settles_on(self) -> date:
        """The day after the first six weeks."""
        return self.introduction.pace.day(self.introduction.start_on + FIRST_WEEKS)

    @property
    def last_on(self) -> date:
        """As far as is known: the mentor's own last day, or that of the introduction."""
        return min(self.to_on or date.max, self.introduction.end_on)

    @property
    def turns(self) -> tuple[date, ...]:
        """The days from which it weighs something else."""
        begin, settled = self.introduction.start_on - SOON, self.settles_on
        return begin, settled, self.introduction.close_support_until_on + A_DAY, self.last_on + A_DAY


@dataclass(frozen=True)
class Load:
    """What somebody carries as mentor on the day `on`, with what is promised, and the places that are decided."""

    person_id: int
    places: int
    on: date
    assignments: tuple[Assignment, ...] = ()

    @property
    def taken(self) -> int:
        return len(self.assignments)

    @property
    def weight(self) -> float:
        """In halves of a place."""
        return sum(WEIGHTS[row.support_on(self.on)] for row in self.assignments)

    @property
    def is_full(self) -> bool:
        """As long as it is not, there is room for one more."""
        return self.weight >= self.places

    @property
    def free(self) -> float:
        return max(self.places - self.weight, 0)

    @property
    def over(self) -> float:
        return max(self.weight - self.places, 0)

    def counted(self, *supports: str) -> int:
        """How many assignments take such support."""
        return sum(row.support_on(self.on) in supports for row in self.assignments)

    def weight_on(self, day: date) -> float:
        """On a later day, as far as is known: without those that have ended by then."""
        return sum(WEIGHTS[row.support_on(day)] for row in self.assignments if row.last_on >= day)

    @property
    def frees_on(self) -> date | None:
        """The first day from which there is room for one more; None when no day is known."""
        if not self.is_full:
            return self.on
        turns = sorted({day for row in self.assignments for day in row.turns if day > self.on})
        return next((day for day in turns if self.weight_on(day) < self.places), None)


def loads_of(people: Collection[int], on: date | None = None, besides: int | None = None) -> dict[int, Load]:
    """{person id: Load} of mentors on a day (today), each introduction once; without `besides`, an introduction's id.

    Two queries, and what the rules of usual places ask.
    """
    on = on or timezone.localdate()
    decided = dict(Capacity.objects.filter(current(on), person__in=people).values_list("person_id", "places"))
    usual = usual_places([pk for pk in people if pk not in decided])
    rows = Involvement.objects.filter(
        current(on) | Q(from_on__gt=on),
        person__in=people,
        role="mentor",
        stands_in_for=None,  # some days in somebody's place take no place of one's own
        introduction__state=Introduction.State.ACTIVE,
    ).exclude(introduction=besides)
    carried = _by_person(rows.select_related("introduction__newcomer").order_by("introduction__start_on", "from_on"))
    places = usual | decided
    return {pk: Load(pk, places[pk], on, tuple(carried[pk])) for pk in people}


def load_of(person: Person, on: date | None = None, besides: int | None = None) -> Load:
    return loads_of([person.pk], on, besides)[person.pk]


def _by_person(rows: Iterable[Any]) -> dict[int, list[Assignment]]:
    """Whoever is mentor in two spells of one introduction has one assignment, as long as the last."""
    found: dict[int, dict[int, Assignment]] = defaultdict(dict)
    for row in rows:
        assignment = Assignment(row.introduction, row.from_on, row.to_on)
        found[row.person_id][row.introduction_id] = assignment
    return defaultdict(list, {pk: list(rows.values()) for pk, rows in found.items()})


_rules: list[Callable[[Collection[int]], dict[int, int]]] = []


def register_usual_places(rule: Callable[[Collection[int]], dict[int, int]]) -> None:
    """Let an app say how many places somebody usually has for whom a chief has decided nothing."""
    _rules.append(rule)


def usual_places(people: Collection[int]) -> dict[int, int]:
    """{person id: places} without a decision."""
    places = dict.fromkeys(people, USUAL_PLACES)
    for rule in _rules if people else ():
        places |= rule(people)
    return places
