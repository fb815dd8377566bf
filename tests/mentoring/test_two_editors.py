"""Two who save at the same moment, each with a connection of their own: one is told, and no text is lost."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from django.urls import reverse

from mentoring.models import Draft, Meeting, Note
from tests.guards.crawl import Visitor

WINDOWS = 8

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
    pytest.mark.django_db(transaction=True),
]


def save_at_once(meeting, people):
    """[(status, who), …] of the same page, saved by all of them with a text each."""
    together = Barrier(len(people))

    def save(number):
        together.wait()
        keys = {"revision": meeting.revision, "form_key": uuid.uuid4(), "tab": uuid.uuid4(), "note_revision": ""}
        data = keys | {"minutes": 60, "note": f"Text {number}"}
        try:
            return Visitor(people[number]).post(reverse("mentoring:meeting_log", args=[meeting.pk]), data).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(people)) as threads:
        return list(threads.map(save, range(len(people))))


def all_texts():
    return {*Note.objects.values_list("text", flat=True), *(row.body["note"] for row in Draft.objects.all())}


def test_windows_of_one_writer_lose_nothing(meeting, cast):
    statuses = save_at_once(meeting, [cast["mentor"]] * WINDOWS)

    assert sorted(statuses) == [302] + [409] * (WINDOWS - 1)
    assert all_texts() == {f"Text {number}" for number in range(WINDOWS)}
    assert Note.objects.count() == 1


def test_mentor_and_chief_keep_a_note_each_and_one_of_them_logs(joint_meeting, cast):
    people = [cast["mentor"], cast["chief"]]

    statuses = save_at_once(joint_meeting, people)

    assert sorted(statuses) == [302, 409]
    assert {note.by: note.text for note in Note.objects.all()} == {cast["mentor"]: "Text 0", cast["chief"]: "Text 1"}
    assert Meeting.objects.get(pk=joint_meeting.pk).logged_by == people[statuses.index(302)]
