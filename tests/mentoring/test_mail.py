"""Mails about meetings and requests: at once when it is soon, and true when they leave."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from mentoring import mail
from mentoring.services import ask, cancel_meeting, log_meeting, move_meeting, withdraw_request, write_check_back
from outbox.models import Message
from outbox.services import post

A_DAY = timedelta(days=1)


def rendered(kind):
    """{name: what is said} for the messages of a kind that wait."""
    render = next(row.render for row in mail.KINDS if row.name == kind)
    messages = list(Message.objects.filter(kind=kind).select_related("person"))
    with translation.override("sv"):
        said = render(messages)
    return {message.person.first_name: said[message.pk] for message in messages if message.pk in said}


def test_moved_meeting_says_the_new_time_and_a_neutral_reason(coming, cast):
    move_meeting(coming, coming.starts_at + A_DAY, "mentor", by=cast["mentor"])

    line = rendered("meeting_moved")["Alva"]

    assert (line.label, line.at, line.url) == ("Möte med Samira", coming.starts_at + A_DAY, coming.get_absolute_url())
    assert "mentorn fick förhinder" in line.detail


def test_move_that_is_soon_is_a_mail_of_its_own(coming, cast):
    move_meeting(coming, timezone.now() + A_DAY, "chief", by=cast["chief"])

    said = rendered("meeting_moved_soon")

    assert set(said) == {"Alva", "Samira"}
    assert said["Alva"].subject == "Ditt möte har fått en ny tid"
    assert said["Alva"].lines[0].label == "Möte med Samira"


def test_cancelled_meeting_says_so(coming, cast):
    cancel_meeting(coming, "newcomer", by=cast["mentor"], dropped_because="soon")

    said = "Inställt: den nyanställda fick förhinder. Inget nytt datum: nästa möte är snart nog."
    assert rendered("meeting_cancelled")["Alva"].detail == said


def test_cancel_that_is_soon_is_a_mail_of_its_own(coming, cast):
    move_meeting(coming, timezone.now() + A_DAY, "mentor", by=cast["mentor"])
    cancel_meeting(coming, "mentor", by=cast["mentor"], dropped_because="soon")

    assert set(rendered("meeting_cancelled_soon")) == {"Alva"}
    assert rendered("meeting_moved_soon") == {}


def test_what_no_longer_holds_is_not_said(coming, meeting, cast):
    move_meeting(coming, coming.starts_at + A_DAY, "mentor", by=cast["mentor"])
    cancel_meeting(coming, "mentor", by=cast["mentor"], dropped_because="soon")
    post("x", cast["mentor"], "meeting_unlogged", meeting.pk)
    log_meeting(meeting, by=cast["mentor"])

    assert rendered("meeting_moved") == {}
    assert rendered("meeting_unlogged") == {}


def test_requests_say_who_and_never_what(introduction, cast):
    asked = ask(introduction, "Hemligt", by=cast["chief"])
    assert rendered("request_made")["Alva"].label == "Lena har bett dig om något"

    write_check_back(asked, heard="Hemligt", means="Hemligt", how="Hemligt", by=cast["newcomer"])

    assert rendered("request_made") == {}
    assert rendered("check_back_written")["Lena"].label == "Alva har skrivit vad uppgiften innebär"


def test_withdrawn_request_is_not_mailed(introduction, cast):
    asked = ask(introduction, "Läs", by=cast["chief"])
    withdraw_request(asked, by=cast["chief"])

    assert rendered("request_made") == {}


@pytest.mark.parametrize("kind", ["meeting_moved", "meeting_cancelled", "meeting_tomorrow", "request_made"])
def test_no_messages_are_no_lines(kind, db):
    assert rendered(kind) == {}
