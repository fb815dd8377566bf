"""A review is held, moved or does not take place."""

import uuid
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from programs.errors import NotPossible
from programs.services.talks import locked, tell
from reviews.models import Review
from reviews.people import participants

State = Review.State


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
    current = locked(review, State.PLANNED, State.HELD, revision=revision, form_key=request_key)
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
    current = locked(review, State.HELD, revision=revision, form_key=None)
    if current is None:
        return review
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
    current = locked(review, State.PLANNED, State.CANCELLED, revision=revision, form_key=request_key)
    if current is None:
        return review
    former = current.on
    current.state, current.needs_new_date, current.is_pinned = State.PLANNED, False, True
    current.on, current.time, current.reason = on, time, reason or current.reason
    current.minutes = minutes or current.minutes
    current.place = current.place if place is None else place
    current.save()
    record(by, "reviews.review_moved", current, about=current.introduction.newcomer, at=at, reason=reason)
    tell(current, "review_moved", participants(current), by=by, on=on, was_on=former, at=at)
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
    current = locked(review, State.PLANNED, revision=revision, form_key=request_key)
    if current is None:
        return review
    current.state, current.reason, current.needs_new_date = State.CANCELLED, reason, not is_skipped
    current.save()
    record(by, "reviews.review_cancelled", current, about=current.introduction.newcomer, at=at, reason=reason)
    tell(current, "review_cancelled", participants(current), by=by, on=current.on, at=at)
    return current
