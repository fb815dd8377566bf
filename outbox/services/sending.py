"""A sweep takes what may leave, asks whether it still holds, sends it and marks it. Several may run at once.

A worker that dies leaves rows whose lease runs out; the next sweep takes them again, with the same Message-ID.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import groupby
from uuid import uuid4

from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone, translation

from outbox.failures import is_permanent, reason_code
from outbox.kinds import Mail
from outbox.letters import deliver
from outbox.models import Message
from outbox.rendering import render

logger = logging.getLogger(__name__)

BATCH = 20
LEASE = timedelta(minutes=15)  # longer than a whole batch that times out (20 × EMAIL_TIMEOUT)
ATTEMPTS = 5
FIRST_PAUSE = timedelta(minutes=10)  # then four times as long each time: all five attempts take 14 hours


def sweep(now: datetime | None = None) -> None:
    """Send everything that may leave now; stops when the mail server does not answer, and the next sweep goes on."""
    while batch := claim(now or timezone.now()):
        if not _send_batch(batch, now or timezone.now()):
            break


def claim(now: datetime) -> list[Message]:
    """Take some messages for a while: a conditional update, so that two workers never hold the same."""
    lease = uuid4()
    with transaction.atomic():
        free = Message.objects.sendable(now).select_for_update(skip_locked=True, of=("self",))
        ids = list(free.order_by("attempts", "pk").values_list("pk", flat=True)[:BATCH])
        if not ids:
            return []
        Message.objects.sendable(now).filter(pk__in=ids).update(lease=lease, leased_until=now + LEASE)
    taken = Message.objects.waiting().filter(lease=lease).select_related("person")
    return sorted(taken, key=lambda message: (message.written_in, message.kind, message.pk))


def _send_batch(messages: Sequence[Message], now: datetime) -> bool:
    """Did the mail server answer?"""
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:
        for message in messages:
            _failed(message, error, now)
        return False
    try:
        for language, group in groupby(messages, key=lambda message: message.written_in):
            with translation.override(language):
                _send_group(list(group), connection, now)
    finally:
        _hang_up(connection)
    return True


def _send_group(messages, connection, now):
    mails = render(messages)
    for message in messages:
        if mail := mails.get(message.pk):
            _send(message, mail, connection, now)


def _send(message: Message, mail: Mail, connection, now):
    try:
        connection.open()
        deliver(message, mail, connection, now)
    except Exception as error:  # whatever is wrong with one mail, the others go
        _failed(message, error, now)
        _hang_up(connection)
    else:
        _mark(message, state=Message.State.SENT, sent_at=now, error="")


def _hang_up(connection):
    with suppress(OSError):
        connection.close()


def _failed(message, error, now):
    attempts = message.attempts + 1
    logger.warning("Message %s of kind %s failed: %s", message.pk, message.kind, reason_code(error))
    if attempts >= ATTEMPTS or is_permanent(error):
        _mark(message, state=Message.State.FAILED, attempts=attempts, error=reason_code(error))
    else:
        pause = FIRST_PAUSE * 4 ** (attempts - 1)
        held = Message.objects.waiting().filter(pk=message.pk, lease=message.lease)
        held.update(attempts=attempts, error=reason_code(error), leased_until=now + pause)


@transaction.atomic
def _mark(message, *, state, **values):
    """The lines that a digest carries share its fate."""
    Message.objects.waiting().filter(pk=message.pk).update(state=state, **values)
    if message.is_digest:
        message.lines.waiting().update(state=state, sent_at=values.get("sent_at"))
