"""What is written about a meeting, and for whom."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Person
from mentoring.models import Draft, Meeting, Note, NoteReader
from mentoring.people import participants
from mentoring.services.free_text import record_text
from mentoring.services.meeting import newcomer_of

Seen = tuple[int, str]  # a draft, and when it was saved as the page showed it


@dataclass(frozen=True)
class Written:
    """A note as it comes from the form; `with_chief` is asked before the text and counts only the first time.

    `tab` is the window it was written in, and `seen` the drafts of other windows that this one has shown.
    """

    strength: str = ""
    text: str = ""
    next_step: str = ""
    with_chief: bool = False
    is_not_a_number: bool = False
    revision: int | None = None
    tab: uuid.UUID | None = None
    seen: Collection[Seen] = ()

    def __bool__(self):
        return bool(self.strength or self.text or self.next_step)


@transaction.atomic
def write_note(meeting: Meeting, written: Written, *, by: Person, at: datetime | None = None) -> Note:
    """A participant writes, or writes on; who may read was fixed the first time. The own draft is done with."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)  # of two first notes at the same moment one waits
    note = put_note(meeting, written, by=by, at=at or timezone.now())
    discard_drafts(meeting, by=by, tab=written.tab, seen=written.seen)
    return note


def put_note(meeting, written, *, by, at):
    note = Note.objects.select_for_update().filter(meeting=meeting, by=by).first()
    if note is None:
        note = _new_note(meeting, written, by=by, at=at)
    elif (note.strength, note.text, note.next_step) == (written.strength, written.text, written.next_step):
        return note
    else:
        # A page that was opened before there was a note has seen revision none at all.
        ensure_fresh(note, -1 if written.revision is None else written.revision)
        note.strength, note.text, note.next_step = written.strength, written.text, written.next_step
        note.revision += 1
        note.save(update_fields=["strength", "text", "next_step", "revision"])
    record_text(
        by, "mentoring.note_written", note, about=newcomer_of(meeting), at=at, is_not_a_number=written.is_not_a_number
    )
    return note


def _new_note(meeting, written, *, by, at):
    note = Note.objects.create(
        meeting=meeting,
        by=by,
        strength=written.strength,
        text=written.text,
        next_step=written.next_step,
        created_at=at,
    )
    readers = note_readers(meeting, by=by, with_chief=written.with_chief)
    NoteReader.objects.bulk_create(NoteReader(note=note, person=person) for person in readers)
    return note


def note_readers(meeting, *, by, with_chief=False):
    """Those who belong at the meeting and the writer; the chief of the introduction when the writer says so."""
    people = {person.pk: person for person in participants(meeting)} | {by.pk: by}
    if with_chief and meeting.introduction and (chief := meeting.introduction.chief):
        people[chief.pk] = chief
    return list(people.values())


@transaction.atomic
def save_draft(
    meeting: Meeting, body: dict, *, by: Person, tab: uuid.UUID | None = None, at: datetime | None = None
) -> Draft:
    """Keep what is being written in a window, so that a lost session loses nothing; only the writer sees it."""
    draft, _ = Draft.objects.update_or_create(
        meeting=meeting, writer=by, tab=tab or uuid.uuid4(), defaults={"body": body, "saved_at": at or timezone.now()}
    )
    return draft


def discard_drafts(meeting: Meeting, *, by: Person, tab: uuid.UUID | None = None, seen: Collection[Seen] = ()) -> None:
    """What a window has saved, and what it has shown of others; not what one of them has written since."""
    rows = Draft.objects.filter(meeting=meeting, writer=by)
    done = [row.pk for row in rows if row.tab == tab or row.seen in seen]
    Draft.objects.filter(pk__in=done).delete()


@transaction.atomic
def discard_draft(draft: Draft) -> None:
    """The writer wants it no more."""
    draft.delete()
