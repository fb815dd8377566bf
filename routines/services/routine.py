"""A routine is written, changed, looked over and closed; it is never deleted."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Node, Person
from accounts.services import record
from routines.models import Routine


@transaction.atomic
def create_routine(
    node: Node,
    *,
    by: Person,
    at: datetime | None = None,
    request_key: uuid.UUID | None = None,
    is_number_marked: bool = False,
    **words: Any,
) -> Routine:
    """Write a routine at the node: title, url or text, owner_role, key, law_ref, reviewed_on, review_months.

    A second call with the same request key gives the first one's.
    """
    words = {"node": node, "reviewed_on": timezone.localdate(at)} | words
    routine, is_new = Routine.objects.get_or_create(request_key=request_key or uuid.uuid4(), defaults=words)
    if is_new:
        record(by, "routines.routine_created", routine, at=at)
        _log_number(routine, is_number_marked, by, at)
    return routine


@transaction.atomic
def change_routine(
    routine: Routine,
    *,
    by: Person,
    revision: int | None = None,
    at: datetime | None = None,
    is_number_marked: bool = False,
    **words: Any,
) -> Routine:
    """Change the words given. Raises StaleEdit when somebody saved after `revision`."""
    routine = Routine.objects.select_for_update().get(pk=routine.pk)
    ensure_fresh(routine, revision)
    if words.get("url", routine.url) != routine.url:
        words |= {"link_checked_at": None, "link_failed_on": None}
    for name, value in words.items():
        setattr(routine, name, value)
    routine.revision += 1
    routine.save()
    record(by, "routines.routine_changed", routine, at=at, fields=sorted(words))
    _log_number(routine, is_number_marked, by, at)
    return routine


@transaction.atomic
def review_routine(routine: Routine, *, by: Person, revision: int | None = None, at: datetime | None = None) -> Routine:
    """Looked over, still right: the next time is a whole interval away.

    A second click the same day changes nothing. Raises StaleEdit when somebody saved after `revision`, so that nobody
    vouches for words that they have not seen.
    """
    routine = Routine.objects.select_for_update().get(pk=routine.pk)
    today = timezone.localdate(at)
    if routine.reviewed_on >= today:
        return routine
    ensure_fresh(routine, revision)
    routine.reviewed_on = today
    routine.revision += 1
    routine.save(update_fields=["reviewed_on", "review_on", "revision"])
    record(by, "routines.routine_reviewed", routine, at=at)
    return routine


@transaction.atomic
def close_routine(routine: Routine, *, by: Person, on: date | None = None, at: datetime | None = None) -> None:
    """From the day on it is found nowhere; links from items lead to the routine above, if there is one."""
    if Routine.objects.filter(pk=routine.pk, closed_on=None).update(closed_on=on or timezone.localdate(at)):
        record(by, "routines.routine_closed", routine, at=at)


def _log_number(routine, is_number_marked, by, at):
    if is_number_marked:
        record(by, "accounts.number_marked_as_other", routine, at=at)
