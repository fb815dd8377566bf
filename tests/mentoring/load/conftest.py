"""Mentors of the unit and what they carry. Today is Wednesday in Alva's seventh week, when her support weighs one."""

from datetime import date

import pytest

from mentoring.models import MentorProfile
from programs.models import Introduction
from tests.cast import build_introduction

START_ON = date(2026, 8, 17)


@pytest.fixture
def introduction(version, cast, places):
    """Alva's, without a plan: what is carried is told by its dates."""
    return build_introduction(
        version, cast["newcomer"], places.team, mentor=cast["mentor"], chief=cast["chief"], start_on=START_ON
    )


@pytest.fixture
def waiting(version, cast, places):
    """Elias', from Monday in two weeks, without a mentor."""
    return build_introduction(
        version, cast["second_newcomer"], places.team, chief=cast["chief"], start_on=date(2026, 10, 12)
    )


@pytest.fixture
def profile(cast):
    said = {"since": 2014, "areas": ["familjehem", "LVU"], "languages": ["arabiska"]}
    return MentorProfile.objects.create(person=cast["mentor"], **said)


@pytest.fixture
def login(client, cast):
    def as_role(role):
        client.force_login(cast[role])
        return client

    return as_role


def again(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)
