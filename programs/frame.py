from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from programs.calendar import Span
from programs.pace import Pace


@dataclass(frozen=True)
class Term:
    """Somebody in a role, from a day to a day; no day means without beginning or end."""

    role: str
    person_id: int
    from_on: date | None = None
    to_on: date | None = None

    def part_of(self, span: Span) -> Span | None:
        """What of some days falls within the term."""
        from_on, to_on = max(span.from_on, self.from_on or date.min), min(span.to_on, self.to_on or date.max)
        return Span(from_on, to_on, span.code) if from_on <= to_on else None


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

    def terms_of(self, roles) -> list[Term]:
        """Who has some of the roles and when; by `people` where nothing else is known. None means all roles."""
        known = self.terms or tuple(Term(role, pk) for role, pk in self.people.items())
        return [row for row in known if row.role and (roles is None or row.role in roles)]
