"""The only way in which the meetings of a plan change; a fixed number of queries, however long the plan is."""

from datetime import date, datetime, time

from django.db.models import F
from django.utils import timezone

from accounts.services import record
from mentoring.models import Meeting, Request, Series, TemplateSeries
from programs.writing import overwrite


def apply(introduction, changes, *, by, at=None):
    """Write what propose() said. What is there already (before and after alike) is left alone."""
    changes = [change for change in changes if change.before != change.after]
    if not changes:
        return
    counts = write(introduction, _series_of(introduction, changes), changes)
    record(by, "mentoring.plan_changed", introduction, about=introduction.newcomer, at=at, **counts)


def write(introduction, series, changes):
    """The meetings of series that are there, {key: Series}; {what was done: how many}."""
    made = _make(introduction, series, [change for change in changes if change.before is None])
    moved, withdrawn = _change(series, [change for change in changes if change.before is not None])
    return {"made": made, "moved": moved, "withdrawn": withdrawn}


def _series_of(introduction, changes):
    """{key: Series}, those that are missing made first; joining a unit's series at the same moment makes one."""
    keys = {change.key for change in changes}
    templates = {row.key: row for row in TemplateSeries.objects.filter(version=introduction.version_id, key__in=keys)}
    first = {change.key: change.after for change in reversed(changes) if change.after}
    Series.objects.bulk_create(
        [_new_series(introduction, templates[key], after) for key, after in first.items()], ignore_conflicts=True
    )
    units = {after["node_id"] for after in first.values() if "node_id" in after}
    rows = Series.objects.filter(key__in=keys)
    found = {row.key: row for row in rows.filter(introduction=introduction) | rows.filter(node__in=units)}
    _reset(found, first)
    return found


def _new_series(introduction, template, after):
    setting, node_id = after["series"], after.get("node_id")
    return Series(
        template=template,
        key=template.key,
        introduction=None if node_id else introduction,
        node_id=node_id,
        start_on=date.fromisoformat(setting["start_on"]),
        weekday=setting["weekday"],
        time=time.fromisoformat(setting["time"]),
        minutes=setting["minutes"],
        place=setting["place"],
    )


def _reset(series, first):
    """A series whose weekday, time or place was chosen anew remembers it."""
    for key, after in first.items():
        if series[key].introduction_id:
            fresh = after["series"]
            series[key].start_on = date.fromisoformat(fresh["start_on"])
            series[key].weekday, series[key].time = fresh["weekday"], time.fromisoformat(fresh["time"])
            series[key].minutes, series[key].place = fresh["minutes"], fresh["place"]
            series[key].former = fresh["former"]
    overwrite(list(series.values()), ["start_on", "weekday", "time", "minutes", "place", "former"])


def follow(introduction):
    """The introduction's own series have the agenda and the people of the version that it follows."""
    templates = dict(TemplateSeries.objects.filter(version=introduction.version_id).values_list("key", "pk"))
    rows = list(Series.objects.filter(introduction=introduction))
    for series in rows:
        series.template_id = templates.get(series.key, series.template_id)
    overwrite(rows, ["template"])


def _make(introduction, series, changes):
    meetings = [_new_meeting(introduction, series[change.key], change) for change in changes]
    Meeting.objects.bulk_create(meetings, ignore_conflicts=True)
    return len(meetings)


def _new_meeting(introduction, series, change):
    meeting = Meeting(series=series, slot=change.occurrence)
    meeting.introduction = introduction if series.introduction_id else None
    return _set(meeting, change.after)


def _set(meeting, after):
    meeting.first_planned_at = datetime.fromisoformat(after["first_planned_at"])  # what the rhythm says now
    meeting.starts_at = datetime.fromisoformat(after["starts_at"])
    meeting.minutes, meeting.place = after["minutes"], after["place"]
    meeting.shifted_because = after["shifted_because"]
    meeting.state = Meeting.State.PLANNED
    return meeting


def _change(series, changes):
    """Move and withdraw by slot: nothing is made anew, so drafts and calendars keep their meeting."""
    rows = Meeting.objects.select_for_update().filter(
        series__in=series.values(), slot__in=[change.occurrence for change in changes], is_pinned=False
    )
    meetings = {(row.series_id, row.slot): row for row in rows}
    moved = withdrawn = 0
    for change in changes:
        meeting = meetings.get((series[change.key].pk, change.occurrence))
        if meeting is None or meeting.state not in (Meeting.State.PLANNED, Meeting.State.WITHDRAWN):
            continue
        if change.after is None:
            meeting.state, withdrawn = Meeting.State.WITHDRAWN, withdrawn + 1
        else:
            _set(meeting, change.after)
            moved += 1
        meeting.revision += 1
    fields = ["first_planned_at", "starts_at", "minutes", "place", "shifted_because", "state", "revision"]
    overwrite(list(meetings.values()), fields)
    return moved, withdrawn


def withdraw_ahead(introduction, *, by, at=None):
    """When an introduction ends, its meetings ahead are no longer in the plan; the unit's go on for the others."""
    ahead = Meeting.objects.planned().filter(introduction=introduction, starts_at__gt=at or timezone.now())
    withdrawn = ahead.update(state=Meeting.State.WITHDRAWN, revision=F("revision") + 1)
    waiting = Meeting.objects.filter(introduction=introduction, needs_new_date=True)
    waiting.update(needs_new_date=False, revision=F("revision") + 1)
    Request.objects.waiting().filter(introduction=introduction).update(state=Request.State.WITHDRAWN)
    if withdrawn:
        record(by, "mentoring.meetings_withdrawn", introduction, about=introduction.newcomer, at=at, count=withdrawn)
