"""The history of what happens to people: every app writes it through these calls."""

from django.utils import timezone

from accounts.models import Event, Reading


def event(by, verb, obj, *, about=None, at=None, **codes):
    """An unsaved history row, for services that write many in one go."""
    return Event(
        at=at or timezone.now(),
        by=by,
        about=about,
        verb=verb,
        object_type=obj._meta.label_lower,
        object_id=obj.pk,
        codes=codes,
    )


def record(by, verb, obj, *, about=None, at=None, **codes):
    """Keep who did what to which row; `about` is the person whom the row concerns, codes are plain values."""
    row = event(by, verb, obj, about=about, at=at, **codes)
    row.save(force_insert=True)
    return row


def record_reading(by, obj, about):
    """Keep that somebody opened something about somebody else; once a day and row, and never one's own."""
    if by.pk == about.pk:
        return
    now = timezone.now()
    Reading.objects.bulk_create(
        [
            Reading(
                on=timezone.localdate(now),
                at=now,
                by=by,
                about=about,
                object_type=obj._meta.label_lower,
                object_id=obj.pk,
            )
        ],
        ignore_conflicts=True,
    )
