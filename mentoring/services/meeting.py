"""A meeting gets another time, changes places with another one, or is added to those of the rhythm."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from mentoring.appointments import PART
from mentoring.models import Meeting, Series
from mentoring.people import participants
from programs.errors import NotPossible
from programs.models import Reply
from programs.services.talks import locked, tell

EXTRA = "extra-"


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
    may_clash: bool = False,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Meeting:
    """Another day or time; where it was first planned is kept, and a changed plan leaves it alone from now on."""
    current = locked(meeting, Meeting.State.PLANNED, revision=revision, form_key=form_key)
    if current is None:
        return meeting
    current.minutes = minutes or current.minutes
    current.place = current.place if place is None else place
    return _move(current, starts_at, reason, by=by, may_clash=may_clash, at=at)


@transaction.atomic
def swap_meetings(
    meeting: Meeting,
    other: Meeting,
    reason: str,
    *,
    by: Person,
    may_clash: bool = False,
    revision: int | None = None,
    other_revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Meeting:
    """The two change times; each keeps its place in its series, how long it lasts and those who meet."""
    revisions = {meeting.pk: revision, other.pk: other_revision}
    # Always in the same order: two who swap the same two at once must not wait for each other for ever.
    rows = {
        row.pk: locked(row, Meeting.State.PLANNED, revision=revisions[row.pk], form_key=form_key)
        for row in sorted((meeting, other), key=lambda row: row.pk)
    }
    first, second = rows[meeting.pk], rows[other.pk]
    if first is None or second is None:
        return meeting
    times = second.starts_at, first.starts_at
    for row, starts_at in zip((first, second), times, strict=True):
        _move(row, starts_at, reason, by=by, may_clash=may_clash, at=at)
    return first


def _move(current, starts_at, reason, *, by, may_clash, at):
    was_on = current.on
    # That somebody comes, or does not, was said of the time that it had.
    Reply.objects.filter(part=PART, refers_id=current.pk).delete()
    current.starts_at, current.moved_reason, current.is_pinned = starts_at, reason, True
    current.may_clash = may_clash
    current.save()
    record(by, "mentoring.meeting_moved", current, about=newcomer_of(current), at=at, reason=reason)
    tell(current, "meeting_moved", participants(current), by=by, on=current.on, was_on=was_on, at=at)
    return current


@transaction.atomic
def add_meeting(
    series: Series,
    starts_at: datetime,
    *,
    by: Person,
    minutes: int | None = None,
    place: str | None = None,
    may_clash: bool = False,
    request_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Meeting:
    """One more than the rhythm has. The same request key again gives the first one."""
    Series.objects.select_for_update().get(pk=series.pk)
    if made := request_key and Meeting.objects.filter(request_key=request_key).first():
        return made
    if series.introduction and not series.introduction.is_active:
        raise NotPossible(series.introduction.state)
    new = Meeting.objects.create(
        series=series,
        introduction=series.introduction,
        slot=next_extra(series),
        first_planned_at=starts_at,
        starts_at=starts_at,
        minutes=minutes or series.minutes,
        place=series.place if place is None else place,
        is_pinned=True,
        may_clash=may_clash,
        request_key=request_key,
    )
    record(by, "mentoring.meeting_added", new, about=newcomer_of(new), at=at)
    tell(new, "meeting_added", participants(new), by=by, on=timezone.localdate(starts_at), at=at)
    return new


def next_extra(series: Series) -> str:
    """ "extra-1", "extra-2", …; the row of the series is locked."""
    taken = Meeting.objects.filter(series=series, slot__startswith=EXTRA).values_list("slot", flat=True)
    return f"{EXTRA}{max((int(slot.removeprefix(EXTRA)) for slot in taken), default=0) + 1}"
