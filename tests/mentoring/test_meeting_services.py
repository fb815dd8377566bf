import uuid
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.errors import StaleEdit
from accounts.models import Event
from mentoring.models import Draft, Meeting, Note
from mentoring.selectors import counts
from mentoring.services import (
    Written,
    cancel_meeting,
    log_meeting,
    move_meeting,
    replace_meeting,
    save_draft,
    undo_log,
    wish_topic,
)
from outbox.models import Message
from programs.errors import NotPossible

A_DAY = timedelta(days=1)


def told(kind):
    return set(Message.objects.filter(kind=kind).values_list("person__name", flat=True))


def test_log_keeps_presence_themes_and_who_logged(meeting, cast):
    log_meeting(
        meeting, by=cast["mentor"], present=[cast["mentor"].pk], themes=["organisation-and-mission"], minutes=45
    )

    meeting.refresh_from_db()
    assert (meeting.state, meeting.logged_by, meeting.minutes) == ("held", cast["mentor"], 45)
    assert dict(meeting.attendances.values_list("person__name", "was_there")) == {
        "Alva Berglind": False,
        "Samira Holst": True,
    }
    assert list(meeting.touched.values_list("theme_key", flat=True)) == ["organisation-and-mission"]


def test_log_in_one_click_means_that_everybody_was_there(meeting, cast):
    log_meeting(meeting, by=cast["mentor"])

    assert set(meeting.attendances.values_list("was_there", flat=True)) == {True}


def test_log_brings_up_what_was_wished(meeting, cast, introduction):
    topic = wish_topic(introduction, "Samtal med föräldrar", by=cast["newcomer"])

    log_meeting(meeting, by=cast["mentor"], topics=[topic.pk])

    topic.refresh_from_db()
    assert topic.meeting == meeting
    assert topic.done_at == timezone.now()


def test_log_twice_with_the_same_form_logs_once(meeting, cast):
    key = uuid.uuid4()

    for _ in range(2):
        log_meeting(meeting, by=cast["mentor"], themes=["x"], revision=0, form_key=key)

    assert Event.objects.filter(verb="mentoring.meeting_logged").count() == 1
    assert Meeting.objects.get(pk=meeting.pk).revision == 1


def test_log_tells_of_somebody_elses_save(meeting, cast):
    log_meeting(meeting, by=cast["mentor"], revision=0)

    with pytest.raises(StaleEdit):
        log_meeting(meeting, by=cast["mentor"], themes=["x"], revision=0)

    assert not meeting.touched.exists()


def test_log_again_adds_and_keeps_who_logged_first(joint_meeting, cast):
    log_meeting(joint_meeting, by=cast["mentor"])

    log_meeting(joint_meeting, by=cast["chief"], themes=["x"])

    assert Meeting.objects.get(pk=joint_meeting.pk).logged_by == cast["mentor"]
    assert joint_meeting.touched.count() == 1


def test_undo_log_takes_everything_back_and_loses_no_text(meeting, cast, introduction):
    topic = wish_topic(introduction, "Samtal", by=cast["newcomer"])
    written = Written(text="Vi övade.", next_step="Öva mer")
    log_meeting(meeting, by=cast["mentor"], topics=[topic.pk], themes=["x"], purpose="both", written=written)

    undo_log(meeting, by=cast["mentor"])

    meeting.refresh_from_db()
    topic.refresh_from_db()
    assert (meeting.state, meeting.logged_by, meeting.purpose) == ("planned", None, "")
    assert not meeting.touched.exists()
    assert not meeting.attendances.exists()
    assert not Note.objects.exists()
    assert topic.done_at is None
    assert Draft.objects.get(writer=cast["mentor"]).body["note"] == "Vi övade."


def test_undo_log_keeps_what_the_newcomer_wrote(meeting, cast):
    from mentoring.services import write_note

    log_meeting(meeting, by=cast["mentor"])
    write_note(meeting, Written(text="Mitt"), by=cast["newcomer"])

    undo_log(meeting, by=cast["mentor"])

    assert Note.objects.get().by == cast["newcomer"]


def test_move_keeps_where_it_was_planned_and_tells_the_others(coming, cast):
    first = coming.starts_at

    moved = move_meeting(coming, first + A_DAY, "mentor", by=cast["mentor"], place="Linden")

    moved = Meeting.objects.get(pk=moved.pk)
    assert (moved.first_planned_at, moved.starts_at) == (first, first + A_DAY)
    assert (moved.moved_reason, moved.is_pinned, moved.place) == ("mentor", True, "Linden")
    assert told("meeting_moved") == {"Alva Berglind"}


def test_move_within_two_days_is_told_at_once(coming, cast):
    move_meeting(coming, timezone.now() + A_DAY, "mentor", by=cast["mentor"])

    assert told("meeting_moved_soon") == {"Alva Berglind"}


def test_move_is_refused_once_the_meeting_is_held(meeting, cast):
    log_meeting(meeting, by=cast["mentor"])

    with pytest.raises(NotPossible):
        move_meeting(meeting, meeting.starts_at + A_DAY, "mentor", by=cast["mentor"])


def test_cancel_with_a_new_date_makes_one_meeting_that_replaces_it(coming, cast, introduction):
    before = counts([introduction])[introduction.pk]
    save_draft(coming, {"note": "Att ta upp"}, by=cast["mentor"])
    key = uuid.uuid4()

    for _ in range(2):
        cancel_meeting(coming, "mentor", by=cast["mentor"], new_starts_at=coming.starts_at + A_DAY, form_key=key)

    coming.refresh_from_db()
    assert (coming.state, coming.reason, coming.needs_new_date) == ("cancelled", "mentor", False)
    assert (coming.replaced_by.slot, coming.replaced_by.state) == (f"{coming.slot}-2", "planned")
    assert Draft.objects.get().meeting == coming.replaced_by
    assert counts([introduction])[introduction.pk] == before


@pytest.mark.parametrize(("dropped_because", "needs_new_date"), [("soon", False), ("", True)])
def test_cancel_without_a_new_date_counts_and_waits_unless_it_is_dropped(
    coming, cast, introduction, dropped_because, needs_new_date
):
    cancel_meeting(coming, "newcomer", by=cast["mentor"], dropped_because=dropped_because)

    coming.refresh_from_db()
    assert coming.needs_new_date is needs_new_date
    assert counts([introduction])[introduction.pk].without_date == 1
    assert told("meeting_cancelled") == {"Alva Berglind"}


def test_replace_gives_the_new_meeting_and_the_same_one_again(coming, cast):
    cancel_meeting(coming, "mentor", by=cast["mentor"])
    key = uuid.uuid4()

    first, second = (replace_meeting(coming, coming.starts_at + A_DAY, by=cast["chief"], form_key=key) for _ in "12")

    assert first == second
    assert Meeting.objects.get(pk=coming.pk).needs_new_date is False


def test_replacement_of_a_replacement_gets_a_slot_of_its_own(coming, cast):
    second = cancel_meeting(coming, "mentor", by=cast["mentor"], new_starts_at=coming.starts_at + A_DAY).replaced_by

    third = cancel_meeting(second, "chief", by=cast["chief"], new_starts_at=second.starts_at + A_DAY).replaced_by

    assert third.slot == f"{coming.slot}-3"


def test_past_times_are_told_to_nobody(meeting, cast):
    cancel_meeting(meeting, "newcomer", by=cast["mentor"], dropped_because="soon")

    assert not Message.objects.exists()


def test_services_take_the_time_they_are_given(meeting, cast):
    then = timezone.now() - timedelta(days=7)

    log_meeting(meeting, by=cast["mentor"], at=then)

    assert Meeting.objects.get(pk=meeting.pk).logged_at == then
    assert Event.objects.get(verb="mentoring.meeting_logged").at == then


def test_why_is_a_sentence_with_a_neutral_reason(coming, cast):
    with time_machine.travel(coming.starts_at - 3 * A_DAY):
        moved = move_meeting(coming, coming.starts_at + A_DAY, "mentor", by=cast["mentor"])

    assert "the mentor could not come" in moved.why or "mentorn fick förhinder" in moved.why
