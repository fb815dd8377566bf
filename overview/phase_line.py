"""What a phase line and a strip are drawn from: an introduction as days, phases and threads of beads."""

import datetime as dt
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True)
class Stretch:
    """A phase or a pause, first and last day included."""

    name: str
    start_on: dt.date
    end_on: dt.date


@dataclass(frozen=True)
class Thread:
    """One series of meetings or sessions. Beads are (day, was held); a cancelled one is left out."""

    kind: str  # joint, mentor, group, course, supervision
    label: str
    beads: list[tuple[dt.date, bool]]
    url: str = ""

    @property
    def held(self):
        return sum(was_held for _day, was_held in self.beads)

    @property
    def total(self):
        return len(self.beads)

    @property
    def is_square(self):
        return self.kind not in ("joint", "mentor")


@dataclass(frozen=True)
class Line:
    """What a phase line and a strip are drawn from; without today nothing is walked and no flag stands."""

    start_on: dt.date
    end_on: dt.date
    today: dt.date | None = None
    phases: tuple[Stretch, ...] | list[Stretch] = ()
    threads: tuple[Thread, ...] | list[Thread] = ()
    evaluations: tuple[dt.date, ...] | list[dt.date] = ()
    pauses: tuple[Stretch, ...] | list[Stretch] = ()
    evaluations_url: str = ""
    plan_url: str = ""

    @property
    def weeks(self):
        return max(1, ceil(((self.end_on - self.start_on).days + 1) / 7))

    @property
    def week(self):
        """The week of the introduction that is today: 1 is the first, 0 stands for before."""
        if self.today is None or self.today < self.start_on:
            return 0
        return min(self.week_of(self.today), self.weeks)

    def week_of(self, day):
        return (day - self.start_on).days // 7 + 1

    @property
    def is_running(self):
        return self.today is not None and self.start_on <= self.today <= self.end_on

    def numbered_phases(self):
        """(name, first week, last week), for the text that stands in for the picture."""
        return [(phase.name, self.week_of(phase.start_on), self.week_of(phase.end_on)) for phase in self.phases]
