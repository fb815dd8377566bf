"""What the plan check knows of one plan, as plain values: every rule looks only at this, and asks no database."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from dateutil.relativedelta import relativedelta

from overview.plan_check.links import Links
from programs.calendar import PUBLIC_DAYS_OFF, DaysOff, Span
from programs.pace import Pace
from programs.parts import Advice
from programs.step import PREPARED, Step

A_DAY = timedelta(days=1)
QUARTERS = 4
ALWAYS = Span(date.min, date.max)
ASKED = ("mentor", "chief", "team-leader")  # whom a newcomer turns to, in the order in which one asks


@dataclass(frozen=True)
class Someone:
    """A person in one role, from when to when, with the days when the person is away."""

    role: str
    name: str
    person_id: int = 0
    away: tuple[Span, ...] = ()
    term: Span = ALWAYS

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    def has_role_on(self, day: date) -> bool:
        return self.term.from_on <= day <= self.term.to_on

    def is_away(self, day: date) -> bool:
        """Has the role that day and is not at work."""
        return self.has_role_on(day) and any(span.from_on <= day <= span.to_on for span in self.away)

    def is_in(self, day: date) -> bool:
        return self.has_role_on(day) and not self.is_away(day)


@dataclass(frozen=True)
class Load:
    """What the mentor carries beside this introduction, in words, and whether there is room for it too."""

    name: str
    words: str
    is_full: bool


@dataclass(frozen=True)
class Area:
    key: str
    name: str


@dataclass(frozen=True)
class Theme:
    """A theme with the days of its phase in this plan; `touched_on` is the last day that anything touched it."""

    key: str
    name: str
    area: str
    phase: str
    first_on: date
    last_on: date
    touched_on: date | None = None


@dataclass(frozen=True)
class Limits:
    """What is too much, as the place has decided; see programs.PlanRules."""

    course_days: int = 4
    forms: int = 1
    tells_bridge_days: bool = False


@dataclass(frozen=True)
class Programme:
    """What the programme says of the whole, and whether the newcomer is the one it is meant for."""

    areas: tuple[Area, ...] = ()
    themes: tuple[Theme, ...] = ()
    is_shortened: bool = False  # close support, for the newcomer's background
    is_skeleton: bool = False
    is_for_others: bool = False
    meant_for: str = ""


@dataclass(frozen=True)
class Sketch:
    """One plan: its facts, its people and every step of it; of an introduction, or of a start that is thought of."""

    today: date
    start_on: date
    close_support_until_on: date
    end_on: date
    name: str = ""  # the newcomer's first name
    experience: str = ""
    pace: Pace | None = None
    people: tuple[Someone, ...] = ()
    stand_ins: tuple[Someone, ...] = ()  # who stand in for somebody, on the days of their term
    colleagues: tuple[Someone, ...] = ()  # who could
    vacation_weeks: tuple[int, ...] = ()
    load: Load | None = None
    limits: Limits = field(default_factory=Limits)
    programme: Programme = field(default_factory=Programme)
    steps: tuple[Step, ...] = ()
    links: Links = field(default_factory=Links)
    is_start: bool = False

    def advice(self, code, label, reason="", mend="", step=None, is_missing=False) -> Advice:
        """A word of advice with the way to what mends it: a page by its name, or the step's own."""
        url, action = self.links.to(mend, step)
        return Advice(code, label, reason, url, action, self.links.introduction_id, is_missing)

    @cached_property
    def ahead(self) -> tuple[Step, ...]:
        """What has a day or a window that is not over, and is not done."""
        return tuple(step for step in self.steps if not step.is_done and step.last_on and step.last_on >= self.today)

    @cached_property
    def dated(self) -> tuple[Step, ...]:
        """What lies ahead on a day, in order; windows of the checklist and evaluations are no dates."""
        found = [step for step in self.ahead if step.to_on is None]
        return tuple(sorted(found, key=lambda step: (step.from_on, step.key)))

    @cached_property
    def items(self) -> tuple[Step, ...]:
        """What the newcomer goes through; not what the unit has ready."""
        return tuple(step for step in self.steps if step.part == "checklists" and step.kind != PREPARED)

    def person_as(self, role: str) -> Someone | None:
        return next((person for person in self.people if person.role == role), None)

    @cached_property
    def days_off(self) -> DaysOff:
        """Of the place; people's own days away are in `people`."""
        return DaysOff(self.vacation_weeks)

    def day(self, counted: date) -> date:
        """Where a day that the programme counts falls."""
        return self.pace.day(counted) if self.pace else counted

    @property
    def quarters(self) -> list[tuple[date, date]]:
        """First and last day of each quarter of the first year."""
        begins = [self.start_on + relativedelta(months=3 * n) for n in range(QUARTERS + 1)]
        return [(begin, following - A_DAY) for begin, following in zip(begins, begins[1:], strict=False)]

    def working_days(self, monday: date) -> list[date]:
        """The days of a week when somebody is expected at work: no days off of the place, and no pause."""
        days = [monday + timedelta(days=n) for n in range(7)]
        return [day for day in days if self.days_off.is_working_day(day) and not self.is_paused(day)]

    def is_paused(self, day: date, key: str = "") -> bool:
        """Does the introduction rest that day? With a key: does the series rest, or is it one that goes on?"""
        pause = self.pace.pause_on(day) if self.pace else None
        return pause is not None and key not in pause.goes_on


def is_bridge_day(day: date) -> bool:
    """A klämdag: a working day with a day off on both sides."""
    around = (day - A_DAY, day + A_DAY)
    return PUBLIC_DAYS_OFF.is_working_day(day) and not any(map(PUBLIC_DAYS_OFF.is_working_day, around))
