"""A newcomer who begins joins a group, opens a new one, or waits for one."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Node
from programs.calendar import week_begins
from programs.days_off import moved_because, reason_code
from programs.parts import Change
from training.forms import StartForm
from training.models import Cohort, Session, TemplateSessionSeries
from training.places import home_of_cohorts
from training.proposals import PART, waiting
from training.services import join_cohort, open_cohort
from training.services.cohort import planned_sessions


def start_form(version, node, data=None, initial=None):
    series = list(version.session_series.all())
    return StartForm(data, series=series, node=node, initial=initial, prefix=PART) if series else None


def propose(frame, choices) -> list[Change]:
    series = TemplateSessionSeries.objects.filter(version=frame.version_id).prefetch_related("sessions")
    return [change for row in series for change in _changes(row, frame, choices)]


def _changes(series, frame, choices):
    answer = choices.get(series.key) or "wait"
    if answer == "new":
        return _new_cohort(series, frame, choices)
    if answer == "wait":
        return [waiting(series)]
    return _of_cohort(series, int(answer))


def _of_cohort(series, cohort_id):
    sessions = Session.objects.filter(cohort=cohort_id).exclude(state="cancelled").select_related("template")
    return [
        Change(
            PART,
            series.key,
            occurrence=session.slot,
            after={"cohort": cohort_id},
            label=str(session.template.name),
            on=timezone.localdate(session.starts_at),
            thread=series.key,
        )
        for session in sessions
    ]


def _new_cohort(series, frame, choices):
    first_on = choices.get(f"{series.key}_first_on") or first_day(series, frame.start_on)
    starts = choices.get(f"{series.key}_time") or series.time
    node = home_of_cohorts(Node.objects.get(pk=frame.node_id))
    after = {"new": True, "first_on": first_on, "time": starts, "place": choices.get(f"{series.key}_place", "")}
    return [
        Change(
            PART,
            series.key,
            occurrence=slot.key,
            after=after,
            label=str(template.name),
            on=slot.on,
            thread=series.key,
            reason=moved_because(slot.planned_on, slot.on, reason_code(slot)),
        )
        for template, slot in planned_sessions(series, node, first_on)
    ]


def first_day(series, start_on):
    """The series' own weekday on or after the week when it usually begins."""
    week = week_begins(start_on, series.from_week)
    return week + timedelta(days=(series.weekday - week.weekday()) % 7)


def take_seats(introduction, changes, *, by, at=None) -> None:
    """In the groups that were chosen; a new one is led by the newcomer's mentor until somebody says otherwise."""
    chosen = {change.key: change.after for change in changes if change.after and not change.after.get("wait")}
    series = {row.key: row for row in introduction.version.session_series.prefetch_related("sessions")}
    for key, after in chosen.items():
        join_cohort(_cohort(introduction, series[key], after, by, at), introduction, by=by, at=at)


def _cohort(introduction, series, after, by, at):
    if "cohort" in after:
        return Cohort.objects.get(pk=after["cohort"])
    leaders = [introduction.mentor] if series.kind == "group" and introduction.mentor else []
    return open_cohort(
        series,
        home_of_cohorts(introduction.node),
        first_on=after["first_on"],
        starts=after["time"],
        place=after["place"],
        leaders=leaders,
        by=by,
        at=at,
    )
