"""The mails as a mail server gets them: built so that Outlook, Google and Thunderbird see an invitation."""

from datetime import timedelta

import pytest
import vobject
from django.utils import timezone

from mentoring.models import Meeting
from mentoring.services import cancel_meeting
from outbox.services import sweep as send
from reminders.ical import request_text
from reminders.models import Invitation
from reminders.services import choose_invitations, invite


@pytest.fixture
def mails(started, cast, inbox, settings):
    """What the mentor got: invitations of four weeks."""
    settings.SITE_URL = "https://intro.example.org"
    settings.DEFAULT_FROM_EMAIL = "Introportalen <intro@ekvalla.example.org>"
    choose_invitations(cast["mentor"], True)
    invite(timezone.now())
    send()
    return [mail for mail in inbox.mails if mail["To"] == cast["mentor"].email]


def calendar_part(mail):
    return next(part for part in mail.walk() if part.get_content_type() == "text/calendar")


def test_the_calendar_is_the_last_alternative_and_a_file(mails):
    mail = mails[0]

    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    part = calendar_part(mail)
    assert dict(part["Content-Type"].params) == {"method": "REQUEST", "charset": "utf-8"}
    assert "METHOD:REQUEST" in part.get_content()
    (file,) = mail.iter_attachments()
    assert file.get_filename() == "invite.ics"
    assert file.get_content().decode().splitlines() == part.get_content().splitlines()


def test_the_organiser_is_who_sends(mails):
    event = vobject.readOne(calendar_part(mails[0]).get_content()).vevent

    assert mails[0]["From"] == "Introportalen <intro@ekvalla.example.org>"
    assert event.organizer.value == "mailto:intro@ekvalla.example.org"
    assert event.attendee.value == "mailto:mentor@example.org"
    assert event.attendee.params["RSVP"] == ["FALSE"]
    assert len(event.contents["attendee"]) == 1


def test_the_subject_is_the_title(mails):
    for mail in mails:
        assert mail["Subject"] == vobject.readOne(calendar_part(mail).get_content()).vevent.summary.value


def test_a_cancellation_says_so_in_both_places(mails, inbox, cast):
    told = Invitation.objects.filter(person=cast["mentor"], part="mentoring").latest("starts_at")
    meeting = Meeting.objects.with_people().get(pk=told.refers_id)
    cancel_meeting(meeting, "mentor", by=cast["mentor"], dropped_because="soon")

    invite(timezone.now())
    send()

    part = calendar_part(inbox.mails[-1])
    event = vobject.readOne(part.get_content())
    assert part["Content-Type"].params["method"] == event.method.value == "CANCEL"
    assert (event.vevent.uid.value, event.vevent.sequence.value) == (str(told.uid), "1")
    assert event.vevent.status.value == "CANCELLED"


def test_the_zone_has_rules_that_outlook_reads(mails):
    zone = vobject.readOne(calendar_part(mails[0]).get_content()).contents["vtimezone"][0]

    rules = {part.name: part.rrule.value for part in zone.getChildren() if part.name in ("STANDARD", "DAYLIGHT")}
    assert rules == {
        "STANDARD": "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "DAYLIGHT": "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
    }


@pytest.mark.parametrize("place", ["", "Eken; plan 2, rum 3", "Ö" * 200, "Rad\nBEGIN:VALARM"])
def test_a_place_is_a_place_whatever_stands_in_it(cast, place):
    now = timezone.now().replace(microsecond=0)
    row = Invitation(
        uid="895db97e-b415-5347-8592-4c30839aa670",
        person=cast["mentor"],
        starts_at=now + timedelta(days=1),
        minutes=60,
        kind="mentor",
        place=place,
        changed_at=now,
    )

    text = request_text(row, "/meetings/1/", now)

    event = vobject.readOne(text).vevent
    assert (event.location.value if place else "") == place
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "valarm" not in event.contents
