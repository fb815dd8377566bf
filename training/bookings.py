"""When a group that is chosen at a start meets, before the newcomer is one of it."""

from datetime import datetime

from django.utils import timezone

from accounts.models import Node
from programs.appointments import Appointment
from training.models import Session, TemplateSessionSeries
from training.places import home_of_cohorts
from training.proposals import PART
from training.services.cohort import planned_sessions
from training.start import first_day

UNKNOWN = 0  # a newcomer who is not in the register yet


def bookings(frame, choices) -> list[Appointment]:
    """At most four queries for a series; none for a newcomer who waits."""
    chosen = [key for key, value in choices.items() if value not in (None, "", "wait")]
    series = TemplateSessionSeries.objects.filter(version=frame.version_id, key__in=chosen) if chosen else ()
    return [row for one in series for row in _bookings(one, frame, choices)]


def _bookings(series, frame, choices):
    newcomer = frame.people.get("newcomer", UNKNOWN)
    if choices[series.key] != "new":
        rows = Session.objects.filter(cohort=int(choices[series.key]), state=Session.State.PLANNED)
        return [_booked(row.starts_at, row.minutes, [newcomer]) for row in rows]
    first_on = choices.get(f"{series.key}_first_on") or first_day(series, frame.start_on)
    starts = choices.get(f"{series.key}_time") or series.time
    planned = planned_sessions(series, home_of_cohorts(Node.objects.get(pk=frame.node_id)), first_on)
    times = ((timezone.make_aware(datetime.combine(slot.on, starts)), template.minutes) for template, slot in planned)
    return [_booked(at, minutes, [newcomer, *_leading(series, frame)]) for at, minutes in times]


def _leading(series, frame):
    """A new group is led by the newcomer's mentor."""
    return [frame.people["mentor"]] if series.kind == "group" and "mentor" in frame.people else []


def _booked(starts_at, minutes, people):
    return Appointment(PART, 0, starts_at, minutes, tuple(people), kind="group")
