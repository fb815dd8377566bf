"""Messages are rows, written in the transaction of what they tell about."""

import logging
from collections.abc import Iterable
from datetime import date, datetime

from celery import current_app
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from kombu.exceptions import OperationalError

from accounts.models import Person
from outbox.kinds import kind_named
from outbox.models import Message
from outbox.rows import insert_outside, insert_rows

logger = logging.getLogger(__name__)


def post(key: str, person: Person, kind: str, refers_id: int | None = None, *, at: datetime | None = None) -> None:
    """Put a message in the outbox; a second post of the same key is nothing."""
    post_many([(key, person)], kind=kind, refers_id=refers_id, at=at)


def post_many(
    rows: Iterable[tuple[str, Person]], *, kind: str, refers_id: int | None = None, at: datetime | None = None
) -> None:
    """Put the same kind of message to several people in the outbox, in one query."""
    at = at or timezone.now()
    is_immediate = kind_named(kind).is_immediate
    messages = [
        Message(
            key=key,
            person=person,
            kind=kind,
            refers_id=refers_id,
            is_immediate=is_immediate,
            due_on=timezone.localdate(at),
            created_at=at,
        )
        for key, person in rows
    ]
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    if is_immediate and messages:
        transaction.on_commit(wake)


def post_each(kind: str, rows: Iterable[tuple[str, int, int]], *, due_on: date, at: datetime | None = None) -> int:
    """Post a message for each row (key, person id, refers to) that has none yet; how many were new. Two queries."""
    wanted = {key: Message(key=key, person_id=person, refers_id=refers) for key, person, refers in rows}
    known = Message.objects.filter(key__in=wanted).values_list("key", flat=True) if wanted else ()
    new = [wanted[key] for key in wanted.keys() - set(known)]
    for message in new:
        message.kind, message.is_immediate = kind, kind_named(kind).is_immediate
        message.due_on, message.created_at = due_on, at or timezone.now()
    Message.objects.bulk_create(sorted(new, key=lambda message: message.key), ignore_conflicts=True)
    return len(new)


def post_rows(kind: str, rows: QuerySet, *, due_on: date, at: datetime | None = None) -> int:
    """Post a message for each row (person id, key, refers to) of a query, in one statement; how many were new."""
    return insert_rows(rows, _constants(kind, due_on, at))


def post_outside(kind: str, rows: QuerySet, *, due_on: date, at: datetime | None = None) -> int:
    """The same to addresses outside the site: rows (address, language, key, refers to), of an immediate kind."""
    return insert_outside(rows, _constants(kind, due_on, at))


def _constants(kind, due_on, at):
    return {
        "kind": kind,
        "is_immediate": kind_named(kind).is_immediate,
        "due_on": due_on,
        "state": Message.State.WAITING,
        "attempts": 0,
        "error": "",
        "created_at": at or timezone.now(),
    }


def wake() -> None:
    """Ask a worker to sweep now. Without a broker the message waits for the next sweep, and the request goes on."""
    try:
        current_app.send_task("outbox.tasks.sweep", retry=False)
    except (OperationalError, OSError) as error:
        logger.warning("The broker could not be reached: %s", type(error).__name__)
