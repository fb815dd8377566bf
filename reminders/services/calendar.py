"""How somebody wants the own appointments in another calendar."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import Person
from accounts.services import record
from reminders.models import Choice, Feed, hash_of


@transaction.atomic
def choose_invitations(person: Person, gets_invitations: bool, *, at: datetime | None = None) -> None:
    """The next sweep sends what is ahead, or takes it back."""
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    choice, _is_new = Choice.objects.get_or_create(person=person)
    if choice.gets_invitations == gets_invitations:
        return
    choice.gets_invitations = gets_invitations
    choice.save(update_fields=["gets_invitations"])
    record(person, "reminders.invitations_chosen", choice, about=person, at=at, is_on=gets_invitations)


@transaction.atomic
def make_feed(person: Person, request_key: uuid.UUID, *, at: datetime | None = None) -> str:
    """The secret part of a new address, which is stored nowhere; the former one dies.

    The same form once more answers as the first time did, and nothing when its address has been closed since.
    """
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    token = _token(person, request_key)
    if (made := Feed.objects.filter(request_key=request_key).first()) is not None:
        return token if made.closed_at is None and made.person_id == person.pk else ""
    _close(person, at)
    feed = Feed.objects.create(
        person=person, token_hash=hash_of(token), request_key=request_key, made_at=at or timezone.now()
    )
    record(person, "reminders.feed_made", feed, about=person, at=at)
    return token


def _token(person, request_key):
    """Nobody can tell it from random without the site's secret key; 256 bits."""
    return salted_hmac("reminders.feed", f"{person.pk}:{request_key}", algorithm="sha256").hexdigest()


@transaction.atomic
def close_feed(person: Person, *, at: datetime | None = None) -> None:
    """Whoever fetches the address from now on finds nothing."""
    if feed := _close(person, at):
        record(person, "reminders.feed_closed", feed, about=person, at=at)


def _close(person, at):
    feed = Feed.objects.select_for_update().filter(person=person, closed_at=None).first()
    if feed:
        feed.closed_at = at or timezone.now()
        feed.save(update_fields=["closed_at"])
    return feed
