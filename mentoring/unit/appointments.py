"""When the mentors of a place are at supervision or meet each other."""

from mentoring.models import Gathering
from mentoring.unit.people import Mentors
from programs.appointments import Appointment

PART = "gatherings"  # meetings have the same numbers


def appointments(people, first, last):
    """Of some people, or of everybody; two queries."""
    rows = list(Gathering.objects.in_plan().between(first, last).select_related("node"))
    if not rows:
        return []
    mentors, wanted = Mentors(), None if people is None else set(people)
    found = [_appointment(row, mentors.at(row.node, row.on)) for row in rows]
    return [row for row in found if wanted is None or wanted.intersection(row.people)]


def _appointment(gathering, people):
    return Appointment(
        part=PART,
        refers_id=gathering.pk,
        starts_at=gathering.starts_at,
        minutes=gathering.minutes,
        people=tuple(people),
        kind="supervision",
        place=gathering.place,
        url=gathering.get_absolute_url(),
        is_held=gathering.is_held,
    )
