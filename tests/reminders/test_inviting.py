"""Who is told what in the own calendar, when, and never twice."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.services import close_access
from mentoring.models import Meeting
from mentoring.services import cancel_meeting, move_meeting
from outbox.models import Message, SentMail
from outbox.services import sweep as send
from programs.intents import Reassign
from programs.models import Introduction
from programs.services import alter
from reminders.models import Invitation
from reminders.services import choose_invitations, invite, sweep
from tests.conftest import start

MONDAY = date(2026, 10, 12)


def at(day, hour=8, minute=0):
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


@pytest.fixture
def clock():
    with time_machine.travel(at(MONDAY), tick=False) as clock:
        yield clock


@pytest.fixture
def plan(clock, remember, version, cast, places):
    return remember("october", lambda *given: start(*given, start_on=MONDAY), version, cast, places)


@pytest.fixture
def invited(plan, cast):
    """The mentor has chosen invitations, and has got those of four weeks."""
    choose_invitations(cast["mentor"], True)
    beat()
    return cast["mentor"]


def beat():
    sweep()
    send()


def sent(person, kind="calendar_invitation"):
    return SentMail.objects.filter(to=person.email, message__kind=kind)


def meeting_of(plan, number=1):
    rows = Meeting.objects.with_people().filter(series__introduction=plan, series__key="mentor", state="planned")
    return rows[number]


def told(person, meeting):
    return Invitation.objects.get(person=person, part="mentoring", refers_id=meeting.pk)


def test_nobody_gets_invitations_without_having_chosen_them(plan):
    beat()

    assert not Invitation.objects.exists()


def test_only_who_has_chosen_gets_them(invited):
    people = set(SentMail.objects.exclude(calendar="").values_list("to", flat=True))

    assert people == {invited.email}
    assert set(Invitation.objects.values_list("sequence", "state")) == {(0, "requested")}


def test_what_is_further_ahead_waits(invited, clock):
    last = MONDAY + timedelta(weeks=4)
    assert max(timezone.localdate(row.starts_at) for row in Invitation.objects.all()) <= last
    before = sent(invited).count()

    clock.move_to(at(MONDAY + timedelta(weeks=1)))
    beat()

    assert sent(invited).count() > before


def test_a_night_waits_for_the_morning_unless_it_is_soon(plan, cast, clock):
    choose_invitations(cast["mentor"], True)
    clock.move_to(at(MONDAY, 6))
    beat()
    near = MONDAY + timedelta(days=2)
    assert all(timezone.localdate(row.starts_at) <= near for row in Invitation.objects.all())

    clock.move_to(at(MONDAY, 7))
    beat()

    assert Invitation.objects.filter(starts_at__date__gt=near).exists()


def test_a_change_is_told_by_the_invitation_and_by_no_other_mail(plan, invited, cast):
    meeting = meeting_of(plan, 0)
    before = sent(invited).count()

    move_meeting(meeting, meeting.starts_at + timedelta(hours=1), "newcomer", by=cast["chief"])
    beat()

    assert sent(invited).count() == before + 1
    assert not SentMail.objects.filter(to=invited.email, message__kind__startswith="meeting_moved").exists()
    plain = Message.objects.filter(kind__startswith="meeting_moved")
    assert plain.get(person=invited).state == "dropped"
    assert plain.get(person=cast["newcomer"]).state == "sent"


def test_whoever_stops_gets_what_is_ahead_taken_out_and_plain_mails_again(plan, invited, cast):
    ahead = Invitation.objects.count()

    choose_invitations(invited, False)
    beat()
    meeting = meeting_of(plan)
    move_meeting(meeting, meeting.starts_at + timedelta(hours=1), "newcomer", by=cast["chief"])
    beat()

    assert sent(invited, "calendar_cancellation").count() == ahead
    assert Message.objects.filter(person=invited, kind__startswith="meeting_moved").get().state != "dropped"


def test_whoever_begins_anew_gets_a_later_sequence(invited):
    choose_invitations(invited, False)
    beat()
    choose_invitations(invited, True)
    beat()

    assert set(Invitation.objects.values_list("sequence", "state")) == {(2, "requested")}


def test_what_was_superseded_before_it_left_is_dropped(plan, invited, cast):
    meeting = meeting_of(plan)
    for hours in (1, 2):
        move_meeting(meeting, meeting.starts_at + timedelta(hours=hours), "newcomer", by=cast["chief"])
        sweep()

    send()

    states = Message.objects.filter(kind="calendar_invitation", refers_id=told(invited, meeting).pk)
    assert list(states.order_by("pk").values_list("state", flat=True)) == ["sent", "dropped", "sent"]


def test_a_change_between_the_sweep_and_the_sending_is_never_sent_to_the_former_mentor(plan, cast):
    choose_invitations(cast["mentor"], True)
    sweep()
    introduction = Introduction.objects.with_people().get(pk=plan.pk)
    alter(introduction, Reassign("mentor", cast["colleague"], MONDAY), by=cast["chief"])
    send()
    beat()

    assert not SentMail.objects.filter(to=cast["mentor"].email).exclude(calendar="").exists()
    assert not Invitation.objects.requested().filter(person=cast["mentor"], starts_at__gt=at(MONDAY)).exists()


def test_what_was_dropped_and_changed_back_is_told_after_all(plan, invited, cast):
    meeting = meeting_of(plan)
    first = meeting.starts_at
    move_meeting(meeting, first + timedelta(hours=1), "newcomer", by=cast["chief"])
    sweep()
    move_meeting(meeting_of(plan), first + timedelta(hours=2), "newcomer", by=cast["chief"])
    send()
    move_meeting(meeting_of(plan), first + timedelta(hours=1), "newcomer", by=cast["chief"])

    beat()

    row = told(invited, meeting)
    assert Message.objects.get(key=row.key).state == "sent"
    assert row.starts_at == first + timedelta(hours=1)


def test_a_meeting_that_is_cancelled_before_anybody_was_told_is_not_cancelled_by_mail(plan, cast):
    choose_invitations(cast["mentor"], True)
    sweep()
    meeting = meeting_of(plan)
    cancel_meeting(meeting, "mentor", by=cast["chief"], dropped_because="soon")
    beat()

    assert told(cast["mentor"], meeting).is_cancelled
    assert not sent(cast["mentor"], "calendar_cancellation").exists()


def test_a_held_meeting_is_left_as_it_was(plan, invited, clock):
    meeting = meeting_of(plan, 0)
    Meeting.objects.filter(pk=meeting.pk).update(
        state="held", logged_at=timezone.now(), logged_by=invited, minutes=meeting.minutes + 15
    )
    beat()

    assert told(invited, meeting).sequence == 0


def test_nobody_writes_to_whoever_has_left(invited, cast):
    before = SentMail.objects.count()

    close_access(invited, by=cast["administrator"])
    beat()

    assert SentMail.objects.filter(to=invited.email).count() <= before
    assert not sent(invited, "calendar_cancellation").exists()


def test_two_sweeps_make_one_invitation_each(invited):
    before = Message.objects.count()

    for _again in range(3):
        invite(timezone.now())

    assert Message.objects.count() == before


@pytest.mark.parametrize("roles", [["mentor"], ["mentor", "chief", "newcomer", "deputy", "colleague"]])
def test_inviting_takes_as_many_queries_for_one_as_for_many(plan, cast, roles, django_assert_num_queries):
    for role in roles:
        choose_invitations(cast[role], True)

    with django_assert_num_queries(22):
        invite(timezone.now())

    assert Invitation.objects.filter(person=cast["mentor"]).exists()
