"""Alva began on Monday 2026-08-17; it is Wednesday in her seventh week. Her chief is Lena, her mentor Samira."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from programs.models import Introduction
from tests.cast import build_introduction
from tests.conftest import TODAY
from workload.services import Counted

START_ON = date(2026, 8, 17)
MUCH = Counted(cases=17, difficulty=4, flexitime=Decimal("-12.5"), stress=5)
LESS = Counted(cases=12, difficulty=3, flexitime=Decimal("3"), stress=2)


@pytest.fixture(autouse=True)
def now():
    """The clock stands still; `now.move_to` goes on."""
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def introduction(version, cast, places):
    mentor, chief = cast["mentor"], cast["chief"]
    made = build_introduction(version, cast["newcomer"], places.team, mentor=mentor, chief=chief, start_on=START_ON)
    return Introduction.objects.with_people().get(pk=made.pk)
