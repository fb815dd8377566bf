from collections import Counter
from datetime import date

import pytest
from django.utils import timezone

from mentoring.models import Meeting, Series
from mentoring.plan import MentoringPart
from tests.mentoring.conftest import meetings_of


def days(meetings):
    return [meeting.on for meeting in meetings]


@pytest.mark.parametrize(("key", "in_13_weeks", "in_26_weeks"), [("mentor", 9, 16), ("joint", 8, 15)])
def test_meetings_are_dense_at_first_and_thin_out(introduction, key, in_13_weeks, in_26_weeks):
    planned = days(meetings_of(introduction, key))

    assert sum(day < date(2026, 11, 16) for day in planned) == in_13_weeks
    assert sum(day <= introduction.close_support_until_on for day in planned) == in_26_weeks


def test_the_last_mentor_meeting_of_close_support_is_in_week_6_across_week_53(introduction):
    in_support = [day for day in days(meetings_of(introduction, "mentor")) if day <= introduction.close_support_until_on]

    assert in_support[-1] == date(2027, 2, 8)


def test_start(started):
    print(Counter(Meeting.objects.values_list("series__key", flat=True)))
