"""What happens to one session: it is held, moved, cancelled, and read for."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from programs.services.talks import locked, tell
from training.models import Attendance, HaveRead, Session
from training.people import people_of

PLANNED, HELD, CANCELLED = Session.State.PLANNED, Session.State.HELD, Session.State.CANCELLED


@transaction.atomic
def take_attendance(
    session: Session,
    present: Iterable[Person],
    absent: Iterable[Person] = (),
    apologised: Iterable[Person] = (),
    *,
    by: Person,
    minutes: int | None = None,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Session:
    """The session was held, it took so many minutes, and these were there; taking it again corrects it."""
    current = locked(session, PLANNED, HELD, revision=revision, form_key=form_key)
    if current is None:
        return session
    rows = [Attendance(session=current, person=person, was_there=True) for person in present]
    rows += [Attendance(session=current, person=person, was_there=False) for person in absent]
    rows += [Attendance(session=current, person=person, was_there=False, has_apologised=True) for person in apologised]
    Attendance.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["session", "person"], update_fields=["was_there", "has_apologised"]
    )
    current.state, current.actual_minutes = HELD, minutes
    current.save()
    record(by, "training.attendance_taken", current, at=at, present=sum(row.was_there for row in rows))
    return current


@transaction.atomic
def move_session(
    session: Session,
    starts_at: datetime,
    reason: str,
    *,
    by: Person,
    words: str = "",
    place: str | None = None,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Session:
    """A new time for a session that is ahead, or for one that was cancelled and waits for one."""
    current = locked(session, PLANNED, CANCELLED, revision=revision, form_key=form_key)
    if current is None:
        return session
    was_on = current.on
    current.times_moved += current.is_planned
    current.state, current.needs_new_date, current.dropped_because = PLANNED, False, ""
    current.starts_at, current.reason, current.reason_words, current.is_pinned = starts_at, reason, words, True
    current.place = current.place if place is None else place
    current.save()
    record(by, "training.session_moved", current, at=at, reason=reason)
    tell(current, "session_moved", people_of(current.cohort), by=by, on=current.on, was_on=was_on, at=at)
    return current


@transaction.atomic
def cancel_session(
    session: Session,
    reason: str,
    *,
    by: Person,
    words: str = "",
    dropped_because: str = "",
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Session:
    """It is not held that day. It waits for a new date, unless it is decided why there is none."""
    current = locked(session, PLANNED, CANCELLED, revision=revision, form_key=form_key)
    if current is None:
        return session
    current.times_cancelled += current.is_planned
    current.state, current.reason, current.reason_words = CANCELLED, reason, words
    current.dropped_because, current.needs_new_date = dropped_because, not dropped_because
    current.save()
    record(by, "training.session_cancelled", current, at=at, reason=reason)
    tell(current, "session_cancelled", people_of(current.cohort), by=by, on=current.on, at=at)
    return current


@transaction.atomic
def set_have_read(session: Session, has_read: bool, *, by: Person, at: datetime | None = None) -> None:
    """The reader's own mark; only the reader and the leaders see it."""
    if has_read:
        HaveRead.objects.get_or_create(session=session, person=by, defaults={"at": at or timezone.now()})
    else:
        HaveRead.objects.filter(session=session, person=by).delete()
