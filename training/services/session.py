"""What happens to one session: it is held, cancelled, and read for."""

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
from training.services.moving import give_time

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
def cancel_session(
    session: Session,
    reason: str,
    *,
    by: Person,
    words: str = "",
    dropped_because: str = "",
    new_starts_at: datetime | None = None,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> Session:
    """It is not held that day: it gets a new date at once, or waits for one, or it is decided why there is none."""
    current = locked(session, PLANNED, CANCELLED, revision=revision, form_key=form_key)
    if current is None:
        return session
    current.times_cancelled += current.is_planned
    current.state, current.reason, current.reason_words = CANCELLED, reason, words
    current.dropped_because, current.needs_new_date = dropped_because, not dropped_because
    current.save()
    record(by, "training.session_cancelled", current, at=at, reason=reason)
    if is_not_a_number:
        record(by, "accounts.number_marked_as_other", current, at=at)
    if new_starts_at:
        give_time(current, new_starts_at, reason, by=by, at=at)
        return current
    tell(current, "session_cancelled", people_of(current.cohort), by=by, on=current.on, at=at)
    return current


@transaction.atomic
def set_have_read(session: Session, has_read: bool, *, by: Person, at: datetime | None = None) -> None:
    """The reader's own mark; only the reader and the leaders see it."""
    if has_read:
        HaveRead.objects.get_or_create(session=session, person=by, defaults={"at": at or timezone.now()})
    else:
        HaveRead.objects.filter(session=session, person=by).delete()
