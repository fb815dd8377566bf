"""What the real parts remind of, over a whole introduction."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from outbox.models import Message, SentMail
from outbox.services import sweep as send
from reminders.services import sweep


def beat(day):
    with time_machine.travel(datetime.combine(day, time(7), timezone.get_current_timezone()), tick=False):
        sweep()
        send()


@pytest.fixture
def half_a_year(started):
    """Every fourth day: a sweep that is late makes up for what it missed."""
    return [started.start_on + timedelta(days=n) for n in range(-7, 182, 4)]


def test_parts_remind_only_those_concerned_and_at_most_once_a_day(started, cast, half_a_year):
    for day in half_a_year:
        beat(day)

    concerned = {cast[part].email for part in ("newcomer", "mentor", "chief")}
    unit = {cast[part].email for part in ("deputy", "colleague")}  # at the unit's own meetings of chiefs and mentors
    sent = list(SentMail.objects.values_list("to", "at"))
    assert concerned <= {to for to, _ in sent} <= concerned | unit
    assert len(sent) == len({(to, timezone.localdate(at)) for to, at in sent})
    assert all(at.weekday() < 5 for _, at in sent)
    assert not Message.objects.failed().exists()


def test_parts_remind_nobody_anew_when_the_sweep_runs_again(started, half_a_year):
    day = next(day for day in half_a_year[15:] if day.weekday() == 0)
    beat(day)
    before = set(Message.objects.values_list("key", "state"))

    beat(day)

    assert before
    assert set(Message.objects.values_list("key", "state")) == before
