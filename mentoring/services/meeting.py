"""A meeting gets another day, or does not take place."""

import uuid
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from accounts.services import record
from mentoring.models import Draft, Meeting
from mentoring.people import participants
from programs.errors import NotPossible
from programs.services.talks import locked, tell


def newcomer_of(meeting):
    return meeting.introduction.newcomer if meeting.introduction else None


@transaction.atomic
def move_meeting(
    meeting: Meeting,
    starts_at: datetime,
    reason: str,
    *,
    by: Person,
    minutes: int | None = None,
    place: str | None = None,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Meeting:
    """Another day or time; where it was first planned is kept, and a changed plan leaves it alone from now on."""
    current = locked(meeting, Meeting.State.PLANNED, revision=revision, form_key=form_key)
    if current is None:
        return meeting
    current.starts_at, current.moved_reason, current.is_pinned = starts_at, reason, True
    current.minutes = minutes or current.minutes
    current.place = current.place if place is None else place
    current.save()
    record(by, "mentoring.meeting_moved", current, about=newcomer_of(current), at=at, reason=reason)
    tell(current, "meeting_moved", participants(current), by=by, on=current.on, at=at)
    return current


@transaction.atomic
def cancel_meeting(
    meeting: Meeting,
    reason: str,
    *,
    by: Person,
    new_starts_at: datetime | None = None,
    is_dropped: bool = False,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Meeting:
    """It does not take place: it gets a new date at once, is dropped for good, or waits for a new date."""
    current = locked(meeting, Meeting.State.PLANNED, revision=revision, form_key=form_key)
    if current is None:
        meeting.refresh_from_db(fields=["replaced_by"])  # the click before this one may have made the new date
        return meeting
    current.state, current.reason = Meeting.State.CANCELLED, reason
    current.needs_new_date = not (new_starts_at or is_dropped)
    current.save()
    record(by, "mentoring.meeting_cancelled", current, about=newcomer_of(current), at=at, reason=reason)
    if new_starts_at:
        _replace(current, new_starts_at, by=by, at=at)
    else:
        tell(current, "meeting_cancelled", participants(current), by=by, on=current.on, at=at)
    return current


@transaction.atomic
def replace_meeting(
    meeting: Meeting,
    starts_at: datetime,
    *,
    by: Person,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Meeting:
    """A new date for a meeting that was cancelled without one; the answer is the new meeting."""
    current = locked(meeting, Meeting.State.CANCELLED, revision=revision, form_key=form_key)
    if current is None:
        return Meeting.objects.get(replaces=meeting)
    if not current.needs_new_date:
        raise NotPossible(current.state)
    return _replace(current, starts_at, by=by, at=at)


def _replace(cancelled, starts_at, *, by, at):
    base, _, number = cancelled.slot.partition("-")
    new = Meeting.objects.create(
        series=cancelled.series,
        introduction=cancelled.introduction,
        slot=f"{base}-{int(number or 1) + 1}",
        first_planned_at=starts_at,
        starts_at=starts_at,
        minutes=cancelled.minutes,
        place=cancelled.place,
        is_pinned=True,
    )
    cancelled.replaced_by, cancelled.needs_new_date = new, False
    cancelled.save()
    # What somebody had begun to write was meant for the meeting that is to come.
    Draft.objects.filter(meeting=cancelled).update(meeting=new)
    record(by, "mentoring.meeting_replaced", new, about=newcomer_of(new), at=at)
    tell(new, "meeting_moved", participants(new), by=by, on=new.on, at=at)
    return new
