"""What is alike when somebody changes a meeting or a progress review."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Person
from outbox.services import post_many
from programs.errors import NotPossible
from programs.models.talk import Talk

SOON_DAYS = 2
Either = TypeVar("Either", bound=Talk)


def locked(talk: Either, *states: str, revision: int | None, form_key: uuid.UUID | None) -> Either | None:
    """The row as it now stands, locked; None when the same form was saved before. Raises StaleEdit and NotPossible."""
    current = type(talk)._default_manager.select_for_update().get(pk=talk.pk)
    for name in talk.taken_along:
        setattr(current, name, getattr(talk, name))
    if form_key and getattr(current, talk.form_field) == form_key:
        return None
    ensure_fresh(current, revision)
    if current.state not in states:
        raise NotPossible(current.state)
    setattr(current, talk.form_field, form_key)
    current.revision += 1
    return current


def tell(
    talk: Talk,
    kind: str,
    people: Iterable[Person],
    *,
    by: Person,
    on: date,
    was_on: date | None = None,
    at: datetime | None = None,
) -> None:
    """All but `by` are told: at once when the day that it is on, or was, is soon; else in their digest.

    Of what is over nobody is told.
    """
    today = timezone.localdate(at)
    if on < today:
        return
    is_soon = (min(on, was_on or on) - today).days <= SOON_DAYS
    key = f"{kind.replace('_', '-')}:{talk.pk}:{talk.revision}"
    post_many(
        [(f"{key}:{person.pk}", person) for person in people if person.pk != by.pk],
        kind=f"{kind}_soon" if is_soon else kind,
        refers_id=talk.pk,
        at=at,
    )
