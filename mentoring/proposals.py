"""What the meetings of a plan should be, and the one way in which they are changed.

A change holds plain values: `starts_at` and the like of the meeting, and what its series needs if it is not there yet.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Node
from mentoring.models import Meeting, Series, TemplateSeries
from mentoring.rhythm import cadence_of, lasting_cadence
from programs.calendar import DaysOff, Slot, occurrences
from programs.days_off import Away, left_out_because, moved_because, reason_code
from programs.frame import Frame
from programs.parts import Change

PART = "mentoring"


@dataclass(frozen=True)
class Setting:
    """When and where a series meets: as chosen now, as it does already, or as the template suggests."""

    start_on: date
    weekday: int
    time: time
    minutes: int
    place: str

    @classmethod
    def of(cls, template, series, choices, start_on):
        now, is_joined = series or template, bool(series and series.node_id)
        is_same = is_joined or series is None or series.template_id == template.pk
        choices = {} if is_joined else choices  # whoever joins a unit's meetings takes them as they are
        return cls(
            start_on=series.start_on if is_joined else start_on,
            weekday=_chosen(choices, template.key, "weekday", now.weekday),
            time=_chosen(choices, template.key, "time", now.time),
            minutes=now.minutes if is_same else template.minutes,  # a newer version may say another length
            place=_chosen(choices, template.key, "place", getattr(now, "place", "")),
        )

    def values(self, slot: Slot):
        """The plain values of one meeting."""
        return {
            "first_planned_at": self._at(slot.planned_on),
            "starts_at": self._at(slot.on),
            "minutes": self.minutes,
            "place": self.place,
            "shifted_because": reason_code(slot) if slot.moved_from else "",
            "series": {"start_on": self.start_on.isoformat(), "weekday": self.weekday, "time": f"{self.time:%H:%M}"},
        }

    def _at(self, day):
        return timezone.make_aware(datetime.combine(day, self.time)).isoformat()


def _chosen(choices, key, name, otherwise):
    value = choices.get(f"{key}_{name}")
    return otherwise if value is None else value


def unit_of(node: Node) -> Node:
    """Where chiefs and mentors meet: the nearest unit, itself or above; without one the node itself."""
    paths = [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
    return Node.objects.filter(path__in=paths, kind=Node.Kind.UNIT).order_by("-depth").first() or node


def existing_series(frame: Frame, unit: Node):
    """{key: Series} of the introduction and of the unit; one query."""
    ours = Series.objects.filter(introduction=frame.introduction_id) if frame.introduction_id else Series.objects.none()
    rows = ours | Series.objects.filter(node=unit)
    return {series.key: series for series in rows.select_related("template")}


def propose(frame: Frame, choices, on: date | None = None) -> list[Change]:
    """Every meeting that should be added, moved or withdrawn from the day `on` (today); nothing is written."""
    unit = unit_of(Node.objects.get(pk=frame.node_id))
    series = existing_series(frame, unit)
    meetings = _meetings_by_slot(series.values())
    away, today = Away(frame, unit), on or timezone.localdate()
    is_under_way = any(row.introduction_id for row in series.values())
    changes = []
    for template in TemplateSeries.objects.filter(version=frame.version_id):
        ours = series.get(template.key)
        setting = Setting.of(template, ours, choices, frame.start_on)
        slots = _slots(template, setting, frame, away)
        plan = _Plan(frame, template, unit, meetings.get(ours.pk, {}) if ours else {}, today)
        changes += plan.changes(setting, slots)
        changes += plan.left_out(slots)
        series.pop(template.key, None)
    gone = [row for row in series.values() if row.introduction_id]
    changes = [change for change in changes if not is_under_way or _is_ahead(change, today)]
    return changes + [change for row in gone for change in _withdrawals(row, meetings[row.pk], today)]


def _is_ahead(change, today):
    """A plan that is under way is never given a past."""
    return change.before is not None or change.on is None or change.on > today


def _withdrawals(series, meetings, today):
    """What lies ahead of a series that the version does not have."""
    rows = [row for row in meetings.values() if row.is_planned and not row.is_pinned and row.on >= today]
    label, key = str(series), series.key
    return [Change(PART, key, row.slot, _values(row), None, label, row.on, key) for row in rows]


def _meetings_by_slot(series):
    found: dict[int, dict[str, Meeting]] = {row.pk: {} for row in series}
    for meeting in Meeting.objects.filter(series__in=list(found)):
        found[meeting.series_id][meeting.slot] = meeting
    return found


def _slots(template, setting, frame, away):
    if template.is_of_unit:
        return _slots_of_unit(template, setting, frame, away)
    beat = frame.pace.beat_of(template.key)
    cadence = cadence_of(template.cadence, frame.start_on, frame.close_support_until_on, frame.pace, beat)
    days_off, tolerance = away.of(template.roles, beat.spans()), template.tolerance
    slots = occurrences(
        setting.start_on, frame.end_on, setting.weekday, cadence, days_off, tolerance=tolerance, beat=beat.day
    )
    return [slot for slot in slots if slot.planned_on >= frame.start_on]


def _slots_of_unit(template, setting, frame, away):
    """The unit's own meetings go on whoever is away or rests: they are about everybody."""
    cadence, until = lasting_cadence(template.cadence), frame.close_support_until_on
    slots = occurrences(
        setting.start_on, until, setting.weekday, cadence, DaysOff(away.weeks), tolerance=template.tolerance
    )
    return [slot for slot in slots if slot.planned_on >= frame.start_on]


@dataclass
class _Plan:
    """One series as it is, against the slots that it should have."""

    frame: Frame
    template: TemplateSeries
    unit: Node
    meetings: dict[str, Meeting]
    on: date

    def changes(self, setting, slots):
        wanted = {slot.key: slot for slot in slots if not slot.is_skipped}
        found = [change for slot in wanted.values() if (change := self._change(setting, slot))]
        if self.template.is_of_unit:
            return found  # a unit's meetings are there for others too: a plan only ever adds to them
        skipped = {slot.key: left_out_because(slot) for slot in slots if slot.is_skipped and slot.reason}
        withdrawn = (self._withdrawal(key, skipped.get(key, "")) for key in sorted(self.meetings.keys() - wanted))
        return found + [change for change in withdrawn if change]

    def left_out(self, slots):
        """At a start the preview tells what days off took away, where the programme allows only so many days."""
        if self.frame.introduction_id or self.template.tolerance is None:
            return []
        key, label = self.template.key, str(self.template)
        return [
            Change(PART, key, slot.key, None, None, label, slot.planned_on, key, left_out_because(slot))
            for slot in slots
            if slot.is_skipped and reason_code(slot) != "vacation"
        ]

    def _change(self, setting, slot):
        meeting, after = self.meetings.get(slot.key), setting.values(slot)
        if self.template.is_of_unit:
            after["node_id"] = self.unit.pk
            return self._kept(meeting, slot) if meeting else self._made(slot, None, after)
        if meeting is None:
            return self._made(slot, None, after)
        before = _values(meeting)
        if slot.on < self.on and self._may_change(meeting):
            return self._withdrawal(slot.key, _("Has passed already."))
        if not self._may_change(meeting) or all(before[name] == after.get(name) for name in before):
            return None
        return self._made(slot, before, after)

    def _kept(self, meeting, slot):
        """At a start the preview shows the unit's meetings, which are there already and stay as they are."""
        if self.frame.introduction_id or not meeting.is_planned:
            return None
        values = _values(meeting)
        return self._made(slot, values, values, on=meeting.on)

    def _withdrawal(self, key, reason=""):
        meeting = self.meetings[key]
        is_replacement = "-" in key
        if is_replacement or not meeting.is_planned or not self._may_change(meeting):
            return None
        label = str(self.template)
        series = self.template.key
        return Change(PART, series, key, _values(meeting), None, label, meeting.on, series, reason)

    def _may_change(self, meeting):
        may_move = meeting.state in (Meeting.State.PLANNED, Meeting.State.WITHDRAWN)
        return may_move and not meeting.is_pinned and meeting.on >= self.on

    def _made(self, slot, before, after, on=None):
        key, reason = self.template.key, moved_because(slot.planned_on, slot.on, reason_code(slot))
        return Change(PART, key, slot.key, before, after, str(self.template), on or slot.on, key, reason)


def _values(meeting):
    return {
        "starts_at": timezone.localtime(meeting.starts_at).isoformat(),
        "minutes": meeting.minutes,
        "place": meeting.place,
    } | ({} if meeting.is_planned else {"state": meeting.state})
