"""Where vacation weeks stretch a plan, it rests in them and loses nothing."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Node
from overview.pace_words import pace_words
from programs.days_off import stretching_weeks
from programs.intents import Extend, MoveStart, Rest
from programs.models import Introduction
from programs.pace import Pace, Tempo
from programs.replanning import proposal
from programs.services import alter
from programs.vacation import VACATION, is_stretched, paused_for
from tests.conftest import TODAY, start

FIRST, LAST = date(2026, 8, 17), date(2028, 8, 16)
JULY = (28, 29, 30, 31)
SUMMER = [(date(2027, 7, 12), date(2027, 8, 8)), (date(2028, 7, 10), date(2028, 8, 6))]
FOUR_WEEKS = timedelta(weeks=4)


def days(pace):
    return [(row.from_on, row.to_on) for row in pace.pauses]


def test_weeks_that_follow_each_other_are_one_pause():
    assert days(paused_for(JULY, Pace(FIRST), LAST)) == SUMMER


def test_the_plan_becomes_as_much_longer():
    assert paused_for(JULY, Pace(FIRST), LAST).day(LAST) == LAST + 2 * FOUR_WEEKS


def test_a_pause_that_the_longer_plan_reaches_is_there_too():
    """Counted until 30 June 2028; the summer before moves it past the next one."""
    assert days(paused_for(JULY, Pace(FIRST), date(2028, 6, 30))) == SUMMER


def test_whoever_begins_in_a_vacation_week_is_there_that_week():
    assert days(paused_for(JULY, Pace(date(2027, 7, 14)), LAST))[0] == (date(2027, 7, 19), date(2027, 8, 8))


def test_no_weeks_and_every_week():
    assert paused_for((), Pace(FIRST), LAST) == Pace(FIRST)
    assert paused_for(range(1, 54), Pace(FIRST), LAST).pauses


def test_a_pause_of_another_reason_and_part_time_stay():
    own = (Tempo(FIRST, 75), Tempo(date(2027, 2, 1), 0, date(2027, 2, 28), "away"))

    paused = paused_for(JULY, Pace(FIRST, own), LAST)

    assert [row for row in paused.tempos if row.reason != VACATION] == list(own)
    assert paused_for(JULY, paused, LAST) == paused


@given(
    weeks=st.sets(st.integers(1, 53), max_size=12),
    first=st.dates(date(2025, 1, 1), date(2029, 12, 31)),
    length=st.integers(1, 900),
    counted=st.integers(0, 900),
)
def test_no_counted_day_is_a_vacation_and_none_is_lost(weeks, first, length, counted):
    last = first + timedelta(days=length)
    pace = paused_for(weeks, Pace(first), last)
    day = min(first + timedelta(days=counted), last)

    found = pace.day(day)
    rested = sum((min(row.to_on, found) - row.from_on).days + 1 for row in pace.pauses if row.from_on <= found)

    assert found.isocalendar().week not in weeks or found - first < timedelta(days=7)
    assert found - timedelta(days=rested) == day
    assert pace.counted(found) == day


@pytest.fixture
def _today():
    with time_machine.travel(TODAY, tick=False), translation.override("sv"):
        yield


@pytest.fixture
def stretched(_today, version, cast, places):
    """Alva's, where the municipality says that plans rest in July."""
    Node.objects.filter(pk=places.municipality.pk).update(vacation_stretches=True)
    return fresh(start(version, cast, places, start_on=FIRST))


def fresh(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


@pytest.mark.django_db
def test_the_nearest_place_with_weeks_decides(places):
    Node.objects.filter(pk=places.municipality.pk).update(vacation_stretches=True)
    assert stretching_weeks(places.team) == [28, 29, 30, 31]

    Node.objects.filter(pk=places.unit.pk).update(vacation_weeks=[27])
    assert stretching_weeks(places.team) == []


@pytest.mark.django_db
def test_a_start_rests_and_says_so(stretched):
    assert days(stretched.pace) == SUMMER
    assert stretched.end_on == LAST + 2 * FOUR_WEEKS
    assert pace_words(stretched)[0] == (
        "Semester 12 juli 2027 till 8 augusti 2027: planen vilar, och det som kommer efter flyttas lika långt."
    )


@pytest.mark.django_db
def test_nothing_is_left_out_for_a_vacation_in_which_the_plan_rests(stretched):
    meetings = stretched.meetings.planned().filter(series__key="joint").order_by("starts_at")

    summer = [row.on for row in meetings if date(2027, 6, 1) < row.on < date(2027, 9, 30)]
    assert not [day for day in summer if SUMMER[0][0] <= day <= SUMMER[0][1]]
    assert all(late - early <= timedelta(weeks=13) for early, late in zip(summer, summer[1:], strict=False))


@pytest.mark.django_db
@pytest.mark.usefixtures("_today")
def test_a_start_elsewhere_or_before_is_as_before(version, cast, places):
    introduction = fresh(start(version, cast, places, start_on=FIRST))
    Node.objects.filter(pk=places.municipality.pk).update(vacation_stretches=True)

    assert not is_stretched(proposal(introduction, MoveStart(date(2026, 8, 24))).after.pace)
    assert introduction.end_on == LAST


@pytest.mark.django_db
def test_another_first_day_rests_in_its_own_summers(stretched, cast):
    alter(stretched, MoveStart(date(2027, 7, 19)), by=cast["chief"])

    assert days(fresh(stretched).pace)[0] == (date(2027, 7, 26), date(2027, 8, 8))


@pytest.mark.django_db
def test_more_time_rests_in_the_summer_that_it_reaches(stretched, cast, version):
    short = Extend(stretched.close_support_until_on, date(2028, 3, 31))
    alter(stretched, short, by=cast["chief"])

    after = proposal(fresh(stretched), Extend(stretched.close_support_until_on, date(2028, 8, 31))).after

    assert days(after.pace) == SUMMER
    assert after.end_on == date(2028, 8, 31)


@pytest.mark.django_db
def test_a_leave_may_lie_over_the_vacation(stretched, cast):
    alter(stretched, Rest(date(2027, 6, 1), date(2027, 8, 31), "away"), by=cast["chief"])

    assert fresh(stretched).pace.day(date(2027, 6, 1)) == date(2027, 9, 1)
