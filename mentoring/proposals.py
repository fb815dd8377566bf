"""What the meetings of a plan should be, and the one way in which they are changed.

A change holds plain values: `starts_at` and the like of the meeting, and what its series needs if it is not there yet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Node
from mentoring.clock import Clock
from mentoring.models import Meeting, Series, TemplateSeries
from mentoring.slots import Placing, Setting, slots_of, slots_of_unit
from programs.days_off import BOOKED, Away, left_out_because, moved_at_because, reason_code
from programs.frame import Frame
from programs.parts import Change

PART = "mentoring"


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
    """Every meeting that should be added, moved or withdrawn from the day `on` (today); nothing is written.

    `choices["former"]`: {(series, slot): values} of what should come back to its time. The number of queries does not
    grow with the plan.
    """
    unit = unit_of(Node.objects.get(pk=frame.node_id))
    series = existing_series(frame, unit)
    meetings = _meetings_by_slot(series.values())
    away, today = Away(frame, unit), on or timezone.localdate()
    is_under_way = any(row.introduction_id for row in series.values())
    clock = Clock(frame, today if is_under_way else frame.start_on, unit)
    plans = []
    for template in TemplateSeries.objects.filter(version=frame.version_id):
        ours = series.pop(template.key, None)
        setting = Setting.of(template, ours, choices, frame.start_on)
        kept = meetings.get(ours.pk, {}) if ours else {}
        plans.append(_Plan(frame, template, unit, kept, today, setting, away, choices.get("former", {}), is_under_way))
    gone = [row for row in series.values() if row.introduction_id]
    for row in gone:
        _hold(clock, row.template.roles, meetings[row.pk].values(), today)
    changes = [change for change in _placed(plans, clock) if not is_under_way or _is_ahead(change, today)]
    return changes + [change for row in gone for change in _withdrawals(row, meetings[row.pk], today)]


def _placed(plans, clock) -> Iterator[Change]:
    """First of all what stays where it is, so that the rest is placed around it."""
    for plan in sorted(plans, key=lambda plan: plan.template.is_of_unit):
        plan.hold(clock)
    for plan in plans:
        yield from plan.changes(clock)


def _hold(clock, roles, meetings, today):
    """What no plan moves is there."""
    for meeting in meetings:
        if meeting.is_held or (meeting.is_planned and not _may_change(meeting, today)):
            clock.take(roles, timezone.localtime(meeting.starts_at), meeting.minutes)


def _may_change(meeting, today):
    may_move = meeting.state in (Meeting.State.PLANNED, Meeting.State.WITHDRAWN)
    return may_move and not meeting.is_pinned and meeting.on >= today and "-" not in meeting.slot  # a replacement stays


def _is_ahead(change, today):
    """A plan that is under way is never given a past."""
    return change.before is not None or change.on is None or change.on > today


def _withdrawals(series, meetings, today):
    """What lies ahead of a series that the version does not have."""
    rows = [row for row in meetings.values() if row.is_planned and not row.is_pinned and row.on >= today]
    label, key = str(series), series.key
    return [Change(PART, key, row.slot, values_of(row), None, label, row.on, key) for row in rows]


def _meetings_by_slot(series):
    found: dict[int, dict[str, Meeting]] = {row.pk: {} for row in series}
    for meeting in Meeting.objects.filter(series__in=list(found)):
        found[meeting.series_id][meeting.slot] = meeting
    return found


@dataclass
class _Plan:
    """One series as it is, against the slots that it should have."""

    frame: Frame
    template: TemplateSeries
    unit: Node
    meetings: dict[str, Meeting]
    on: date
    setting: Setting
    away: Away
    former: dict[tuple[str, str], dict]
    is_under_way: bool

    def __post_init__(self):
        make = slots_of_unit if self.template.is_of_unit else slots_of
        self.slots, self.settings, days_off = make(self.template, self.setting, self.frame, self.away)
        mine = {slot: values for (key, slot), values in self.former.items() if key == self.template.key}
        former = {slot: datetime.fromisoformat(values["starts_at"]) for slot, values in mine.items()}
        movable = {key: row for key, row in self.meetings.items() if _may_change(row, self.on)}
        self.placing = Placing(self.template, self.settings, self.slots, days_off, movable, former)
        self.staying: dict[str, datetime] = {}

    def hold(self, clock):
        """What stays where it is, and a unit's own meetings, are there before anything is placed."""
        if self.template.is_of_unit:
            self.staying = self._at_unit(clock)
            return
        _hold(clock, self.template.roles, self.meetings.values(), self.on)
        self.staying = self.placing.staying(clock)
        for key, at in self.staying.items():
            clock.take(self.template.roles, at, self.settings[key].minutes)

    def _at_unit(self, clock):
        """{slot: the time} of what the unit gets; what it has is among the appointments of those who meet."""
        fresh = [slot for slot in self.slots if not slot.is_skipped and slot.key not in self.meetings]
        roles, setting = self.template.roles, self.setting
        return {slot.key: clock.take_at_unit(roles, setting.at(slot.on), setting.minutes) for slot in fresh}

    def changes(self, clock):
        timed = list(self.placing.timed(clock, self.staying, self._to_place))
        wanted = {row.key: row for row in timed if not row.is_skipped}
        found = [change for row in wanted.values() if (change := self._change(row))]
        if self.template.is_of_unit:
            return found  # a unit's meetings are there for others too: a plan only ever adds to them
        skipped = {row.key: left_out_because(row.slot) for row in timed if row.is_skipped and row.slot.reason}
        withdrawn = (self._withdrawal(key, skipped.get(key, "")) for key in sorted(self.meetings.keys() - wanted))
        return found + [change for change in withdrawn if change] + self._left_out(timed)

    @property
    def _to_place(self):
        """The slots whose meeting would be made or moved: of the unit's own none, and nothing in the past."""
        if self.template.is_of_unit:
            return set()
        fresh = [row.key for row in self.slots if row.key not in self.meetings and self._is_ahead(row)]
        moved = [row.key for row in self.slots if row.key in self.placing.movable and row.on >= self.on]
        return {*fresh, *moved}

    def _is_ahead(self, slot):
        return not self.is_under_way or slot.on > self.on

    def _left_out(self, timed):
        """At a start the preview tells what is left out, where the programme allows only so many days."""
        if self.frame.introduction_id:
            return []
        key, label = self.template.key, str(self.template)
        return [
            Change(PART, key, row.key, None, None, label, row.slot.planned_on, key, left_out_because(row.slot))
            for row in timed
            if row.is_skipped and self._is_told(reason_code(row.slot))
        ]

    def _is_told(self, code):
        return code == BOOKED or (self.template.tolerance is not None and code != "vacation")

    def _change(self, timed):
        meeting = self.meetings.get(timed.key)
        after = self.settings[timed.key].values(timed) | {"series": self.setting.as_data}
        if self.template.is_of_unit:
            after["node_id"] = self.unit.pk
            return self._kept(meeting, timed) if meeting else self._made(timed, None, after)
        if meeting is None:
            return self._made(timed, None, after)
        before = values_of(meeting)
        if timed.on < self.on and _may_change(meeting, self.on):
            return self._withdrawal(timed.key, _("Has passed already."))
        if not _may_change(meeting, self.on) or all(before[name] == after.get(name) for name in before):
            return None
        return self._made(timed, before, after)

    def _kept(self, meeting, timed):
        """At a start the preview shows the unit's meetings, which are there already and stay as they are."""
        if self.frame.introduction_id or not meeting.is_planned:
            return None
        values = values_of(meeting)
        return self._made(timed, values, values, on=meeting.on)

    def _withdrawal(self, key, reason=""):
        meeting = self.meetings[key]
        if not meeting.is_planned or not _may_change(meeting, self.on):
            return None
        series = self.template.key
        return Change(PART, series, key, values_of(meeting), None, str(self.template), meeting.on, series, reason)

    def _made(self, timed, before, after, on=None):
        key, reason = self.template.key, moved_at_because(timed.first_planned_at, timed.starts_at, timed.code)
        return Change(PART, key, timed.key, before, after, str(self.template), on or timed.on, key, reason)


def values_of(meeting):
    """The plain values that a change of a meeting holds, and that are compared."""
    return {
        "starts_at": timezone.localtime(meeting.starts_at).isoformat(),
        "minutes": meeting.minutes,
        "place": meeting.place,
    } | ({} if meeting.is_planned else {"state": meeting.state})
