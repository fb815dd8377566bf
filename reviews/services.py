"""A review is held, moved or does not take place."""

import uuid
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Person
from accounts.services import record
from outbox.services import post_many
from reviews.models import Review
from reviews.people import participants

SOON_DAYS = 2
State = Review.State


class NotPossible(Exception):
    """The review is no longer in a state where this can be done."""


def _locked(review, *states, revision, request_key):
    """The row as it now stands, locked; None when the same form was saved before. Raises StaleEdit and NotPossible."""
    current = Review.objects.select_for_update().get(pk=review.pk)
    # Of these nothing changes meanwhile that matters here, and the caller has fetched them to ask the rules.
    current.template, current.introduction = review.template, review.introduction
    if request_key and current.request_key == request_key:
        return None
    ensure_fresh(current, revision)
    if current.state not in states:
        raise NotPossible(current.state)
    current.request_key = request_key
    current.revision += 1
    return current


@transaction.atomic
def hold_review(
    review: Review,
    *,
    by: Person,
    outcome: str = "",
    on: date | None = None,
    revision: int | None = None,
    request_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Review:
    """It took place on the day `on` (as planned); `outcome` is a key of the scale. Again, to mend what was noted.

    Who noted it first stays. A ValueError for an outcome that the scale lacks.
    """
    if outcome not in (dict(review.template.scale) or [""]):
        raise ValueError(f"“{outcome}” is no outcome of {review.template.key}")
    current = _locked(review, State.PLANNED, State.HELD, revision=revision, request_key=request_key)
    if current is None:
        return review
    if not current.is_held:
        current.state, current.held_at, current.held_by = State.HELD, at or timezone.now(), by
    current.outcome, current.on = outcome, on or current.on
    current.save()
    record(by, "reviews.review_held", current, about=current.introduction.newcomer, at=at)
    return current


@transaction.atomic
def undo_review(review: Review, *, by: Person, revision: int | None = None, at: datetime | None = None) -> Review:
    """Take back what was just noted, with its outcome."""
    current = _locked(review, State.HELD, revision=revision, request_key=None)
    current.state, current.held_at, current.held_by, current.outcome = State.PLANNED, None, None, ""
    current.save()
    record(by, "reviews.review_undone", current, about=current.introduction.newcomer, at=at)
    return current


@transaction.atomic
def move_review(
    review: Review,
    on: date,
    *,
    by: Person,
    reason: str = "",
    time: time | None = None,
    minutes: int | None = None,
    place: str | None = None,
    revision: int | None = None,
    request_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Review:
    """A day that somebody chose, with or without a time; a changed plan leaves it alone from now on."""
    current = _locked(review, State.PLANNED, State.CANCELLED, revision=revision, request_key=request_key)
    if current is None:
        return review
    former = current.on
    current.state, current.needs_new_date, current.is_pinned = State.PLANNED, False, True
    current.on, current.time, current.reason = on, time, reason or current.reason
    current.minutes = minutes or current.minutes
    current.place = current.place if place is None else place
    current.save()
    record(by, "reviews.review_moved", current, about=current.introduction.newcomer, at=at, reason=reason)
    _tell(current, "review_moved", min(former, on), by=by, at=at)
    return current


@transaction.atomic
def cancel_review(
    review: Review,
    reason: str,
    *,
    by: Person,
    is_skipped: bool = False,
    revision: int | None = None,
    request_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Review:
    """It does not take place: it waits for a new date or, if it is optional, is skipped. Raises NotPossible."""
    if is_skipped and not review.is_optional:
        raise NotPossible
    current = _locked(review, State.PLANNED, revision=revision, request_key=request_key)
    if current is None:
        return review
    current.state, current.reason, current.needs_new_date = State.CANCELLED, reason, not is_skipped
    current.save()
    record(by, "reviews.review_cancelled", current, about=current.introduction.newcomer, at=at, reason=reason)
    _tell(current, "review_cancelled", current.on, by=by, at=at)
    return current


def _tell(review, kind, nearest, *, by, at):
    """The others who meet are told: at once when the old day or the new one is soon, else in their digest."""
    days_ahead = (nearest - timezone.localdate(at)).days
    if max(nearest, review.on) < timezone.localdate(at):
        return
    key = f"{kind.replace('_', '-')}:{review.pk}:{review.revision}"
    post_many(
        [(f"{key}:{person.pk}", person) for person in participants(review) if person.pk != by.pk],
        kind=f"{kind}_soon" if days_ahead <= SOON_DAYS else kind,
        refers_id=review.pk,
        at=at,
    )
