"""Where vacation weeks stretch the plans: an introduction rests in them and becomes as much longer. Pure functions."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from programs.calendar import weeks_between
from programs.frame import Frame
from programs.pace import Pace, Tempo

VACATION = "vacation"  # the reason of such a pause
A_WEEK, SUNDAY = timedelta(weeks=1), timedelta(days=6)
LONGEST = timedelta(days=6 * 366)  # whoever says that every week is vacation gets no plan without an end


def paused_for(weeks: Collection[int], pace: Pace, counted_end_on: date) -> Pace:
    """The pace with a pause for all vacation weeks of a plan that counts until a day; those it had are made anew.

    The week of the first day is none: who begins then is there.
    """
    kept = tuple(row for row in pace.tempos if row.reason != VACATION)
    paused, end_on = Pace(pace.start_on, kept), date.min
    while end_on < (longer := min(paused.day(counted_end_on), pace.start_on + LONGEST)):
        end_on, pauses = longer, _pauses(weeks, pace.start_on, longer)
        paused = Pace(pace.start_on, tuple(sorted((*kept, *pauses), key=lambda row: row.from_on)))
    return paused


def repaused(frame: Frame, weeks: Collection[int]) -> Frame:
    """A frame whose days have changed, if vacation stretched it before; its ends are still to be put right."""
    if not is_stretched(frame.pace):
        return frame
    return replace(frame, tempos=paused_for(weeks, replace(frame.pace, start_on=frame.start_on), frame.last_counted_on))


def is_stretched(pace: Pace) -> bool:
    return any(row.reason == VACATION for row in pace.tempos)


def _pauses(weeks, start_on, end_on) -> Iterable[Tempo]:
    mondays = [day for day in weeks_between(start_on, end_on)[1:] if day.isocalendar().week in weeks]
    return [Tempo(first, 0, last + SUNDAY, VACATION) for first, last in _runs(mondays)]


def _runs(mondays: list[date]) -> Iterator[tuple[date, date]]:
    """The first and last Monday of weeks that follow each other."""
    for monday in mondays:
        if monday - A_WEEK not in mondays:
            last = monday
            while last + A_WEEK in mondays:
                last += A_WEEK
            yield monday, last
