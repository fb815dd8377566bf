"""Who may do what with the points of chiefs and mentors, and with the mentors' own times. Mentors decide nothing."""

from django.utils import timezone

from accounts.scope import CHIEFS
from mentoring.models import Gathering
from mentoring.querysets import paths_mentored_by
from mentoring.rules import takes_part
from programs.rules import leads


def can_put_point(person, meeting):
    """Whoever takes part in the unit's own meetings, for as long as there is one to come."""
    return meeting.introduction_id is None and meeting.is_planned and takes_part(person, meeting)


def can_decide_point(person, point):
    """Only a chief: of the newcomer it is about, or else of the unit (source 004)."""
    if point.introduction:
        return leads(person, point.introduction)
    return chairs(person, point.series.node)


def chairs(person, node):
    """Is the person a chief there, or of a team in it?"""
    return any(role.kind in CHIEFS and role.low.startswith(node.path) for role in person.scope.roles)


def can_remove_point(person, point):
    """Whoever put it there, until it has been taken up or decided."""
    return point.by_id == person.pk and point.meeting_id is None and not point.decision


def is_mentor_at(person, node):
    return node.path in paths_mentored_by(person)


def does_planning(person, node):
    """Chiefs of the place, and the administrator who does the booking for them."""
    return person.scope.reaches(node, *CHIEFS, "administrator")


def can_see_gatherings(person):
    return person.scope.holds(*CHIEFS, "administrator", "mentor")


def can_plan_gathering(person, node, kind):
    """Supervision is paid for, so it is for whoever leads the place; mentors meet each other when they want to."""
    return does_planning(person, node) or (kind == Gathering.Kind.PEERS and is_mentor_at(person, node))


def can_change_gathering(person, gathering):
    return gathering.is_planned and can_plan_gathering(person, gathering.node, gathering.kind)


def can_take_attendance(person, gathering):
    """From the day on, whoever of those who see it was or could have been there to count."""
    is_open = not gathering.is_cancelled and gathering.on <= timezone.localdate()
    return is_open and (is_mentor_at(person, gathering.node) or does_planning(person, gathering.node))
