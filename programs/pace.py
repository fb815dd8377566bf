"""How the days that a programme counts become days in the calendar of one introduction.

A pause stops the count, and part-time slows it down: everything that comes after moves, and nothing is lost. Pure
functions over days.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any, Self

from programs.calendar import Span

FULL = 100
PAUSE = "pause"  # why somebody is not there, as a code
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Tempo:
    """From a day on the plan goes at so many per cent of its pace; 0 is a pause, which has a last day.

    What is slower than full pace lasts until another tempo takes over. `goes_on`: keys of the series of meetings that
    are held in a pause as well.
    """

    from_on: date
    percent: int
    to_on: date | None = None
    reason: str = ""
    goes_on: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.percent <= FULL:
            raise ValueError(f"A tempo is 0 to 100 per cent, not {self.percent}")
        if self.is_pause and (self.to_on is None or self.to_on < self.from_on):
            raise ValueError("A pause has a last day, which is not before its first")

    @property
    def is_pause(self) -> bool:
        return self.percent == 0

    @classmethod
    def parse(cls, row: dict[str, Any]) -> Self:
        """Read what `as_data` wrote."""
        to_on = date.fromisoformat(row["to_on"]) if row.get("to_on") else None
        goes_on = tuple(row.get("goes_on", ()))
        return cls(date.fromisoformat(row["from_on"]), row["percent"], to_on, row.get("reason", ""), goes_on)

    def as_data(self) -> dict[str, Any]:
        """As plain values, what is empty left out."""
        data: dict[str, Any] = {"from_on": self.from_on.isoformat(), "percent": self.percent}
        if self.to_on:
            data["to_on"] = self.to_on.isoformat()
        if self.reason:
            data["reason"] = self.reason
        if self.goes_on:
            data["goes_on"] = list(self.goes_on)
        return data


@dataclass(frozen=True)
class Pace:
    """Every tempo of an introduction that starts on a day; without any, a day is the day that is counted."""

    start_on: date
    tempos: tuple[Tempo, ...] = ()

    @classmethod
    def parse(cls, start_on: date, rows: Iterable[dict[str, Any]]) -> Self:
        return cls(start_on, tuple(Tempo.parse(row) for row in rows))

    def as_data(self) -> list[dict[str, Any]]:
        return [tempo.as_data() for tempo in self.tempos]

    @property
    def pauses(self) -> tuple[Tempo, ...]:
        return tuple(tempo for tempo in self.tempos if tempo.is_pause)

    @property
    def slowings(self) -> tuple[Tempo, ...]:
        return tuple(tempo for tempo in self.tempos if not tempo.is_pause)

    def spans(self) -> tuple[Span, ...]:
        """The pauses as days when nobody meets."""
        return tuple(Span(row.from_on, row.to_on, PAUSE) for row in self.pauses if row.to_on)

    def pause_on(self, day: date) -> Tempo | None:
        return next((row for row in self.pauses if row.from_on <= day <= row.to_on), None)  # type: ignore[operator]

    def percent_on(self, day: date) -> int:
        """How fast the plan goes on a day; 0 in a pause."""
        if self.pause_on(day):
            return 0
        begun = [row for row in self.slowings if row.from_on <= day and (row.to_on is None or day <= row.to_on)]
        return max(begun, key=lambda row: row.from_on).percent if begun else FULL

    def beat_of(self, key: str) -> "Pace":
        """For one series of meetings: weekly stays weekly, and a pause in which it goes on is none."""
        if not self.tempos:
            return self
        return Pace(self.start_on, tuple(row for row in self.pauses if key not in row.goes_on))

    def without_pauses(self) -> "Pace":
        return Pace(self.start_on, self.slowings)

    def only_pauses(self) -> "Pace":
        return Pace(self.start_on, self.pauses)

    def day(self, counted: date) -> date:
        """The day in the calendar of one that the programme counts. Later days stay later; never a day in a pause."""
        left = (counted - self.start_on).days * FULL
        if left < 0 or not self.tempos:
            return counted
        for begin, end, percent in self._stretches:
            held = (end - begin).days * percent
            if left < held:
                return begin + timedelta(days=left // percent)
            left -= held
        return self._last_from_on + timedelta(days=left // self.percent_on(self._last_from_on))

    def counted(self, day: date) -> date:
        """The day that the programme counts on one in the calendar: the inverse of `day`."""
        if day <= self.start_on or not self.tempos:
            return day
        held = sum((min(end, day) - begin).days * percent for begin, end, percent in self._stretches if begin < day)
        if day > self._last_from_on:
            held += (day - self._last_from_on).days * self.percent_on(self._last_from_on)
        return self.start_on + timedelta(days=-(-held // FULL))

    @cached_property
    def _turns(self) -> list[date]:
        """The days from which the pace may be another."""
        ends = {row.to_on + A_DAY for row in self.tempos if row.to_on}
        begins = {row.from_on for row in self.tempos}
        return sorted(day for day in {self.start_on} | begins | ends if day >= self.start_on)

    @property
    def _last_from_on(self) -> date:
        return self._turns[-1]

    @property
    def _stretches(self) -> Iterator[tuple[date, date, int]]:
        """(first day, the day after the last, per cent), without the last one, which has no end."""
        for begin, end in pairwise(self._turns):
            yield begin, end, self.percent_on(begin)
