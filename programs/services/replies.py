"""Somebody says beforehand whether they come."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from outbox.services import post
from programs.appointments import Appointment
from programs.models import Reply
from programs.services.talks import SOON_DAYS


@transaction.atomic
def reply(appointment: Appointment, is_coming: bool, *, by: Person, at: datetime | None = None) -> Reply:
    """The last answer counts. Whoever organises it is told of a "no": at once when it is soon, else in the digest."""
    at = at or timezone.now()
    said, is_first = Reply.objects.select_for_update().get_or_create(
        part=appointment.part,
        refers_id=appointment.refers_id,
        person=by,
        defaults={"is_coming": is_coming, "at": at},
    )
    if not is_first and said.is_coming == is_coming:
        return said
    said.is_coming, said.at = is_coming, at
    said.save(update_fields=["is_coming", "at"])
    record(by, "programs.reply_given", said, about=by, at=at, is_coming=is_coming)
    if not is_coming:
        _tell_organiser(appointment, said, at)
    return said


def _tell_organiser(appointment, said, at):
    organiser = Person.objects.filter(pk=appointment.organiser_id).first()
    if organiser is None or organiser.pk == said.person_id:
        return
    days = (timezone.localdate(appointment.starts_at) - timezone.localdate(at)).days
    kind = "reply_no_soon" if days <= SOON_DAYS else "reply_no"
    # Whoever changes back and forth in a day is told of once.
    post(f"reply-no:{said.pk}:{timezone.localdate(at)}", organiser, kind, said.pk, at=at)
