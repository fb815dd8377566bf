"""What stands in the way of a time for a meeting, and the nearest times when everybody is free."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.models import Person
from mentoring.appointments import PART
from mentoring.models import Meeting
from mentoring.people import in_order, unit_participants
from mentoring.proposals import unit_of
from programs.appointments import DAYS_AHEAD, DAYS_BACK
from programs.clashes import Clash, Surroundings
from programs.days_off import vacation_weeks
from programs.terms import Terms


def clashes_of(meeting: Meeting, starts_at: datetime, minutes: int, besides: Iterable[Meeting] = ()) -> Clash:
    """What stands in the way of another time for a meeting, or for one that is not there yet, with other times.

    A fixed number of queries.
    """
    day = timezone.localdate(starts_at)
    people = people_on(meeting, day)
    first, last = day - timedelta(days=DAYS_BACK), day + timedelta(days=DAYS_AHEAD)
    around, weeks = Surroundings(people, first, last), vacation_weeks_of(meeting)
    names = [(PART, row.pk) for row in (meeting, *besides)]
    clash = around.clash(people, starts_at, minutes, weeks, names)
    if not clash:
        return clash
    alternatives = around.free_times(people, starts_at, minutes, weeks, names)
    return Clash(clash.taken, clash.away, clash.day_off, tuple(alternatives))


def clash_of_swap(meeting: Meeting, other: Meeting) -> Clash:
    """What stands in the way of two meetings taking each other's time."""
    first = clashes_of(meeting, other.starts_at, meeting.minutes, besides=[other])
    second = clashes_of(other, meeting.starts_at, other.minutes, besides=[meeting])
    return Clash(
        taken=tuple(dict.fromkeys([*first.taken, *second.taken, *_still_together(meeting, other)])),
        away=tuple(dict.fromkeys([*first.away, *second.away])),
        day_off=first.day_off or second.day_off,
    )


def _still_together(meeting, other):
    """Whoever would be at both: side by side, the longer one may reach into the shorter."""
    ends = other.starts_at + timedelta(minutes=meeting.minutes), meeting.starts_at + timedelta(minutes=other.minutes)
    if other.starts_at >= ends[1] or meeting.starts_at >= ends[0]:
        return []
    shared = set(people_on(meeting, other.on)) & set(people_on(other, meeting.on))
    return Person.objects.filter(pk__in=shared)


def people_on(meeting: Meeting, day: date) -> list[int]:
    """Ids of those who would belong at the meeting that day, whoever stands in then in their place."""
    roles = meeting.template.roles
    if meeting.introduction_id is None:
        return [person.pk for person in unit_participants(meeting.series.node, roles)]
    return in_order(Terms([meeting.introduction_id]).by_role(meeting.introduction_id, day), roles)


def vacation_weeks_of(meeting: Meeting) -> list[int]:
    node = meeting.introduction.node if meeting.introduction else meeting.series.node
    return vacation_weeks(unit_of(node)) if node else []
