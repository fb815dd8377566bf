"""The calendar that other programs fetch, known by the secret in its address."""

import hashlib
from datetime import timedelta

from django.utils import timezone, translation

from programs.parts import appointments
from reminders.ical import feed_text
from reminders.models import Feed, hash_of

BACK, AHEAD = timedelta(weeks=4), timedelta(weeks=26)


def reader_of(token):
    """Whose it is, while the address is open and the person has access; one query."""
    feed = Feed.objects.open().filter(token_hash=hash_of(token)).select_related("person").first()
    return feed and feed.person


def calendar_of(person):
    """(the text, what changes when the text does)"""
    now, today = timezone.now(), timezone.localdate()
    rows = appointments([person.pk], today - BACK, today + AHEAD)
    facts = [(*row.name, row.starts_at, row.minutes, row.kind, row.place) for row in rows]
    with translation.override(person.language):
        text = feed_text(person.pk, rows, now)
    return text, hashlib.sha256(f"{person.language}{facts}".encode()).hexdigest()
