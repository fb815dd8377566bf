"""A meeting took place: who was there, what was touched, and what is for the next time."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from mentoring.models import Attendance, Meeting, Note, Request, Topic, Touched
from mentoring.people import participants
from mentoring.services.check_back import mark_checked_back
from mentoring.services.meeting import newcomer_of
from mentoring.services.note import Written, discard_drafts, put_note, save_draft
from mentoring.unit.taking_up import put_back, take_up
from programs.services.talks import locked


@transaction.atomic
def log_meeting(
    meeting: Meeting,
    *,
    by: Person,
    present: Collection[int] | None = None,
    apologised: Collection[int] = (),
    themes: Collection[str] = (),
    topics: Collection[int] = (),
    points: Collection[int] | None = None,
    checked_back: Collection[Request] = (),
    minutes: int | None = None,
    purpose: str | None = None,
    gave_document_feedback: bool = False,
    written: Written | None = None,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Meeting:
    """Keep that it took place; again for a held meeting, to add something. `present` None means everybody else.

    `apologised` said before that they could not come; `checked_back` was talked through, says `by`. Who logged it first
    stays. The text of `written` goes to its own readers, and the writer's draft has done its duty.
    """
    current = locked(meeting, Meeting.State.PLANNED, Meeting.State.HELD, revision=revision, form_key=form_key)
    if current is None:
        return meeting
    at_time, written = at or timezone.now(), written or Written()
    if current.is_held:
        _clear(current)
    else:
        current.state, current.logged_at, current.logged_by = Meeting.State.HELD, at_time, by
    current.minutes, current.gave_document_feedback = minutes or current.minutes, gave_document_feedback
    if purpose is not None:
        current.purpose, current.purpose_by = purpose, by if purpose else None
    current.save()
    _set_presence(current, present, apologised)
    _set_touched(current, themes)
    _bring_up(current, topics, at_time)
    if current.introduction is None:
        take_up(current, points)
    for request in checked_back:
        mark_checked_back(request, by=by, meeting=current, at=at)
    if written:
        put_note(current, written, by=by, at=at_time)
    discard_drafts(current, by=by, tab=written.tab, seen=written.seen)
    record(by, "mentoring.meeting_logged", current, about=newcomer_of(current), at=at, themes=sorted(themes))
    return current


def _clear(meeting):
    meeting.attendances.all().delete()
    meeting.touched.all().delete()


def _set_presence(meeting, present, apologised):
    belong = participants(meeting)
    there = {person.pk for person in belong} - set(apologised) if present is None else set(present)
    sorry = set(apologised) - there
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, person=row, was_there=row.pk in there, has_apologised=row.pk in sorry)
        for row in belong
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
    current.purpose, current.purpose_by, current.gave_document_feedback = "", None, False
    current.save()
    _clear(current)
    Topic.objects.filter(meeting=current).update(meeting=None, done_at=None)
    put_back(current)
    _notes_to_drafts(current, by, logged_at, at or timezone.now())
    record(by, "mentoring.meeting_log_undone", current, about=newcomer_of(current), at=at)
    return current


def _notes_to_drafts(meeting, by, logged_at, now):
    for note in Note.objects.filter(meeting=meeting, by=by, created_at__gte=logged_at):
        body = {"strength": note.strength, "note": note.text, "next_step": note.next_step}
        save_draft(meeting, body, by=by, at=now)
        note.delete()
