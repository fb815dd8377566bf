"""When a chosen time of a series is taken again and again: another weekday or time, free in more of the weeks."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import product

from django.utils import timezone
from django.utils.dates import WEEKDAYS

from mentoring.clock import Clock
from mentoring.models import TemplateSeries
from programs.appointments import DAY_ENDS, Appointment, Diary
from programs.days_off import BOOKED
from programs.frame import Frame
from programs.parts import Change

PART = "mentoring"
OFTEN = 3  # so many moved meetings are worth a word; a single one is moved and that is all
HALF_HOURS = [time(hour, minute) for hour in range(8, 16) for minute in (0, 30)]
CHOICE = 3


@dataclass(frozen=True)
class FreeTime:
    """A weekday and a time, and in how many of the weeks everybody is free then."""

    weekday: int
    time: time
    free: int

    @property
    def weekday_name(self):
        return WEEKDAYS[self.weekday]


@dataclass(frozen=True)
class Crowded:
    """A series of which many meetings had to move because somebody is taken."""

    key: str
    label: str
    moved: int
    total: int
    times: list[FreeTime]


def crowded(frame: Frame, changes: list[Change]) -> list[Crowded]:
    """Of a start that is only being thought of; no query when nothing is crowded, else a fixed number."""
    made = [row for row in changes if row.part == PART and row.after and row.before is None]
    own = [row for row in made if "node_id" not in row.after]  # a unit's meetings are never moved by a plan
    keys = [key for key in dict.fromkeys(row.key for row in own) if len(_moved(own, key)) >= OFTEN]
    if not keys:
        return []
    clock = Clock(frame, frame.start_on)
    roles = dict(TemplateSeries.objects.filter(version=frame.version_id).values_list("key", "roles"))
    return [_crowded(key, own, clock, roles) for key in keys]


def _moved(changes, key):
    return [row for row in changes if row.key == key and row.after["shifted_because"] == BOOKED]


def _crowded(key, changes, clock, roles):
    mine = [row for row in changes if row.key == key]
    others = Diary(_taken(row, clock, roles[row.key]) for row in changes if row.key != key)
    chosen = datetime.fromisoformat(mine[0].after["first_planned_at"])
    times = [_free_time(weekday, at, mine, clock, others, roles[key]) for weekday, at in product(range(5), HALF_HOURS)]
    fitting = [row for row in times if row and row.free > len(mine) - len(_moved(changes, key))]
    fitting.sort(key=lambda row: (-row.free, row.weekday != chosen.weekday(), _minutes_apart(row.time, chosen)))
    return Crowded(key, mine[0].label, len(_moved(changes, key)), len(mine), _of_different_days(fitting))


def _taken(change, clock, roles):
    starts_at = datetime.fromisoformat(change.after["starts_at"])
    people = tuple(clock.people(roles, timezone.localdate(starts_at)))
    return Appointment(PART, 0, starts_at, change.after["minutes"], people, kind="")


def _free_time(weekday, clock_time, changes, clock, others, roles):
    minutes = changes[0].after["minutes"]
    if _minutes_apart(DAY_ENDS, clock_time) < minutes:
        return None
    weeks = [_at(change, weekday, clock_time) for change in changes]
    free = [
        at
        for at in weeks
        if clock.is_free(roles, at, minutes) and others.is_free(clock.people(roles, at.date()), at, minutes)
    ]
    return FreeTime(weekday, clock_time, len(free))


def _at(change, weekday, clock_time):
    planned_on = datetime.fromisoformat(change.after["first_planned_at"]).date()
    day = planned_on + timedelta(days=weekday - planned_on.weekday())
    return timezone.make_aware(datetime.combine(day, clock_time))


def _minutes_apart(clock_time, chosen):
    return abs((clock_time.hour - chosen.hour) * 60 + clock_time.minute - chosen.minute)


def _of_different_days(times):
    """The best of each weekday, the best first."""
    best: dict[int, FreeTime] = {}
    for row in times:
        best.setdefault(row.weekday, row)
    return list(best.values())[:CHOICE]
