"""A programme in time, as it would be for somebody who begins on a Monday soon."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import takewhile

from django.utils import timezone

from mentoring.rhythm import cadence_of
from overview.catalog_beads import A_YEAR, Beads
from overview.phase_line import Line, Thread
from overview.timeline import ORDER, stretches
from programs.calendar import Offset, week_begins
from programs.documents import Document
from programs.file_values import read_weekday
from programs.models import Phase
from programs.words import Words


@dataclass
class Outline:
    """Every day is the programme's own, before vacation and days off move anything."""

    document: Document
    phases: list[Phase]

    @cached_property
    def start_on(self):
        today = timezone.localdate()
        return today + timedelta(days=7 - today.weekday())

    @property
    def close_until(self):
        return self._last_day(self.document["program"]["close_support"])

    @property
    def ends_on(self):
        return self._last_day(self.document["program"]["length"])

    def _last_day(self, length):
        return Offset.parse(length).after(self.start_on) - timedelta(days=1)

    @property
    def line(self):
        """The phases with the meetings, sessions and evaluations of the close support."""
        until = self.close_until
        phases = [(phase, *phase.days(self.start_on)) for phase in self.phases]
        days = [Offset.parse(row["at"]).after(self.start_on) for row in self.document.get("evaluations", [])]
        return Line(
            start_on=self.start_on,
            end_on=until,
            phases=stretches(phases, self.start_on, until),
            threads=self._threads(until),
            evaluations=[day for day in days if day <= until],
        )

    @property
    def beads(self):
        """The meetings and sessions of the first year, on the scale that all programmes of the catalogue share."""
        year_on, ends_on = self._last_day(A_YEAR), self.ends_on
        line = Line(self.start_on, year_on, threads=self._threads(min(year_on, ends_on)))
        return Beads(line, min(self.close_until, year_on), min(ends_on, year_on))

    def _threads(self, until):
        threads = [
            Thread(
                "joint" if "chief" in row["roles"] else "mentor", str(Words(row["name"])), self._meetings(row, until)
            )
            for row in self.document.get("meetings", [])
            if row.get("scope") != "unit"
        ]
        threads += [
            Thread(row["kind"], str(Words(row["name"])), self._sessions(row, until))
            for row in self.document.get("sessions", [])
        ]
        return sorted((row for row in threads if row.beads), key=lambda row: ORDER.index(row.kind))

    def _meetings(self, series, until):
        weekday = read_weekday(series.get("weekday"))
        begins = cadence_of(series["cadence"], self.start_on, self.close_until).begins(self.start_on)
        days = (day + timedelta(days=(weekday - day.weekday()) % 7) for _key, day in begins)
        return [(day, False) for day in takewhile(lambda day: day <= until, days)]

    def _sessions(self, series, until):
        first, every = week_begins(self.start_on, series["from_week"]), Offset.parse(series["every"])
        days = [Offset(number * every.count, every.unit).after(first) for number in range(len(series["sessions"]))]
        return [(day, False) for day in days if day <= until]


def _kind(series):
    return "joint" if "chief" in series["roles"] else "mentor"


def _name(series):
    return str(Words(series["name"]))
