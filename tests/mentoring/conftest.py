"""Alva's meetings of the shipped programme, as the part itself plans them. Today is Wednesday in her seventh week."""

from datetime import date

import pytest
import time_machine

from mentoring.models import Meeting
from mentoring.plan import MentoringPart
from tests.cast import build_introduction
from tests.conftest import TODAY

START_ON = date(2026, 8, 17)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


def plan_meetings(introduction, by, choices=None):
    part, frame = MentoringPart(), introduction.frame
    # A start proposes before there is an introduction, so nothing is yet there to compare with.
    part.apply(introduction, part.propose(frame, choices or {}), by=by)
    return introduction


@pytest.fixture
def introduction(remember, version, cast, places):
    """Alva's, from Monday 2026-08-17, with mentor, chief and every meeting."""
    people = {"mentor": cast["mentor"], "chief": cast["chief"]}
    return remember("introduction", with_meetings, version, cast["newcomer"], places.team, people)


@pytest.fixture
def foreign_introduction(remember, version, cast, places):
    people = {"mentor": cast["stranger_mentor"], "chief": cast["stranger"]}
    return remember("foreign", with_meetings, version, cast["stranger_newcomer"], places.other_unit, people)


def with_meetings(version, newcomer, node, people):
    return plan_meetings(build_introduction(version, newcomer, node, start_on=START_ON, **people), people["chief"])


def meetings_of(introduction, key):
    return Meeting.objects.with_people().filter(series__introduction=introduction, series__key=key)


@pytest.fixture
def meeting(introduction):
    """Monday's meeting of mentor and newcomer, two days ago and not logged."""
    return meetings_of(introduction, "mentor").get(starts_at__date=date(2026, 9, 21))


@pytest.fixture
def coming(introduction):
    """The next meeting of mentor and newcomer."""
    return meetings_of(introduction, "mentor").filter(starts_at__date__gt=date(2026, 9, 30)).first()


@pytest.fixture
def joint_meeting(introduction):
    """A meeting of chief, mentor and newcomer two weeks ago."""
    return meetings_of(introduction, "joint").filter(starts_at__date__lt=date(2026, 9, 30)).last()


@pytest.fixture
def unit_meeting(introduction, places):
    """The unit's chiefs and mentors, lately."""
    rows = Meeting.objects.with_people().filter(series__node=places.unit, starts_at__date__lt=date(2026, 9, 30))
    return rows.last()
