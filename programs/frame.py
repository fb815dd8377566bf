"""What a plan is made from: days, people and pace, of an introduction or of one that is only being thought of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from programs.appointments import Appointment
from programs.calendar import Span
from programs.pace import Pace

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """Somebody in a role, from a day to a day; no day means without beginning or end.

    Whoever stands in for another is there in their place, and the role is still the other's.
    """

    role: str
    person_id: int
    from_on: date | None = None
    to_on: date | None = None
    stands_in_for_id: int | None = None

    def part_of(self, span: Span) -> Span | None:
        """What of some days falls within the term."""
        from_on, to_on = max(span.from_on, self.from_on or date.min), min(span.to_on, self.to_on or date.max)
        return Span(from_on, to_on, span.code) if from_on <= to_on else None

    def besides(self, span: Span) -> list[Span]:
        """What of some days falls outside the term: before it, after it or both."""
        mine = self.part_of(span)
        if mine is None:
            return [span]
        before = Span(span.from_on, mine.from_on - A_DAY, span.code)
        after = Span(mine.to_on + A_DAY, span.to_on, span.code)
        return [part for part in (before, after) if part.from_on <= part.to_on]


def roles_on(terms: Iterable[Any], day: date) -> dict[str, int]:
    """{role: person id} on a day, whoever stands in for somebody then in their place; of terms or involvements."""
    then = [row for row in terms if (row.from_on or day) <= day <= (row.to_on or day)]
    held = {row.role: row.person_id for row in then if row.stands_in_for_id is None}
    for row in then:
        if row.stands_in_for_id and held.get(row.role) == row.stands_in_for_id:
            held[row.role] = row.person_id
    return held


@dataclass(frozen=True)
class Frame:
    """The dates and people that a plan is made from; of an introduction, or of one that is only being thought of.

    `people` maps a role key ("newcomer", "mentor", "chief") to a person's id, as far as it is known; `terms` says from
    when to when, also of those who come and have been. The ends are days of the calendar; `counted_…` are the same as
    the programme counts, without pauses and part-time: None when there are none.
    """

    version_id: int
    category_key: str
    start_on: date
    close_support_until_on: date
    end_on: date
    node_id: int | None
    introduction_id: int | None = None
    people: dict[str, int] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    extent: int = 100
    tempos: Pace | None = None
    counted_close_on: date | None = None
    counted_end_on: date | None = None
    experience: str = ""
    booked: tuple[Appointment, ...] = ()

    @cached_property
    def pace(self) -> Pace:
        return self.tempos or Pace(self.start_on)

    @property
    def last_counted_on(self) -> date:
        return self.counted_end_on or self.end_on

    @property
    def closing_on(self) -> date:
        """The counted day after the last: a talk after all of twelve months falls on it, and belongs to the plan."""
        return self.last_counted_on + timedelta(days=1)

    def within(self, day: date) -> date:
        """The day, or the last one of an introduction that is not allowed to become as long as its pace asks for."""
        return min(day, self.end_on)

    @cached_property
    def known_terms(self) -> tuple[Term, ...]:
        """In the order of their first days; by `people` where nothing else is known."""
        known = self.terms or tuple(Term(role, pk) for role, pk in self.people.items())
        return tuple(sorted(known, key=lambda row: row.from_on or date.min))

    def terms_of(self, roles) -> list[Term]:
        """Who has some of the roles and when; not who stands in for them. None means all roles."""
        return [row for row in self.known_terms if not row.stands_in_for_id and (roles is None or row.role in roles)]

    def stand_ins_of(self, roles) -> list[Term]:
        """Who stands in for whoever has some of the roles, and when."""
        return [row for row in self.known_terms if row.stands_in_for_id and (roles is None or row.role in roles)]

    def roles_on(self, day: date) -> dict[str, int]:
        """{role: person id} on a day, as `roles_on` says."""
        return roles_on(self.known_terms, day)
