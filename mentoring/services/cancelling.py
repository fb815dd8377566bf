"""A meeting does not take place: what comes instead is said at once, or is asked for until it is."""

import uuid
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from accounts.services import record
from mentoring.models import Draft, Meeting, Series
from mentoring.people import participants
from mentoring.services.free_text import record_text
from mentoring.services.meeting import EXTRA, newcomer_of, next_extra
from programs.errors import NotPossible
from programs.services.talks import locked, tell


@transaction.atomic
def cancel_meeting(
    meeting: Meeting,
    reason: str,
    *,
    by: Person,
    words: str = "",
    new_starts_at: datetime | None = None,
    dropped_because: str = "",
    may_clash: bool = False,
    is_not_a_number: bool = False,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Meeting:
    """It gets a new date at once, waits for one, or is not replaced because of something (Meeting.Dropped).

    `words` stand beside the reason on the site and are in no mail.
    """
    current = locked(meeting, Meeting.State.PLANNED, revision=revision, form_key=form_key)
    if current is None:
        meeting.refresh_from_db(fields=["replaced_by"])  # the click before this one may have made the new date
        return meeting
    current.state, current.reason, current.reason_words = Meeting.State.CANCELLED, reason, words
    current.dropped_because = "" if new_starts_at else dropped_because
    current.needs_new_date = not (new_starts_at or dropped_because)
    current.save()
    about, codes = newcomer_of(current), {"reason": reason, "is_not_a_number": is_not_a_number}
    record_text(by, "mentoring.meeting_cancelled", current, about=about, at=at, **codes)
    if new_starts_at:
        _replace(current, new_starts_at, by=by, may_clash=may_clash, at=at)
    else:
        tell(current, "meeting_cancelled", participants(current), by=by, on=current.on, at=at)
    return current


@transaction.atomic
def replace_meeting(
    meeting: Meeting,
    starts_at: datetime,
    *,
    by: Person,
    may_clash: bool = False,
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
    return _replace(current, starts_at, by=by, may_clash=may_clash, at=at)


def _replace(cancelled, starts_at, *, by, may_clash, at):
    new = Meeting.objects.create(
        series=cancelled.series,
        introduction=cancelled.introduction,
        slot=_slot_after(cancelled),
        first_planned_at=starts_at,
        starts_at=starts_at,
        minutes=cancelled.minutes,
        place=cancelled.place,
        is_pinned=True,
        may_clash=may_clash,
    )
    cancelled.replaced_by, cancelled.needs_new_date = new, False
    cancelled.save()
    # What somebody had begun to write was meant for the meeting that is to come.
    Draft.objects.filter(meeting=cancelled).update(meeting=new)
    record(by, "mentoring.meeting_replaced", new, about=newcomer_of(new), at=at)
    tell(new, "meeting_moved", participants(new), by=by, on=new.on, was_on=cancelled.on, at=at)
    return new


def _slot_after(cancelled):
    """ "w08" is replaced by "w08-2"; what somebody added, by the next that is added."""
    if cancelled.slot.startswith(EXTRA):
        Series.objects.select_for_update().get(pk=cancelled.series_id)
        return next_extra(cancelled.series)
    base, _, number = cancelled.slot.partition("-")
    return f"{base}-{int(number or 1) + 1}"
