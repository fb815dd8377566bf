"""How it is done here, though no routine says so: proposed, answered, and shown until it no longer holds."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Node, Person
from accounts.services import record
from outbox.services import post
from routines.errors import AlreadyDecided
from routines.models import Custom

State = Custom.State


@transaction.atomic
def propose_custom(
    node: Node,
    *,
    by: Person,
    at: datetime | None = None,
    request_key: uuid.UUID | None = None,
    is_number_marked: bool = False,
    **words: Any,
) -> Custom:
    """Write about, text and perhaps the routine. A second call with the same request key gives the first one's."""
    made = {"node": node, "writer": by, "proposed_at": at or timezone.now()} | words
    custom, is_new = Custom.objects.get_or_create(request_key=request_key or uuid.uuid4(), defaults=made)
    if is_new:
        record(by, "routines.custom_proposed", custom, about=by, at=at)
        _log_number(custom, is_number_marked, by, at)
    return custom


@transaction.atomic
def change_custom(
    custom: Custom,
    *,
    by: Person,
    revision: int | None = None,
    at: datetime | None = None,
    is_number_marked: bool = False,
    **words: Any,
) -> Custom:
    """Other words; what was declined waits for an answer again, and the reply stays until there is another.

    Raises StaleEdit when somebody saved after `revision`, AlreadyDecided when it has been approved meanwhile.
    """
    custom = _locked(custom)
    if custom.state == State.APPROVED:
        raise AlreadyDecided(custom)
    ensure_fresh(custom, revision)
    for name, value in words.items():
        setattr(custom, name, value)
    custom.state, custom.decided_at, custom.decided_by = State.PROPOSED, None, None
    _save(custom, by, "routines.custom_changed", at)
    _log_number(custom, is_number_marked, by, at)
    return custom


def approve_custom(
    custom: Custom, *, by: Person, reply: str = "", revision: int | None = None, at: datetime | None = None
) -> Custom:
    """From now on everybody at the place reads it, and the writer is told."""
    return _decide(custom, State.APPROVED, by, reply, revision, at)


def decline_custom(
    custom: Custom, *, by: Person, reply: str, revision: int | None = None, at: datetime | None = None
) -> Custom:
    """The writer is told, reads why and may write it anew."""
    return _decide(custom, State.DECLINED, by, reply, revision, at)


@transaction.atomic
def close_custom(custom: Custom, *, by: Person, on: date | None = None, at: datetime | None = None) -> None:
    """Taken back, or no longer how it is done; nothing is deleted."""
    if Custom.objects.filter(pk=custom.pk, closed_on=None).update(closed_on=on or timezone.localdate(at)):
        record(by, "routines.custom_closed", custom, about=custom.writer, at=at)


@transaction.atomic
def _decide(custom, state, by, reply, revision, at):
    """Once: the same answer again is nothing, another one raises AlreadyDecided."""
    custom = _locked(custom)
    if custom.state == state:
        return custom
    if not custom.is_waiting:
        raise AlreadyDecided(custom)
    ensure_fresh(custom, revision)
    custom.state, custom.decided_at, custom.decided_by, custom.reply = state, at or timezone.now(), by, reply
    _save(custom, by, f"routines.custom_{state}", at)
    key = f"custom-answered:{custom.pk}:{custom.revision}"
    post(key, custom.writer, "custom_answered", custom.pk, at=at)
    return custom


def _locked(custom):
    return Custom.objects.select_for_update(of=("self",)).select_related("node", "writer").get(pk=custom.pk)


def _save(custom, by, verb, at):
    custom.revision += 1
    custom.save()
    record(by, verb, custom, about=custom.writer, at=at)


def _log_number(custom, is_number_marked, by, at):
    if is_number_marked:
        record(by, "accounts.number_marked_as_other", custom, about=by, at=at)
