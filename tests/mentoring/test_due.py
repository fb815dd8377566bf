"""Reminders: exactly who, once, and again only when there is something new to say."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from mentoring.models import Meeting, TemplateSeries
from mentoring.services import ask, cancel_meeting, log_meeting, move_meeting, write_check_back
from outbox.models import Message, SentMail
from outbox.services import sweep as send
from programs.models import Involvement
from reminders.services import sweep

STOCKHOLM = ZoneInfo("Europe/Stockholm")
FRIDAY = datetime(2026, 10, 2, 7, 0, tzinfo=STOCKHOLM)


def reminded(kind):
    return sorted(Message.objects.filter(kind=kind).values_list("person__name", flat=True))


@pytest.fixture
def _only_mondays_meeting(introduction, coming):
    """The meetings before are logged, and the unit's and the joint ones are out of the way."""
    others = Meeting.objects.exclude(pk=coming.pk)
    others.update(state="withdrawn")


@pytest.mark.usefixtures("_only_mondays_meeting")
def test_mondays_meeting_is_reminded_of_on_friday_to_those_who_meet():
    sweep(FRIDAY)

    assert reminded("meeting_tomorrow") == ["Alva Berglind", "Samira Holst"]


@pytest.mark.usefixtures("_only_mondays_meeting")
def test_nobody_is_reminded_twice_or_too_early():
    sweep(FRIDAY - timedelta(days=1))
    assert reminded("meeting_tomorrow") == []

    for hours in (0, 1, 5):
        sweep(FRIDAY + timedelta(hours=hours))

    assert len(reminded("meeting_tomorrow")) == 2


@pytest.mark.usefixtures("_only_mondays_meeting")
def test_moved_meeting_is_reminded_of_again(coming, cast):
    sweep(FRIDAY)
    Message.objects.all().delete()
    move_meeting(coming, coming.starts_at + timedelta(days=1), "mentor", by=cast["mentor"])

    sweep(FRIDAY + timedelta(days=3))

    assert reminded("meeting_tomorrow") == ["Alva Berglind", "Samira Holst"]


def test_joint_meeting_is_reminded_of_to_three_and_the_units_to_chief_and_mentors(introduction, unit_meeting):
    joint = Meeting.objects.filter(series__key="joint", starts_at__gt=timezone.now()).first()
    unit = Meeting.objects.filter(series__key="chief-mentor", starts_at__gt=timezone.now()).first()
    Meeting.objects.exclude(pk__in=[joint.pk, unit.pk]).update(state="withdrawn")

    sweep(joint.starts_at - timedelta(days=1))
    assert reminded("meeting_tomorrow") == ["Alva Berglind", "Lena Hedbrant", "Samira Holst"]
    Message.objects.all().delete()
    sweep(unit.starts_at - timedelta(days=1))

    assert reminded("meeting_tomorrow") == ["Lena Hedbrant", "Peter Askerud", "Samira Holst"]


def test_unlogged_meeting_is_reminded_of_once_to_the_mentor(introduction, meeting, cast):
    others = Meeting.objects.exclude(pk=meeting.pk)
    others.update(state="withdrawn")
    tuesday = meeting.starts_at.astimezone(STOCKHOLM).replace(hour=7) + timedelta(days=1)

    sweep(tuesday)
    assert reminded("meeting_unlogged") == []
    for days in (1, 2, 3):
        sweep(tuesday + timedelta(days=days))

    assert reminded("meeting_unlogged") == ["Samira Holst"]


@pytest.fixture
def only(introduction, meeting):
    """Nothing else waits to be logged."""
    Meeting.objects.exclude(pk=meeting.pk).update(state="withdrawn")
    return meeting


def stand_in(introduction, cast, first, last):
    return Involvement.objects.create(
        introduction=introduction,
        person=cast["colleague"],
        role="mentor",
        stands_in_for=cast["mentor"],
        from_on=first,
        to_on=last,
    )


def swept_twice(meeting):
    for days in (3, 4):
        sweep(meeting.starts_at.astimezone(STOCKHOLM).replace(hour=7) + timedelta(days=days))


def test_whoever_stood_in_that_day_and_still_does_is_asked_instead(only, introduction, cast):
    stand_in(introduction, cast, only.on, only.on + timedelta(days=14))

    swept_twice(only)

    assert reminded("meeting_unlogged") == [cast["colleague"].name]


def test_whoever_began_to_stand_in_later_is_not_asked(only, introduction, cast):
    stand_in(introduction, cast, only.on + timedelta(days=1), only.on + timedelta(days=14))

    swept_twice(only)

    assert reminded("meeting_unlogged") == ["Samira Holst"]


def test_where_no_mentor_meets_the_chief_is_asked_once(only, introduction):
    TemplateSeries.objects.filter(pk=only.series.template_id).update(roles=["chief", "newcomer"])

    swept_twice(only)

    assert reminded("meeting_unlogged") == ["Lena Hedbrant"]


def test_logged_and_cancelled_meetings_are_not_reminded_of(introduction, meeting, joint_meeting, cast):
    log_meeting(meeting, by=cast["mentor"])
    cancel_meeting(joint_meeting, "chief", by=cast["chief"])
    Meeting.objects.exclude(pk__in=[meeting.pk, joint_meeting.pk]).update(state="withdrawn")

    sweep(timezone.now())

    assert reminded("meeting_unlogged") == []


def test_request_is_reminded_of_first_to_the_chief_and_then_to_the_newcomer(introduction, cast):
    ask(introduction, "Läs", by=cast["chief"], at=datetime(2026, 9, 24, 15, 0, tzinfo=STOCKHOLM))

    sweep(datetime(2026, 9, 28, 7, 0, tzinfo=STOCKHOLM))
    assert reminded("request_unchecked") == []
    for day in (29, 30):
        sweep(datetime(2026, 9, day, 7, 0, tzinfo=STOCKHOLM))
    assert reminded("request_unchecked") == ["Lena Hedbrant"]
    sweep(datetime(2026, 10, 1, 7, 0, tzinfo=STOCKHOLM))

    assert reminded("request_unchecked") == ["Alva Berglind", "Lena Hedbrant"]


def test_request_with_an_answer_waits_only_for_the_one_who_asked(introduction, cast):
    asked = ask(introduction, "Läs", by=cast["chief"], at=timezone.now() - timedelta(days=14))
    write_check_back(asked, heard="a", means="b", how="c", by=cast["newcomer"])

    sweep(timezone.now())

    assert reminded("request_unchecked") == ["Lena Hedbrant"]


def test_nothing_is_due_in_an_introduction_that_has_ended(introduction, meeting, cast):
    ask(introduction, "Läs", by=cast["chief"], at=timezone.now() - timedelta(days=14))
    type(introduction).objects.filter(pk=introduction.pk).update(state="completed", ended_on="2026-09-30")

    sweep(timezone.now())

    assert reminded("request_unchecked") == reminded("meeting_unlogged") == []


@pytest.mark.usefixtures("_only_mondays_meeting")
def test_digest_says_when_and_with_whom_in_the_readers_language(cast, coming):
    cast["mentor"].language = "en"
    cast["mentor"].save()

    with time_machine.travel(FRIDAY, tick=False):
        sweep(FRIDAY)
        send(FRIDAY)

    texts = {mail.to: mail.text for mail in SentMail.objects.all()}
    assert "Möte med Samira" in texts["newcomer@example.org"]
    assert "Meeting with Alva" in texts["mentor@example.org"]


@pytest.mark.usefixtures("_only_mondays_meeting")
def test_reminder_of_a_meeting_that_was_cancelled_meanwhile_is_not_sent(cast, coming):
    with time_machine.travel(FRIDAY, tick=False):
        sweep(FRIDAY - timedelta(minutes=1))
        cancel_meeting(coming, "mentor", by=cast["mentor"])
        sweep(FRIDAY)
        send(FRIDAY)

    assert "Möte med Samira" not in "".join(mail.text for mail in SentMail.objects.filter(text__contains="I morgon"))


def test_mails_about_requests_hold_no_word_of_them(introduction, cast):
    asked = ask(introduction, "Hemligt uppdrag", by=cast["chief"])
    write_check_back(asked, heard="Hemligt", means="Hemligt", how="Hemligt", by=cast["newcomer"])

    with time_machine.travel(FRIDAY, tick=False):
        sweep(FRIDAY)
        send(FRIDAY)

    sent = "".join(mail.text + mail.html for mail in SentMail.objects.all())
    assert asked.get_absolute_url() in sent or "Alva" in sent
    assert "Hemligt" not in sent
