from datetime import time, timedelta

import pytest
from django.utils import timezone

from tests.cast import build_introduction
from training.services import join_cohort, open_cohort


@pytest.fixture
def series(version):
    return version.session_series.get(key="group")


@pytest.fixture
def cohort(series, places, cast, introduction):
    """A group of the unit with Alva in it and Samira leading; its first session was last week."""
    cohort = open_cohort(
        series,
        places.unit,
        first_on=timezone.localdate() - timedelta(days=7),
        starts=time(13),
        place="Eken",
        leaders=[cast["mentor"]],
        by=cast["chief"],
    )
    join_cohort(cohort, introduction, by=cast["chief"], at=timezone.now() - timedelta(days=30))
    return cohort


@pytest.fixture
def session(cohort):
    return cohort.sessions.first()


@pytest.fixture
def late(cohort, version, cast, places):
    """Elias, who has got a seat now: after the first session."""
    introduction = build_introduction(version, cast["second_newcomer"], places.team)
    join_cohort(cohort, introduction, by=cast["chief"])
    return introduction
