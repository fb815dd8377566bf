"""Nobody signs up: a person is invited by e-mail and chooses a password."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.addresses import follow_address
from accounts.errors import CannotInvite, LinkUsed
from accounts.models import Person
from accounts.services.history import record
from accounts.signals import person_invited

DOUBLE_CLICK = timedelta(minutes=1)


@transaction.atomic
def invite(person: Person, *, by: Person, at: datetime | None = None) -> None:
    """Send an invitation; an earlier link stops working. Raises CannotInvite."""
    at = at or timezone.now()
    row = Person.objects.select_for_update().get(pk=person.pk)
    if not row.email or row.joined_at or not row.is_active:
        raise CannotInvite
    if row.invited_at and timedelta() <= at - row.invited_at < DOUBLE_CLICK:
        return
    person.invited_at = row.invited_at = at
    row.save(update_fields=["invited_at"])
    record(by, "accounts.person_invited", row, about=row, at=at)
    person_invited.send(sender=Person, person=row, by=by, at=at)


@transaction.atomic
def accept_invitation(person: Person, password: str, *, language: str | None = None, at: datetime | None = None):
    """Set the password; the link works once. Raises LinkUsed for whoever comes second."""
    row = Person.objects.select_for_update().get(pk=person.pk)
    if row.joined_at or not row.is_active or row.invited_at != person.invited_at:
        raise LinkUsed
    row.set_password(password)
    row.language = language or row.language
    row.save(update_fields=["password", "language"])
    mark_joined(row, at=at)
    return row


@transaction.atomic
def mark_joined(person: Person, *, at: datetime | None = None) -> None:
    """Somebody who set a password through the own mailbox has joined, and has shown that the address is right."""
    joined = Person.objects.filter(pk=person.pk, joined_at=None).update(joined_at=at or timezone.now())
    follow_address(person, is_verified=True)
    if joined:
        record(person, "accounts.person_joined", person, about=person, at=at)
