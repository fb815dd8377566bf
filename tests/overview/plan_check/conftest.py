from datetime import timedelta

import pytest
from django.utils import timezone

from overview.plan_check import check_plan
from programs.models import Introduction
from tests.conftest import start


def again(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


@pytest.fixture
def coming(version, cast, places):
    """Alva's, from the Monday after the next; nothing has been done."""
    today = timezone.localdate()
    return again(start(version, cast, places, start_on=today + timedelta(days=14 - today.weekday())))


@pytest.fixture
def told(cast):
    """The codes of the advice that somebody gets."""

    def codes(introduction, part="chief"):
        return [advice.code for advice in check_plan(again(introduction), cast[part])]

    return codes
