"""Whether somebody comes to an appointment, said beforehand: never why."""

from collections.abc import Collection
from datetime import timedelta

from django.utils import timezone

from programs.appointments import Appointment
from programs.models import Reply
from programs.parts import all_parts

LONGEST = timedelta(days=800)  # no plan reaches further ahead


def replies_of(part: str, refers_ids: Collection[int]) -> dict[tuple[int, int], bool]:
    """{(row of the part, person id): is coming} of those who have said; one query."""
    rows = Reply.objects.filter(part=part, refers_id__in=list(refers_ids))
    return {(row.refers_id, row.person_id): row.is_coming for row in rows}


def appointment_of(person, part: str, refers_id: int, on=None) -> Appointment | None:
    """The appointment, if the person belongs at it; `on` is its day, else it is looked for from today on."""
    first = on or timezone.localdate()
    parts = [one for one in all_parts() if one.name == part]
    found = [row for one in parts for row in one.appointments([person.pk], first, on or first + LONGEST)]
    return next((row for row in found if row.refers_id == refers_id), None)


def can_reply(person, appointment: Appointment) -> bool:
    """Until it begins, whoever belongs there. Whoever organises it moves or cancels it instead."""
    is_ahead = not appointment.is_held and timezone.now() < appointment.starts_at
    return is_ahead and person.pk in appointment.people and person.pk != appointment.organiser_id
