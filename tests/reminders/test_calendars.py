"""Show 3: a plan lives, and what two foreign parsers make of the mails is the plan."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from mentoring.models import Meeting
from mentoring.retiming import Times
from mentoring.services import cancel_meeting, change_series, move_meeting
from outbox.models import SentMail
from outbox.services import sweep as send
from programs.intents import Reassign
from programs.models import Introduction
from programs.parts import appointments
from programs.services import alter, discontinue_introduction
from reminders.services import choose_invitations, make_feed, sweep
from tests.conftest import start
from tests.reminders.parsers import calendar_after, ical_js, of_vobject

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
INVITED = ("newcomer", "mentor", "chief", "colleague")
FOUR_WEEKS = timedelta(weeks=4)
MONDAY = date(2026, 10, 12)  # two weeks before the clock goes back
SPRING = date(2027, 3, 15)  # two weeks before it goes forward


@pytest.fixture(scope="module")
def read_by_script():
    with ical_js() as read:
        yield read


@pytest.fixture
def clock():
    with time_machine.travel(at(MONDAY), tick=False) as clock:
        yield clock


@pytest.fixture
def plan(clock, remember, version, cast, places):
    """Alva's, begun this week; everybody around has chosen invitations."""
    begun = remember("october", start_in_october, version, cast, places)
    for role in INVITED:
        choose_invitations(cast[role], True)
    return begun


def start_in_october(version, cast, places):
    return start(version, cast, places, start_on=MONDAY)


def at(day, hour=8, minute=0):
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def beat():
    sweep()
    send()


def mails_to(person):
    texts = SentMail.objects.filter(to=person.email).exclude(calendar="").order_by("pk")
    return list(texts.values_list("calendar", flat=True))


def truth(person):
    """What the plans say, as a calendar shows it."""
    rows = appointments([person.pk], timezone.localdate(), timezone.localdate() + FOUR_WEEKS)
    return sorted((row.starts_at, row.ends_at, row.place) for row in rows if row.starts_at > timezone.now())


def shown(calendar):
    """What has been told already and moved further ahead is in the calendar, too."""
    last = timezone.localdate() + FOUR_WEEKS
    ahead = [event for event in calendar.values() if event.starts > timezone.now()]
    return sorted((e.starts, e.ends, e.place) for e in ahead if timezone.localdate(e.starts) <= last)


def agree(person, read_by_script):
    """Both parsers read the same, and it is what the plan says; {uid: event}."""
    texts = mails_to(person)
    calendar, other = calendar_after(of_vobject(texts)), calendar_after(read_by_script(texts))
    assert calendar == other
    assert shown(calendar) == truth(person)
    return calendar


def meetings(plan, key="mentor"):
    return Meeting.objects.with_people().filter(series__introduction=plan, series__key=key, state="planned")


def test_calendars_hold_the_plan_of_four_weeks(plan, cast, read_by_script):
    beat()

    for role in ("newcomer", "mentor", "chief"):
        assert len(agree(cast[role], read_by_script)) > 2
    assert agree(cast["stranger"], read_by_script) == {}


def test_a_weekly_meeting_keeps_its_hour_when_the_clock_goes_back(plan, cast, read_by_script):
    beat()

    events = agree(cast["mentor"], read_by_script).values()
    hours = {timezone.localtime(event.starts).date(): timezone.localtime(event.starts).hour for event in events}
    offsets = {event.starts.hour for event in events if timezone.localtime(event.starts).hour == 13}
    assert min(hours) < date(2026, 10, 25) < max(hours)
    assert offsets == {11, 12}  # summer and winter, by the clock of Greenwich


def test_a_weekly_meeting_keeps_its_hour_when_the_clock_goes_forward(plan, cast, clock, read_by_script):
    clock.move_to(at(SPRING))
    beat()

    events = agree(cast["mentor"], read_by_script).values()
    offsets = {event.starts.hour for event in events if timezone.localtime(event.starts).hour == 13}
    assert min(event.starts for event in events) < at(date(2027, 3, 28)) < max(event.starts for event in events)
    assert offsets == {12, 11}


def test_a_moved_meeting_moves(plan, cast, read_by_script):
    beat()
    before = agree(cast["newcomer"], read_by_script)
    meeting = meetings(plan)[1]

    move_meeting(meeting, meeting.starts_at + timedelta(hours=25), "mentor", by=cast["mentor"], place="Biblioteket")
    beat()

    after = agree(cast["newcomer"], read_by_script)
    changed = [uid for uid in before if before[uid].starts != after[uid].starts]
    assert before.keys() == after.keys()
    assert [(before[uid].sequence, after[uid].sequence) for uid in changed] == [("0", "1")]


def test_a_series_that_changes_its_day_moves_all_that_come(plan, cast, read_by_script):
    beat()
    before = agree(cast["mentor"], read_by_script)
    series = meetings(plan)[0].series

    change_series(series, Times(MONDAY + timedelta(days=7), 3, time(10), 45, "Eken"), by=cast["mentor"])
    beat()

    after = agree(cast["mentor"], read_by_script)
    changed = [after[uid] for uid in before if after[uid].sequence != before[uid].sequence]
    assert len(changed) >= 2
    assert {event.place for event in changed} == {"Eken"}


def test_a_cancelled_meeting_leaves(plan, cast, read_by_script):
    beat()
    before = agree(cast["mentor"], read_by_script)

    cancel_meeting(meetings(plan)[1], "mentor", by=cast["mentor"], dropped_because="soon")
    beat()

    after = agree(cast["mentor"], read_by_script)
    assert len(before.keys() - after.keys()) == 1


def test_after_a_change_of_mentor_the_former_is_told_nothing_more(plan, cast, read_by_script):
    beat()
    handed_over = MONDAY + timedelta(days=8)
    alter(current(plan), Reassign("mentor", cast["colleague"], handed_over), by=cast["chief"])
    beat()

    assert all(event.starts < at(handed_over, 0) for event in agree(cast["mentor"], read_by_script).values())
    assert agree(cast["colleague"], read_by_script)

    told = len(mails_to(cast["mentor"]))
    later = meetings(plan).filter(starts_at__gt=at(handed_over)).first()
    move_meeting(later, later.starts_at + timedelta(hours=1), "chief", by=cast["colleague"])
    beat()
    cancel_meeting(meetings(plan).get(pk=later.pk), "chief", by=cast["colleague"], dropped_because="soon")
    beat()

    agree(cast["colleague"], read_by_script)
    assert len(mails_to(cast["mentor"])) == told


def current(plan):
    return Introduction.objects.with_people().get(pk=plan.pk)


def test_an_introduction_that_ends_leaves_all_calendars(plan, cast, read_by_script):
    beat()
    discontinue_introduction(current(plan), "moved", by=cast["chief"])
    beat()

    assert agree(cast["newcomer"], read_by_script) == {}


def test_invitations_are_neutral_and_come_from_the_site(plan, cast, read_by_script, settings):
    beat()

    for event in agree(cast["mentor"], read_by_script).values():
        assert event.title.startswith("Introduktion: ")
        assert event.organizer == "mailto:introportalen@example.org"
        assert event.attendee == "mailto:mentor@example.org"
        assert (event.secrecy, event.status) == ("PRIVATE", "CONFIRMED")
    assert not [text for text in mails_to(cast["mentor"]) if "Alva" in text or "Berglind" in text]


def test_feed_and_invitations_name_an_event_alike(client, plan, cast, read_by_script):
    beat()
    text = client.get(f"/calendar/feed/{make_feed(cast['mentor'], uuid4())}.ics").content.decode()

    (by_script,), (by_vobject,) = read_by_script([text]), of_vobject([text])
    assert by_script == by_vobject
    fed = {event.uid: (event.starts, event.ends, event.title) for event in by_script.events}
    invited = agree(cast["mentor"], read_by_script)
    assert {uid: (event.starts, event.ends, event.title) for uid, event in invited.items()}.items() <= fed.items()


def test_run_again_nothing_is_sent(plan, cast, clock):
    beat()
    before = SentMail.objects.count()

    for minutes in (10, 20, 600):
        clock.move_to(at(MONDAY) + timedelta(minutes=minutes))
        beat()

    assert SentMail.objects.count() == before
