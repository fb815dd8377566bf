import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentoring.models import CheckBack, Meeting, Note, Request, Series, Topic


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"state": "held"}, "meeting_is_held_when_logged"),
        ({"logged_at": timezone.now()}, "meeting_is_held_when_logged"),
        ({"state": "cancelled"}, "meeting_is_cancelled_with_a_reason"),
        ({"reason": "mentor"}, "meeting_is_cancelled_with_a_reason"),
        ({"needs_new_date": True}, "meeting_needs_new_date_only_when_cancelled"),
        ({"purpose": "both"}, "meeting_purpose_is_somebodys"),
        ({"minutes": 1}, "meeting_minutes_are_possible"),
        ({"slot": "w08"}, "meeting_slot_once_per_series"),
    ],
)
def test_database_refuses_a_meeting_that_contradicts_itself(meeting, wrong, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(**wrong)


def test_database_keeps_one_series_of_a_kind(meeting, places):
    series = meeting.series
    series.pk = None

    with pytest.raises(IntegrityError, match="series_once_per_introduction"), transaction.atomic():
        series.save()
    series.node = places.unit
    with pytest.raises(IntegrityError, match="series_is_of_an_introduction_or_of_a_node"), transaction.atomic():
        series.save()
    assert Series.objects.filter(introduction=meeting.introduction).count() == 2


def test_database_refuses_an_empty_note(meeting, cast):
    with pytest.raises(IntegrityError, match="note_says_something"), transaction.atomic():
        Note.objects.create(meeting=meeting, by=cast["mentor"], created_at=timezone.now())


def test_database_refuses_a_question_with_a_key_and_a_theme_without(introduction, cast):
    row = {"introduction": introduction, "by": cast["newcomer"], "label": "x", "created_at": timezone.now()}

    for wrong in ({"kind": "question", "key": "x"}, {"kind": "theme", "key": ""}):
        with pytest.raises(IntegrityError, match="topic_has_a_key"), transaction.atomic():
            Topic.objects.create(**row, **wrong)


def test_database_refuses_half_a_check_back(introduction, cast):
    request = Request.objects.create(
        introduction=introduction, asked_by=cast["chief"], asked_at=timezone.now(), words="Läs"
    )

    with pytest.raises(IntegrityError, match="checkback_is_written_in_three_parts"), transaction.atomic():
        CheckBack.objects.create(request=request, heard="Läsa", written_at=timezone.now())
    with pytest.raises(IntegrityError, match="request_is_checked_at_a_time"), transaction.atomic():
        Request.objects.filter(pk=request.pk).update(state="checked")
