"""Alva began on Monday 2026-08-17 with Samira and Lena; it is Wednesday in her seventh week."""

from datetime import date

import pytest
import time_machine

from agreements.sheet import sheet_of
from programs.models import Introduction
from tests.cast import build_introduction
from tests.conftest import TODAY

START_ON = date(2026, 8, 17)


@pytest.fixture(autouse=True)
def now():
    """The clock stands still; `now.move_to` goes on."""
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def introduction(version, cast, places):
    mentor, chief = cast["mentor"], cast["chief"]
    made = build_introduction(version, cast["newcomer"], places.team, mentor=mentor, chief=chief, start_on=START_ON)
    return fresh(made)


def fresh(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


def sheet(introduction):
    """As it is now."""
    return sheet_of(fresh(introduction))


def line_of(introduction, role, number=0):
    """A line of the programme."""
    side = next(side for side in sheet(introduction).sides if side.role == role)
    return side.lines[number]
