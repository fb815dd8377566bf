"""What is due to whom by the calendar, and the hour of the day's digest."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from outbox.services import compose_digests, post_each, post_outside, post_rows
from programs.calendar import PUBLIC_DAYS_OFF
from programs.parts import Part, all_parts
from reminders.services.inviting import AHEAD, SOON, invite
from routines.due import due as due_of_routines

FIRST_HOUR = 7  # nobody is reminded before the working day, nor on a day off


def is_digest_time(now: datetime) -> bool:
    local = timezone.localtime(now)
    return local.hour >= FIRST_HOUR and PUBLIC_DAYS_OFF.is_working_day(local.date())


def sweep(now: datetime | None = None) -> None:
    """Post what is due and has no message yet, then make the day's digests. A late sweep catches up by itself.

    A part that breaks costs nobody else a reminder: it is raised when the rest is done. Calendars are told of changes
    at any hour, as they are made; of what is new and not soon, when digests go.
    """
    now = now or timezone.now()
    collected = [_collect(_invite, now)]
    if is_digest_time(now):
        today = timezone.localdate(now)
        collected += [_collect(_post_due, part, today, now) for part in all_parts()]
        collected += [_collect(_post_routines, today, now)]
        compose_digests(now)
    errors = [error for error in collected if error]
    if errors:
        raise ExceptionGroup("Parts whose reminders could not be collected", errors)


def _collect(post: Callable[..., None], *args: Any) -> Exception | None:
    try:
        with transaction.atomic():
            post(*args)
    except Exception as error:
        return error
    return None


def _invite(now: datetime) -> None:
    invite(now, ahead=AHEAD if is_digest_time(now) else SOON)


def _post_due(part: Part, on: date, now: datetime) -> None:
    for due in part.due(on):
        post = post_outside if due.is_outside else post_rows
        post(due.kind, due.rows, due_on=due.due_on or on, at=now)


def _post_routines(on: date, now: datetime) -> None:
    """Routines are no part of an introduction: they are there for everybody."""
    for kind, rows in due_of_routines(on):
        post_each(kind, rows, due_on=on, at=now)
