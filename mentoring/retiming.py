"""What would become of a series if it met another weekday, time or place from a day on; nothing is written here."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.dates import WEEKDAYS

from mentoring.models import Meeting, Series
from mentoring.proposals import PART, propose, values_of
from mentoring.rhythm import lasting_cadence
from mentoring.slots import Setting, Timed, former_of
from programs.calendar import DaysOff, occurrences
from programs.days_off import moved_at_because, vacation_weeks
from programs.offers import declined_of
from programs.parts import Change

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True)
class Times:
    """When and where a series is to meet, from a day on."""

    from_on: date
    weekday: int
    time: time
    minutes: int
    place: str = ""


@dataclass(frozen=True)
class Retimed:
    """A series, the times that it would have, and every meeting that would change."""

    series: Series
    times: Times
    changes: tuple[Change, ...]

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same changes: what is done must be what was seen."""
        said = [asdict(self.times), [(row.occurrence, row.before, row.after) for row in self.changes]]
        text = json.dumps(said, cls=DjangoJSONEncoder, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def first_at(self) -> datetime | None:
        """The earliest time that is left, or taken instead."""
        return min((_starts_at(side) for row in self.changes for side in (row.before, row.after) if side), default=None)

    @property
    def former(self) -> list[dict]:
        """How it met before, each with its last day, this time among them."""
        return former_of(self.series, self.times.from_on)


def retimed(series: Series, times: Times, on: date | None = None) -> Retimed:
    """What the times would bring from their day on, as the plan is made: around days off and what people are taken by.

    The series comes with_people(). A meeting that the new rhythm has no room for in the first week stays where it is,
    and the change holds from the day after it.
    """
    today = on or timezone.localdate()
    changes = _changes(series, times, today)
    lost = [row for row in changes if row.after is None and row.on and row.on < times.from_on + A_WEEK]
    if lost:
        times = replace(times, from_on=lost[-1].on + A_DAY)
        changes = _changes(series, times, today)
    return Retimed(series, times, tuple(changes))


def _changes(series, times, today):
    found = _of_introduction(series, times, today) if series.introduction else _of_unit(series, times, today)
    return sorted((row for row in found if _is_from(row, times.from_on)), key=lambda row: row.on or date.max)


def _of_introduction(series, times, today):
    introduction, key = series.introduction, series.key
    chosen = {f"{key}_{name}": value for name, value in asdict(times).items()}
    declined = declined_of(introduction, introduction.version)
    found = propose(introduction.frame, chosen, today)
    return [row for row in found if row.key == key and row.place not in declined]


def _of_unit(series, times, today):
    """Those that are there; the introductions add the rest. The unit's meetings are moved by nobody's bookings."""
    meetings = Meeting.objects.planned().filter(series=series, is_pinned=False).since(today + A_DAY)
    by_slot = {row.slot: row for row in meetings if timezone.localdate(row.first_planned_at) >= times.from_on}
    if not by_slot:
        return []
    setting = Setting(series.start_on, times.weekday, times.time, times.minutes, times.place)
    last_on = max(row.on for row in by_slot.values()) + A_WEEK
    days_off, tolerance = DaysOff(vacation_weeks(series.node)), series.template.tolerance
    cadence = lasting_cadence(series.template.cadence)
    slots = occurrences(setting.start_on, last_on, setting.weekday, cadence, days_off, tolerance=tolerance)
    kept = [slot for slot in slots if slot.key in by_slot and not slot.is_skipped and slot.on > today]
    changes = (_change(series, setting, slot, by_slot[slot.key]) for slot in kept)
    return [row for row in changes if any(row.before[name] != row.after[name] for name in row.before)]


def _change(series, setting, slot, meeting):
    timed = Timed(slot, setting.at(slot.planned_on), setting.at(slot.on))
    reason = moved_at_because(timed.first_planned_at, timed.starts_at, timed.code)
    before, after = values_of(meeting), setting.values(timed)
    return Change(PART, series.key, slot.key, before, after, str(series), slot.on, series.key, reason)


@dataclass(frozen=True)
class Former:
    """How a series met before, as its page tells it."""

    until_on: date
    weekday: int
    time: time
    minutes: int
    place: str

    @classmethod
    def of(cls, row: dict) -> "Former":
        values = row | {"until_on": date.fromisoformat(row["until_on"]), "time": time.fromisoformat(row["time"])}
        return cls(**values)

    @property
    def weekday_name(self):
        return WEEKDAYS[self.weekday]

    @property
    def query(self) -> str:
        """What the form is filled in with to change back."""
        return urlencode(
            {"weekday": self.weekday, "time": f"{self.time:%H:%M}", "minutes": self.minutes, "place": self.place}
        )


@dataclass(frozen=True)
class Row:
    """A meeting of the preview: the times before and after, or None where there is no meeting."""

    before: datetime | None
    after: datetime | None
    minutes: int
    place: str
    reason: str


def row_of(change: Change) -> Row:
    before, after = (_starts_at(side) if side else None for side in (change.before, change.after))
    values = change.after or change.before or {}
    return Row(before, after, values["minutes"], values["place"], change.reason)


def _is_from(change, from_on):
    return any(timezone.localdate(_starts_at(side)) >= from_on for side in (change.before, change.after) if side)


def _starts_at(values):
    return datetime.fromisoformat(values["starts_at"])
