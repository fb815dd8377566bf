"""The unit's next meeting of chiefs and mentors, a point for it, and the mentors' own times. Today is 30 September."""

from datetime import date, datetime, time

import pytest
from django.utils import timezone

from mentoring.models import Meeting
from mentoring.unit.services import Plan, plan_gatherings, put_point


@pytest.fixture
def coming_unit_meeting(introduction, places):
    rows = Meeting.objects.with_people().filter(series__node=places.unit, starts_at__date__gte=date(2026, 9, 30))
    return rows.first()


@pytest.fixture
def point(introduction, unit_meeting, cast):
    """Samira sees something about Alva differently from the chief."""
    series, words = unit_meeting.series, "Ska Alva ha egna ärenden redan nu?"
    return put_point(series, words, kind="disagreement", introduction=introduction, by=cast["mentor"])


@pytest.fixture
def load_point(unit_meeting, cast):
    return put_point(unit_meeting.series, "Peter har för mycket", kind="load", by=cast["colleague"])


def instant(day, clock="13:00"):
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


@pytest.fixture
def supervision(places, cast):
    """Three Fridays, four weeks apart."""
    plan = Plan("supervision", date(2026, 10, 2), time(13), number=3, place="Rum Eken", led_by="Gun Utifrån")
    return plan_gatherings(places.unit, plan, by=cast["chief"])


@pytest.fixture
def gathering(supervision):
    return supervision[0]


@pytest.fixture
def past_gathering(places, cast):
    """Last Friday, when nobody has counted who was there."""
    plan = Plan("supervision", date(2026, 9, 25), time(13), place="Rum Eken", led_by="Gun Utifrån")
    return plan_gatherings(places.unit, plan, by=cast["chief"])[0]
