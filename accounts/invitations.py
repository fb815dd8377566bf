"""The link in an invitation: it belongs to one invitation, opens once, and for fourteen days."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from accounts.models import Event, Person

LASTS = timedelta(days=14)


def invitation_url(person):
    """Absolute, for mails and for the terminal; the same for as long as the invitation is the same."""
    return settings.SITE_URL + reverse("accounts:invitation", args=[_token(person)])


def invited_person(token):
    """Whom the link is for, or None when it is wrong, too old, replaced by a newer one or already used."""
    try:
        key = base36_to_int(token.partition("-")[0])
    except ValueError:
        return None
    waiting = Person.objects.filter(is_active=True, joined_at=None, invited_at__gt=timezone.now() - LASTS)
    person = waiting.filter(pk=key).first()
    return person if person and constant_time_compare(token, _token(person)) else None


def inviter(person):
    """Who sent the latest invitation."""
    sent = Event.objects.filter(
        object_type="accounts.person", object_id=person.pk, verb="accounts.person_invited", by__isnull=False
    ).select_related("by")
    latest = sent.order_by("-at", "-pk").first()
    return latest.by if latest else None


def _token(person):
    """A new invitation, another address or a password chosen makes another token."""
    state = f"{person.pk}|{person.email}|{person.invited_at.timestamp()}|{person.password}|{person.joined_at}"
    seal = salted_hmac("accounts.invitation", state, algorithm="sha256").hexdigest()
    return f"{int_to_base36(person.pk)}-{seal[:40]}"
