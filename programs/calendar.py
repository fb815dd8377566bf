"""Every date rule of a programme: pure functions over days, with no database.

Week w of an introduction begins at start + 7(w-1) days; a meeting is on the first chosen weekday on or after it. What
falls on a day off moves to the next working day, or is left out; the reason stays with it.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import chain, islice, pairwise, takewhile
from typing import Literal

import holidays
from django.utils.translation import get_language

from programs.cadence import Cadence, Offset, Stage

OnVacation = Literal["skip", "move"]

LONGEST_BREAK = 3 * 366
SATURDAY = 5


@cache
def _swedish_holidays(year: int, language: str) -> dict[date, str]:
    """Public holidays, and the eves that are days off in practice: Midsummer's, Christmas and New Year's."""
    names = holidays.country_holidays(
        "SE", years=year, language=language, categories=("public", "de_facto"), include_sundays=False
    )
    return dict(names.items())


def holiday_name(day: date) -> str:
    """In the active language and as written inside a sentence ("annandag påsk"); empty on other days."""
    if (get_language() or "sv").startswith("en"):
        return _swedish_holidays(day.year, "en_US").get(day, "")
    name = _swedish_holidays(day.year, "sv").get(day, "")
    return name if name.startswith("Kristi") else name[:1].lower() + name[1:]


@dataclass(frozen=True)
class Reason:
    """Why a day is no working day: "holiday", "weekend", "vacation" or the code of an absence."""

    code: str
    day: date

    @property
    def name(self) -> str:
        """The holiday's name for the present reader; empty for other reasons."""
        return holiday_name(self.day) if self.code == "holiday" else ""


@dataclass(frozen=True)
class Span:
    """Days when somebody is away, both ends included; the code says who or what, never why."""

    from_on: date
    to_on: date
    code: str = "absence"


@dataclass(frozen=True)
class DaysOff:
    """Weekends and Swedish holidays, a node's vacation weeks (ISO numbers, every year) and absences."""

    vacation_weeks: Collection[int] = ()
    absences: Collection[Span] = ()

    def reason(self, day: date) -> Reason | None:
        """Why nobody meets that day; None on a working day."""
        if day in _swedish_holidays(day.year, "sv"):
            return Reason("holiday", day)
        if day.weekday() >= SATURDAY:
            return Reason("weekend", day)
        if self.in_vacation(day):
            return Reason("vacation", day)
        return next((Reason(span.code, day) for span in self.absences if span.from_on <= day <= span.to_on), None)

    def in_vacation(self, day: date) -> bool:
        return day.isocalendar().week in self.vacation_weeks

    def is_working_day(self, day: date) -> bool:
        return self.reason(day) is None

    def next_working_day(self, day: date) -> date:
        """The day itself or the first working day after it; a ValueError if there is none in three years."""
        days = (day + timedelta(days=n) for n in range(LONGEST_BREAK))
        if found := next(filter(self.is_working_day, days), None):
            return found
        raise ValueError(f"No working day within three years from {day}")


PUBLIC_DAYS_OFF = DaysOff()


@dataclass(frozen=True)
class Slot:
    """A place in a series: the key never changes; `on` is the working day it got, or `planned_on` if left out."""

    key: str
    planned_on: date
    on: date
    reason: Reason | None = None
    is_skipped: bool = False

    @property
    def moved_from(self) -> date | None:
        return self.planned_on if self.on != self.planned_on else None


def occurrences(
    start_on: date,
    end_on: date,
    weekday: int,
    cadence: Cadence,
    days_off: DaysOff = PUBLIC_DAYS_OFF,
    on_vacation: OnVacation = "skip",
    tolerance: int | None = None,
    beat: Callable[[date], date] | None = None,
) -> list[Slot]:
    """The slots of a series planned from `start_on` to `end_on`, both included; weekday 0 is Monday.

    `beat` says where a day of the rhythm falls in the calendar, when there are pauses: see programs.pace.

    One that would move to the next one's planned day, or past it, is left out: days stay unique and in order. So is
    one that would move more than `tolerance` days. One that is planned on the last days may move past the end. A later
    end adds slots and changes none.
    """
    slots = _placed(_planned(start_on, weekday, cadence, beat), days_off, on_vacation, tolerance)
    return list(takewhile(lambda slot: slot.planned_on <= end_on, slots))


def session_dates(first_on: date, number: int, every: Offset, days_off: DaysOff = PUBLIC_DAYS_OFF) -> list[Slot]:
    """The slots "s01", "s02", … of a cohort that meets `number` times on the weekday of the first.

    No session is left out: in a vacation week or a long absence the rest wait until the next time in the rhythm.
    """
    planned = _planned(first_on, first_on.weekday(), Cadence((Stage(every),)))
    held = (slot for slot in _placed(planned, days_off, "skip") if not slot.is_skipped)
    return [replace(slot, key=f"s{n:02}") for n, slot in enumerate(islice(held, number), start=1)]


def due_on(
    start_on: date,
    offset: Offset,
    days_off: DaysOff = PUBLIC_DAYS_OFF,
    beat: Callable[[date], date] | None = None,
) -> Slot:
    """When something due at an offset opens: that day or the next working day, with the reason."""
    day = offset.after(start_on)
    day = beat(day) if beat else day
    return Slot(str(offset), day, days_off.next_working_day(day), days_off.reason(day))


def _planned(start: date, weekday: int, cadence: Cadence, beat=None) -> Iterator[tuple[str, date]]:
    for key, begin in cadence.begins(start):
        day = _first(weekday, begin)
        yield key, _first(weekday, beat(day)) if beat else day


def _first(weekday: int, day: date) -> date:
    """The first such weekday, the day itself included."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _placed(planned: Iterator[tuple[str, date]], days_off, on_vacation, tolerance=None) -> Iterator[Slot]:
    for (key, day), (_, following) in pairwise(chain(planned, [("", date.max)])):
        if on_vacation == "skip" and days_off.in_vacation(day):
            yield Slot(key, day, day, Reason("vacation", day), is_skipped=True)
            continue
        on = days_off.next_working_day(day)
        is_skipped = on >= following or (tolerance is not None and (on - day).days > tolerance)
        yield Slot(key, day, day if is_skipped else on, days_off.reason(day), is_skipped)


def iso_week(day: date) -> tuple[int, int]:
    """ISO year and week, shown as "v. 53"; 2027-01-01 is (2026, 53)."""
    year, week, _ = day.isocalendar()
    return year, week


def week_of(start_on: date, day: date) -> int:
    """Week of the introduction, 1 or later; 0 or less before its start."""
    return (day - start_on).days // 7 + 1


def week_begins(start_on: date, week: int) -> date:
    """First day of a week of the introduction."""
    return start_on + timedelta(days=7 * (week - 1))


def window(start_on: date, from_week: int, to_week: int) -> tuple[date, date]:
    """First day of one week through last day of another: (start, start + 27 days) for weeks 1-4."""
    return week_begins(start_on, from_week), week_begins(start_on, to_week + 1) - timedelta(days=1)


def weeks_between(first: date, last: date) -> list[date]:
    """The Mondays of every ISO week that the days from `first` to `last` touch."""
    monday = first - timedelta(days=first.weekday())
    return [monday + timedelta(days=n) for n in range(0, (last - monday).days + 1, 7)]


def working_days_between(earlier: date, later: date, days_off: DaysOff = PUBLIC_DAYS_OFF) -> int:
    """Working days after `earlier` up to and including `later`."""
    return sum(days_off.is_working_day(earlier + timedelta(days=n)) for n in range(1, (later - earlier).days + 1))


def add_working_days(day: date, number: int, days_off: DaysOff = PUBLIC_DAYS_OFF) -> date:
    """The so manieth working day after `day`, or before it if negative; 0 is the day itself."""
    step = timedelta(days=1 if number > 0 else -1)
    for _ in range(abs(number)):
        day += step
        while not days_off.is_working_day(day):
            day += step
    return day
