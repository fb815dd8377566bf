"""A meeting took place: who was there, what was touched, and what is for the next time."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from mentoring.models import Attendance, Draft, Meeting, Note, Topic, Touched
from mentoring.people import participants
from mentoring.services.meeting import newcomer_of
from mentoring.services.note import Written, discard_draft, put_note
from programs.services.talks import locked


@transaction.atomic
def log_meeting(
    meeting: Meeting,
    *,
    by: Person,
    present: Collection[int] | None = None,
    themes: Collection[str] = (),
    topics: Collection[int] = (),
    minutes: int | None = None,
    purpose: str | None = None,
    written: Written | None = None,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Meeting:
    """Keep that it took place; again for a held meeting, to add something. `present` None means everybody.

    Who logged it first stays. The text of `written` goes to its own readers; the writer's draft has done its duty.
    """
    current = locked(meeting, Meeting.State.PLANNED, Meeting.State.HELD, revision=revision, form_key=form_key)
    if current is None:
        return meeting
    at_time = at or timezone.now()
    if current.is_held:
        _clear(current)
    else:
        current.state, current.logged_at, current.logged_by = Meeting.State.HELD, at_time, by
    current.minutes = minutes or current.minutes
    if purpose is not None:
        current.purpose, current.purpose_by = purpose, by if purpose else None
    current.save()
    _set_presence(current, present)
    _set_touched(current, themes)
    _bring_up(current, topics, at_time)
    if written:
        put_note(current, written, by=by, at=at_time)
    discard_draft(current, by=by)
    record(by, "mentoring.meeting_logged", current, about=newcomer_of(current), at=at, themes=sorted(themes))
    return current


def _clear(meeting):
    meeting.attendances.all().delete()
    meeting.touched.all().delete()


def _set_presence(meeting, present):
    belong = participants(meeting)
    there = {person.pk for person in belong} if present is None else set(present)
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, person=person, was_there=person.pk in there) for person in belong
    )


def _set_touched(meeting, themes):
    Touched.objects.bulk_create(Touched(meeting=meeting, theme_key=key) for key in sorted(set(themes)))


def _bring_up(meeting, topics, at):
    if topics:
        waiting = Topic.objects.waiting().filter(pk__in=topics, introduction=meeting.introduction)
        waiting.update(meeting=meeting, done_at=at)


@transaction.atomic
def undo_log(
    meeting: Meeting, *, by: Person, revision: int | None = None, form_key: uuid.UUID | None = None, at=None
) -> Meeting:
    """Take back what was just logged. What the writer wrote with it becomes a draft again; others' notes stay."""
    current = locked(meeting, Meeting.State.HELD, revision=revision, form_key=form_key)
    if current is None:
        return meeting
    logged_at = current.logged_at
    current.state, current.logged_at, current.logged_by = Meeting.State.PLANNED, None, None
    current.purpose, current.purpose_by = "", None
    current.save()
    _clear(current)
    Topic.objects.filter(meeting=current).update(meeting=None, done_at=None)
    _notes_to_drafts(current, by, logged_at, at or timezone.now())
    record(by, "mentoring.meeting_log_undone", current, about=newcomer_of(current), at=at)
    return current


def _notes_to_drafts(meeting, by, logged_at, now):
    for note in Note.objects.filter(meeting=meeting, by=by, created_at__gte=logged_at):
        body = {"strength": note.strength, "note": note.text, "next_step": note.next_step}
        Draft.objects.update_or_create(meeting=meeting, writer=by, defaults={"body": body, "saved_at": now})
        note.delete()
