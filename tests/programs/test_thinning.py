"""A programme that is only a file gives the right days: over Christmas, week 53, Easter and the end of a month.

The days below are read off a calendar. 31 August 2026 and 5 October 2026 are Mondays; Easter Day is 28 March 2027.
"""

import dataclasses
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.utils import translation

from mentoring.models import Meeting, TemplateSeries
from mentoring.plan import MentoringPart
from mentoring.rhythm import cadence_of
from overview.start.preview import Preview
from programs import files
from programs.cadence import Offset
from programs.calendar import due_on, occurrences
from programs.services import import_program, publish_version
from tests.conftest import start

THINNING = Path(__file__).parent / "thinning.yaml"
MONDAY, THURSDAY = 0, 3


@pytest.fixture(scope="module")
def thinning():
    return files.read(THINNING)


def supervision(thinning, start_on, weekday, tolerance=5):
    """(planned, held or None) of every meeting of a year, as (month, day)."""
    [series] = thinning["meetings"]
    end_on = Offset.parse("12m").after(start_on)
    cadence = cadence_of(series["cadence"], start_on, end_on)
    slots = occurrences(start_on, end_on, weekday, cadence, tolerance=tolerance)
    return {slot.planned_on: None if slot.is_skipped else slot.on for slot in slots}


def listed(year, *days):
    return [date(year, month, day) for month, day in days]


def test_from_the_last_of_august_on_thursdays(thinning):
    held = supervision(thinning, date(2026, 8, 31), THURSDAY)

    weekly = listed(2026, (9, 3), (9, 10), (9, 17), (9, 24), (10, 1), (10, 8))
    autumn = listed(2026, (10, 22), (11, 5), (11, 19), (12, 3), (12, 17), (12, 31))
    winter = listed(2027, (1, 14), (1, 28), (2, 11), (2, 25))
    monthly = listed(2027, (4, 1), (5, 6), (6, 3), (7, 1), (8, 5))
    assert list(held) == weekly + autumn + winter + monthly
    moved = {day: on for day, on in held.items() if on != day}
    # New Year's Eve in week 53, and Ascension Day
    assert moved == {date(2026, 12, 31): date(2027, 1, 4), date(2027, 5, 6): date(2027, 5, 7)}
    assert date(2026, 12, 31).isocalendar().week == 53


def test_christmas_eve_moves_into_week_53(thinning):
    held = supervision(thinning, date(2026, 10, 5), THURSDAY)

    assert list(held)[6:10] == [*listed(2026, (11, 26), (12, 10), (12, 24)), date(2027, 1, 7)]
    assert held[date(2026, 12, 24)] == date(2026, 12, 28)
    assert held[date(2026, 12, 24)].isocalendar().week == 53


def test_easter_monday_moves_to_tuesday_and_the_months_follow(thinning):
    held = supervision(thinning, date(2026, 10, 5), MONDAY)

    weekly = listed(2026, (10, 5), (10, 12), (10, 19), (10, 26), (11, 2), (11, 9))
    winter = [*listed(2026, (11, 23), (12, 7), (12, 21)), *listed(2027, (1, 4), (1, 18), (2, 1), (2, 15), (3, 1))]
    spring = listed(2027, (3, 15), (3, 29))
    monthly = listed(2027, (5, 10), (6, 7), (7, 5), (8, 9), (9, 6))
    assert list(held) == weekly + winter + spring + monthly
    assert {day: on for day, on in held.items() if on != day} == {date(2027, 3, 29): date(2027, 3, 30)}


def test_reviews_at_the_end_of_a_month(thinning):
    days = [due_on(date(2026, 8, 31), Offset.parse(review["at"])).on for review in thinning["reviews"]]

    # the six months end on Sunday 28 February, which has no 31st
    assert days == [date(2026, 11, 30), date(2027, 3, 1), date(2027, 5, 31), date(2027, 8, 31)]
    assert [review["key"] for review in thinning["reviews"] if review["optional"]] == ["nine-months"]


def test_what_would_move_further_than_the_tolerance_is_left_out(thinning):
    held = supervision(thinning, date(2026, 8, 31), THURSDAY, tolerance=3)

    assert [day for day, on in held.items() if on is None] == [date(2026, 12, 31)]
    assert held[date(2027, 5, 6)] == date(2027, 5, 7)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-08-24T08:00:00+02:00", tick=False):
        yield


@pytest.fixture
def version(thinning, places, cast):
    version = import_program(thinning, places.region, by=cast["coordinator"])
    publish_version(version, by=cast["coordinator"])
    return version


def test_an_introduction_on_it_has_the_same_days(version, cast, places):
    introduction = start(version, cast, places, start_on=date(2026, 8, 31))

    meetings = Meeting.objects.filter(introduction=introduction).order_by("starts_at")
    assert introduction.end_on == date(2027, 8, 30)
    # twenty of the twenty-one: the one in August is in the municipality's vacation weeks
    assert len(meetings) == 20
    assert [row.on for row in meetings if row.shifted_because] == [date(2027, 1, 4), date(2027, 5, 7)]
    assert [row.on for row in introduction.reviews.order_by("on")] == [
        date(2026, 11, 30),
        date(2027, 3, 1),
        date(2027, 5, 31),
        date(2027, 8, 31),
    ]


def test_preview_says_what_is_left_out_and_why(version, cast, places):
    TemplateSeries.objects.filter(version=version).update(tolerance=3)
    introduction = start(version, cast, places, start_on=date(2026, 8, 31))
    frame = dataclasses.replace(introduction.frame, introduction_id=None)

    with translation.override("en"):
        changes = MentoringPart().propose(frame, {})
        [left_out] = Preview(None, changes, "Alva Berglind").left_out
    assert (left_out.on, left_out.reason) == (date(2026, 12, 31), "Left out: New Year's Eve.")
    assert not introduction.meetings.filter(starts_at__date=date(2027, 1, 4)).exists()
