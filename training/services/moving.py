"""A session gets a new time, alone or with all that come after it; or two change themes."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from programs.days_off import days_off_at
from programs.services.talks import locked, tell
from training.models import HaveRead, Session
from training.people import people_of

PLANNED, CANCELLED = Session.State.PLANNED, Session.State.CANCELLED


@transaction.atomic
def move_session(
    session: Session,
    starts_at: datetime,
    reason: str,
    *,
    by: Person,
    place: str | None = None,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Session:
    """A new time for a session that is ahead, or for one that was cancelled."""
    current = locked(session, PLANNED, CANCELLED, revision=revision, form_key=form_key)
    if current is None:
        return session
    give_time(current, starts_at, reason, place, by=by, at=at)
    return current


@transaction.atomic
def move_coming(
    session: Session,
    starts_at: datetime,
    reason: str,
    *,
    by: Person,
    place: str | None = None,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> list[Session]:
    """The session and all that come after it move as far, to the same time of day; days off are gone around."""
    current = locked(session, PLANNED, revision=revision, form_key=form_key)
    if current is None:
        return []
    times = coming_times(current, starts_at)
    rows = Session.objects.select_for_update().filter(pk__in=[row.pk for row, _at in times]).in_bulk()
    for seen, new in times:
        row = current if seen.pk == current.pk else rows[seen.pk]
        row.cohort, row.template = current.cohort, seen.template
        row.revision += row.pk != current.pk
        give_time(row, new, reason, place, by=by, at=at)
    return [row for row, _at in times]


def coming_times(session: Session, starts_at: datetime) -> list[tuple[Session, datetime]]:
    """What `move_coming` would make of it; three queries."""
    days, clock = timezone.localdate(starts_at) - session.on, timezone.localtime(starts_at).time()
    days_off = days_off_at(session.cohort.node)
    later = session.cohort.sessions.filter(state=PLANNED, starts_at__gt=session.starts_at)
    found = [(session, starts_at)]
    for row in later.select_related("template"):
        on = row.on + days
        while not days_off.is_working_day(on):
            on += timedelta(days=1)
        found.append((row, timezone.make_aware(datetime.combine(on, clock))))
    return found


def give_time(session, starts_at, reason, place=None, *, by, at=None):
    """Write and tell it; the caller has the row locked. One that was cancelled is not counted as moved."""
    was_on = session.on
    session.times_moved += session.is_planned
    session.reason_words = "" if session.is_planned else session.reason_words
    session.state, session.needs_new_date, session.dropped_because = PLANNED, False, ""
    session.starts_at, session.reason, session.is_pinned = starts_at, reason, True
    session.place = session.place if place is None else place
    session.save()
    record(by, "training.session_moved", session, at=at, reason=reason)
    tell(session, "session_moved", people_of(session.cohort), by=by, on=session.on, was_on=was_on, at=at)


@transaction.atomic
def swap_themes(
    session: Session,
    other: Session,
    *,
    by: Person,
    revision: int | None = None,
    other_revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> None:
    """Two sessions ahead keep their days and change what they are about, with reading, links and who has read."""
    # Two who swap the same pair from either side wait for each other.
    list(Session.objects.select_for_update().filter(pk__in=[session.pk, other.pk]).order_by("pk"))
    one = locked(session, PLANNED, revision=revision, form_key=form_key)
    two = locked(other, PLANNED, revision=other_revision, form_key=None) if one else None
    if one is None or two is None:
        return
    one.template, two.template = two.template, one.template
    one.minutes, two.minutes = two.minutes, one.minutes
    _change_places([one, two])
    for row in (one, two):
        row.save()
        record(by, "training.themes_swapped", row, at=at)
        tell(row, "session_theme", people_of(row.cohort), by=by, on=row.on, at=at)


def _change_places(sessions: Iterable[Session]) -> None:
    """What belongs to the theme goes with it."""
    one, two = sessions
    read, links = list(one.have_read.all()), list(one.materials.all())
    HaveRead.objects.filter(pk__in=[row.pk for row in read]).delete()
    two.have_read.update(session=one)
    two.materials.update(session=one)
    HaveRead.objects.bulk_create(HaveRead(session=two, person_id=row.person_id, at=row.at) for row in read)
    two.materials.model.objects.filter(pk__in=[row.pk for row in links]).update(session=two)
