"""From the start of an introduction to the printed plan, through the pages and services of the other apps."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overview.timeline import timeline_of
from programs.calendar import DaysOff
from programs.models import Introduction
from reviews.models import Review
from reviews.plan import ReviewsPart
from reviews.services import hold_review
from tests.conftest import start
from tests.reviews.conftest import START_ON, fresh

PART = ReviewsPart()
VACATION = DaysOff((28, 29, 30, 31))  # of the municipality in the tests


@pytest.fixture
def whole(version, cast, places):
    """Alva's introduction with its whole plan, by the service that starts it."""
    made = start(version, cast, places, start_on=START_ON)
    return Introduction.objects.with_people().get(pk=made.pk)


def test_the_start_makes_the_reviews(whole):
    assert [row.key for row in whole.reviews.all()] == ["three-months", "six-months", "nine-months", "twelve-months"]
    assert PART.propose(whole.frame, {}) == []


def test_the_phase_line_has_a_bead_for_each_of_close_support(whole, cast):
    hold_review(fresh(whole.reviews.first()), by=cast["chief"], outcome="on-track")

    line = timeline_of(whole, cast["chief"]).line

    (thread,) = [row for row in line.threads if row.kind == "review"]
    assert thread.label == "Uppföljningssamtal"
    assert thread.beads == [(date(2026, 11, 17), True)]
    assert thread.is_square


def test_the_whole_line_has_them_all(whole, cast):
    (thread,) = [row for row in timeline_of(whole, cast["chief"]).whole_line.threads if row.kind == "review"]

    assert (thread.held, thread.total) == (0, 4)


def test_the_plan_counts_those_that_have_been(client, whole, cast, now):
    now.move_to("2026-11-25T09:00:00+01:00")
    client.force_login(cast["chief"])

    words = client.get(reverse("overview:introduction_plan", args=[whole.pk])).content.decode()

    assert "1 uppföljningssamtal" in words


@pytest.mark.parametrize("part", ["newcomer", "mentor", "chief"])
def test_the_week_holds_it_for_those_who_meet(client, whole, cast, part):
    client.force_login(cast[part])

    words = client.get(reverse("overview:home" if part == "newcomer" else "overview:week")).content.decode()

    assert "Uppföljningssamtal efter tre månader" in words


def test_english_readers_read_english(client, whole, cast):
    cast["chief"].language = "en"
    cast["chief"].save()
    client.force_login(cast["chief"])
    review = whole.reviews.first()

    with translation.override("sv"):  # what the page turns on is turned off again
        words = client.get(review.get_absolute_url()).content.decode()

    assert "For learning, not for pay or probation." in words
    assert "More support is needed" in words
    assert "What has gone well?" in words


def test_the_preview_of_a_start_names_every_day(version, cast, places):
    frame = start(version, cast, places, start_on=START_ON).frame

    changes = PART.propose(type(frame)(**vars(frame) | {"introduction_id": None}), {})

    assert [(change.on, change.thread) for change in changes] == [
        (date(2026, 11, 17), "reviews"),
        (date(2027, 2, 17), "reviews"),
        (date(2027, 5, 17), "reviews"),
        (date(2027, 8, 17), "reviews"),
    ]
    assert str(changes[0].label) == "Uppföljningssamtal efter tre månader"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(0, 900))
def test_whenever_one_starts_people_meet_on_a_working_day_as_near_as_can_be(unplanned, days):
    frame = unplanned.frame
    begun = type(frame)(
        **vars(frame)
        | {"introduction_id": None, "start_on": START_ON + timedelta(days=days), "end_on": date(2031, 12, 31)}
    )

    for change in PART.propose(begun, {}):
        planned_on, on = change.after["planned_on"], change.after["on"]
        between = [planned_on + timedelta(days=n) for n in range((on - planned_on).days)]
        assert VACATION.is_working_day(on)
        assert not any(VACATION.is_working_day(day) for day in between)
        assert bool(change.reason) is (planned_on != on)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(-60, 200))
def test_whatever_is_applied_holds(unplanned, cast, days):
    Review.objects.filter(introduction=unplanned).delete()
    unplanned.start_on = START_ON + timedelta(days=days)
    unplanned.end_on = unplanned.start_on + timedelta(days=730)

    PART.apply(unplanned, PART.propose(unplanned.frame, {}), by=cast["chief"])

    assert PART.propose(unplanned.frame, {}) == []
