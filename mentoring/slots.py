"""When one series of a plan should meet: by the day as its rhythm says, and by the clock when everybody is free."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from mentoring.clock import Clock
from mentoring.models import Meeting, TemplateSeries
from mentoring.rhythm import cadence_of, lasting_cadence
from programs.calendar import DaysOff, Reason, Slot, occurrences
from programs.days_off import BOOKED, reason_code

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True)
class Setting:
    """When and where a series meets: as chosen now, as it does already, or as the template suggests.

    `former`: how it met before; each holds for what its own rhythm has until its `until_on`.
    """

    start_on: date
    weekday: int
    time: time
    minutes: int
    place: str
    until_on: date | None = None
    former: tuple["Setting", ...] = ()

    @classmethod
    def of(cls, template, series, choices, start_on):
        now, is_joined = series or template, bool(series and series.node_id)
        is_same = is_joined or series is None or series.template_id == template.pk
        choices = {} if is_joined else choices  # whoever joins a unit's meetings takes them as they are
        minutes = now.minutes if is_same else template.minutes  # a newer version may say another length
        begins_on = series.start_on if is_joined else start_on
        from_on = choices.get(f"{template.key}_from_on")
        return cls(
            start_on=begins_on,
            weekday=_chosen(choices, template.key, "weekday", now.weekday),
            time=_chosen(choices, template.key, "time", now.time),
            minutes=_chosen(choices, template.key, "minutes", minutes),
            place=_chosen(choices, template.key, "place", getattr(now, "place", "")),
            former=() if series is None or is_joined else _settings(begins_on, former_of(series, from_on)),
        )

    @property
    def in_turn(self):
        return (*self.former, self)

    def at(self, day):
        return timezone.make_aware(datetime.combine(day, self.time))

    def values(self, timed):
        """The plain values of one meeting."""
        return {
            "first_planned_at": timed.first_planned_at.isoformat(),
            "starts_at": timed.starts_at.isoformat(),
            "minutes": self.minutes,
            "place": self.place,
            "shifted_because": timed.code,
        }

    @property
    def as_data(self):
        """What the series itself remembers, as plain values."""
        former = [row.how | {"until_on": row.until_on.isoformat()} for row in self.former if row.until_on]
        return self.how | {"start_on": self.start_on.isoformat(), "former": former}

    @property
    def how(self):
        return {
            "weekday": self.weekday,
            "time": f"{self.time:%H:%M}",
            "minutes": self.minutes,
            "place": self.place,
        }


def _chosen(choices, key, name, otherwise):
    value = choices.get(f"{key}_{name}")
    return otherwise if value is None else value


def former_of(series, from_on: date | None = None) -> list[dict]:
    """How a series met before, each with its last day; from a day on, how it meets now is among them."""
    if from_on is None:
        return series.former
    until_on = from_on - A_DAY
    now = {"until_on": until_on.isoformat(), "weekday": series.weekday, "time": f"{series.time:%H:%M}"}
    before = [row for row in series.former if date.fromisoformat(row["until_on"]) < until_on]
    return [*before, now | {"minutes": series.minutes, "place": series.place}]


def _settings(start_on, rows):
    return tuple(
        Setting(
            start_on,
            row["weekday"],
            time.fromisoformat(row["time"]),
            row["minutes"],
            row["place"],
            date.fromisoformat(row["until_on"]),
        )
        for row in rows
    )


@dataclass(frozen=True)
class Timed:
    """A slot with its times: where the rhythm has it, and where it is to be."""

    slot: Slot
    first_planned_at: datetime
    starts_at: datetime

    @property
    def key(self):
        return self.slot.key

    @property
    def is_skipped(self):
        return self.slot.is_skipped

    @property
    def on(self):
        return timezone.localdate(self.starts_at)

    @property
    def code(self):
        """Why it is not where the rhythm has it."""
        if self.on == self.slot.on and self.slot.moved_from:
            return reason_code(self.slot)
        return BOOKED if self.starts_at != self.first_planned_at else ""


def slots_of(template, setting, frame, away) -> tuple[list[Slot], dict[str, Setting], DaysOff]:
    """The slots of an introduction's own series, the setting of each, and the days off that they were made around."""
    beat = frame.pace.beat_of(template.key)
    cadence = cadence_of(template.cadence, frame.start_on, frame.close_support_until_on, frame.pace, beat)
    days_off, tolerance = away.of(template.roles, beat.spans()), template.tolerance
    placed: dict[str, tuple[Slot, Setting]] = {}
    for row in setting.in_turn:
        slots = occurrences(
            row.start_on, frame.end_on, row.weekday, cadence, days_off, tolerance=tolerance, beat=beat.day
        )
        for slot in slots:
            if frame.start_on <= slot.planned_on <= (row.until_on or date.max):
                placed.setdefault(slot.key, (slot, row))
    found = sorted((slot for slot, _ in placed.values()), key=lambda slot: slot.planned_on)
    return found, {key: row for key, (_, row) in placed.items()}, days_off


def slots_of_unit(template, setting, frame, away) -> tuple[list[Slot], dict[str, Setting], DaysOff]:
    """The unit's own meetings go on whoever is away or rests: they are about everybody."""
    cadence, until, days_off = lasting_cadence(template.cadence), frame.close_support_until_on, DaysOff(away.weeks)
    slots = occurrences(setting.start_on, until, setting.weekday, cadence, days_off, tolerance=template.tolerance)
    ahead = [slot for slot in slots if slot.planned_on >= frame.start_on]
    return ahead, dict.fromkeys((slot.key for slot in ahead), setting), days_off


@dataclass
class Placing:
    """The slots of one series of an introduction, by the clock.

    What is there and has been told is left where it is while the rhythm and those who meet are the same: what others
    book later never moves it. `former`: times that are to come back when nobody is taken then.
    """

    template: TemplateSeries
    settings: dict[str, Setting]
    slots: list[Slot]
    days_off: DaysOff
    movable: dict[str, Meeting]
    former: dict[str, datetime]

    def __post_init__(self) -> None:
        ends = [slot.planned_on for slot in self.slots[1:]] + [slot.on + A_WEEK for slot in self.slots[-1:]]
        self.before_next = dict(zip((slot.key for slot in self.slots), ends, strict=True))

    def staying(self, clock: Clock) -> dict[str, datetime]:
        """{slot: the time} of the meetings that are left where they are."""
        told = {slot.key: row for slot in self.slots if (row := self._told(slot)) and slot.key not in self.former}
        return {
            key: timezone.localtime(row.starts_at)
            for key, row in told.items()
            if row.minutes == self.settings[key].minutes and clock.meets_the_same(row, self.template.roles)
        }

    def timed(self, clock: Clock, staying: dict[str, datetime], free: set[str]) -> Iterator[Timed]:
        """Every slot; those in `free` are placed one after another and taken as they are."""
        for slot in self.slots:
            at, setting = staying.get(slot.key), self.settings[slot.key]
            if at is None and slot.key in free and not slot.is_skipped:
                at = self._placed(slot, clock)
                slot = slot if at else _left_out(slot)
            yield Timed(slot, setting.at(slot.planned_on), at or setting.at(slot.on))

    def _placed(self, slot, clock):
        roles, setting, wished = self.template.roles, self.settings[slot.key], self._wished(slot)
        minutes = setting.minutes
        if wished and clock.is_free(roles, wished, minutes):
            at = wished
        else:
            at = clock.nearest(roles, setting.time, minutes, self._days(slot))
        if at:
            clock.take(roles, at, minutes)
        return at

    def _wished(self, slot):
        """A time that is known already: to come back to, or to stay at although somebody else comes."""
        told = self._told(slot)
        return self.former.get(slot.key) or (timezone.localtime(told.starts_at) if told else None)

    def _told(self, slot):
        """The meeting that is there, if the rhythm has it where it had it before."""
        row = self.movable.get(slot.key)
        if (
            row is None
            or not row.is_planned
            or slot.is_skipped
            or row.first_planned_at != self.settings[slot.key].at(slot.planned_on)
        ):
            return None
        is_there = row.on == slot.on or (
            row.shifted_because == BOOKED and slot.on < row.on < self.before_next[slot.key]
        )
        return row if is_there and self.days_off.is_working_day(row.on) else None

    def _days(self, slot):
        """The working days when it may be held: from its own to the next one's, no more than the tolerance allows."""
        last = self.before_next[slot.key] - A_DAY
        if self.template.tolerance is not None:
            last = min(last, slot.planned_on + timedelta(days=self.template.tolerance))
        days = (slot.on + timedelta(days=n) for n in range((last - slot.on).days + 1))
        return [day for day in days if day == slot.on or self.days_off.is_working_day(day)]


def _left_out(slot):
    return replace(slot, on=slot.planned_on, reason=Reason(BOOKED, slot.planned_on), is_skipped=True)
