"""What is due to whom by the calendar, and the hour of the day's digest."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from outbox.services import compose_digests, post_rows
from programs.calendar import PUBLIC_DAYS_OFF
from programs.parts import Part, all_parts

FIRST_HOUR = 7  # nobody is reminded before the working day, nor on a day off


def is_digest_time(now: datetime) -> bool:
    local = timezone.localtime(now)
    return local.hour >= FIRST_HOUR and PUBLIC_DAYS_OFF.is_working_day(local.date())


def sweep(now: datetime | None = None) -> None:
    """Post what is due and has no message yet, then make the day's digests. A late sweep catches up by itself.

    A part that breaks costs nobody else a reminder: it is raised when the rest is done.
    """
    now = now or timezone.now()
    if not is_digest_time(now):
        return
    errors = [error for part in all_parts() if (error := _collect(part, timezone.localdate(now), now))]
    compose_digests(now)
    if errors:
        raise ExceptionGroup("Parts whose reminders could not be collected", errors)


def _collect(part: Part, on: date, now: datetime) -> Exception | None:
    try:
        with transaction.atomic():
            for due in part.due(on):
                post_rows(due.kind, due.rows, due_on=due.due_on or on, at=now)
    except Exception as error:
        return error
    return None
