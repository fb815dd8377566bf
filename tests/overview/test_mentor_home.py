from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from mentoring.models import Draft, Meeting
from mentoring.services import log_meeting
from overview.mentor import mentor_page
from programs.services import complete_introduction, set_capacity
from tests.conftest import start
from tests.overview.conftest import more_newcomers


@pytest.fixture
def meetings(introduction):
    return introduction.meetings.order_by("starts_at")


def row_of(person):
    [row] = mentor_page(person)["colleagues"]
    return row


def test_next_and_last_meeting(introduction, cast):
    row = row_of(cast["mentor"])

    assert (row.next.on, row.next.kind) == (date(2026, 10, 5), "mentor")
    assert (row.last.on, row.last.is_held) == (date(2026, 9, 23), False)


def test_themes_of_the_last_meeting_and_those_that_wait(introduction, meetings, cast):
    before = [theme.key for theme in row_of(cast["mentor"]).waiting]
    last = meetings.filter(starts_at__lt=timezone.now()).last()
    log_meeting(last, by=cast["mentor"], themes=[before[0]])

    row = row_of(cast["mentor"])

    assert [theme.key for theme in row.last_themes] == [before[0]]
    assert before[0] not in [theme.key for theme in row.waiting]


def test_more_themes_than_a_row_holds_are_counted(introduction, cast, login):
    row = row_of(cast["mentor"])

    assert len(row.shown) == 3
    assert f"och {row.not_shown} till" in login("mentor").text


def test_whoever_is_met_first_stands_first(introduction, cast, version, places):
    start(version, cast, places, start_on=date(2026, 9, 28), newcomer="second_newcomer")

    names = [row.introduction.newcomer.first_name for row in mentor_page(cast["mentor"])["colleagues"]]

    assert names == ["Elias", "Alva"]


def test_one_who_has_not_begun(version, cast, places, login):
    start(version, cast, places, start_on=date(2026, 10, 12))

    page = login("mentor").text

    for words in ("börjar 12 oktober", "Ni har inte setts än", "Har inte börjat"):
        assert words in page


def test_one_who_is_past_close_support(version, cast, places, login):
    start(version, cast, places, start_on=date(2026, 1, 12))

    assert "månad 9 av 24" in login("mentor").text


def test_a_draft_is_offered_to_its_writer_only(introduction, meetings, cast, login):
    Draft.objects.create(meeting=meetings.first(), writer=cast["mentor"], saved_at=timezone.now())
    Draft.objects.create(meeting=meetings[1], writer=cast["newcomer"], saved_at=timezone.now())

    page = login("mentor").text

    assert page.count("Skriv klart utkastet") == 1
    assert meetings.first().get_absolute_url() in page


def test_a_meeting_that_just_ended_is_logged_from_here(introduction, login):
    assert "Logga mötet som vanligt" in login("mentor").text


def test_the_own_share_of_reflection(introduction, meetings, cast, login):
    first, second = meetings[:2]
    log_meeting(first, by=cast["mentor"], purpose=Meeting.Purpose.REFLECTION)
    log_meeting(second, by=cast["mentor"], purpose=Meeting.Purpose.BOTH)

    page = login("mentor").text

    assert "75 % reflektion" in page
    assert "Bara du ser det." in page


def test_no_share_before_anything_is_marked(introduction, login):
    assert "% reflektion" not in login("mentor").text


def test_places(introduction, cast, login):
    set_capacity(cast["mentor"], 1, by=cast["chief"])

    load = mentor_page(cast["mentor"])["load"]

    assert (load.taken, load.places, load.free) == (1, 1, 0)
    assert "Fullt, ett av ett." in login("mentor").text


def test_five_places_unless_the_chief_says_otherwise(introduction, cast):
    assert mentor_page(cast["mentor"])["load"].places == 5


def test_own_meetings_with_the_chief(introduction, cast):
    own = mentor_page(cast["mentor"])["own"]

    assert {entry.kind for entry in own} == {"chief-mentor"}
    assert [entry.on for entry in own] == sorted(entry.on for entry in own)
    assert len(own) == 3


def test_meetings_of_today_and_tomorrow(introduction, meetings, cast, login):
    today = datetime(2026, 9, 30, 13, tzinfo=timezone.get_current_timezone())
    first, second = meetings[:2]
    Meeting.objects.filter(pk=first.pk).update(starts_at=today)
    Meeting.objects.filter(pk=second.pk).update(starts_at=today + timedelta(days=1))

    assert "Ett möte i dag</strong>, ett i morgon." in login("mentor").text


def test_completed_ones_are_gone(introduction, cast, login):
    complete_introduction(introduction, by=cast["chief"])

    assert "Ingen har dig som mentor just nu." in login("mentor").text


def test_a_mentor_without_newcomers(login):
    assert "Ingen har dig som mentor just nu." in login("colleague").text


@pytest.mark.parametrize("others", [0, 29])
def test_one_newcomer_costs_as_much_as_thirty(cost, introduction, cast, places, version, others):
    more_newcomers(cast, places, version, others)

    assert cost("mentor") == 56
