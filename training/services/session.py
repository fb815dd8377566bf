"""What happens to one session: it is held, moved, cancelled, and read for."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Person
from accounts.services import record
from training.models import Attendance, HaveRead, Session


def _fresh(session, revision):
    """The locked row as it is now; StaleEdit if somebody has changed it since the form was opened."""
    row = Session.objects.select_for_update().get(pk=session.pk)
    ensure_fresh(row, revision)
    row.revision += 1
    return row


@transaction.atomic
def take_attendance(
    session: Session, present: Iterable[Person], absent: Iterable[Person], *, by: Person, revision=None, at=None
) -> Session:
    """The session was held, and these were there; can be corrected by taking it again."""
    session = _fresh(session, revision)
    rows = [Attendance(session=session, person=p, was_there=True) for p in present]
    rows += [Attendance(session=session, person=p, was_there=False) for p in absent]
    Attendance.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["session", "person"], update_fields=["was_there"]
    )
    session.state, session.reason = Session.State.HELD, ""
    session.save(update_fields=["state", "reason", "revision"])
    record(by, "training.attendance_taken", session, at=at, present=sum(row.was_there for row in rows))
    return session


@transaction.atomic
def move_session(session: Session, starts_at: datetime, reason: str, *, by: Person, place=None, revision=None, at=None):
    """A new time for a session that is still ahead or was cancelled; why is a neutral code (Session.Reason)."""
    session = _fresh(session, revision)
    session.starts_at, session.reason, session.moved_code = starts_at, reason, ""
    session.state, session.times_moved = Session.State.PLANNED, session.times_moved + 1
    session.place = session.place if place is None else place
    session.save()
    record(by, "training.session_moved", session, at=at, reason=reason)
    return session


@transaction.atomic
def cancel_session(session: Session, reason: str, *, by: Person, revision=None, at=None):
    """Cancelled without a new time; it waits for one among what needs the chief."""
    session = _fresh(session, revision)
    session.state, session.reason = Session.State.CANCELLED, reason
    session.save(update_fields=["state", "reason", "revision"])
    record(by, "training.session_cancelled", session, at=at, reason=reason)
    return session


@transaction.atomic
def set_have_read(session: Session, has_read: bool, *, by: Person, at=None) -> None:
    """The reader's own mark; only the reader and the leaders see it."""
    if has_read:
        HaveRead.objects.get_or_create(session=session, person=by, defaults={"at": at or timezone.now()})
    else:
        HaveRead.objects.filter(session=session, person=by).delete()
