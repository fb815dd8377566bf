"""Twenty posts of the same form at the same moment, and two people with the same meeting: one thing is done."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.errors import StaleEdit
from mentoring.models import Meeting, Series
from mentoring.services import move_meeting, swap_meetings
from tests.conftest import TODAY

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
    pytest.mark.django_db(transaction=True),
]
CLICKS = 20


def at_once(actions):
    """What each of them answers, begun at the same moment, each with a connection of its own."""
    together = Barrier(len(actions))

    def run(action):
        together.wait()
        try:
            return action()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actions)) as threads:
        return list(threads.map(run, actions))


@pytest.fixture
def ahead(introduction):
    rows = Meeting.objects.with_people().filter(introduction=introduction, series__key="mentor")
    return list(rows.filter(starts_at__gt=timezone.now()))


@pytest.fixture
def post(cast):
    """Posts as the mentor, from a browser of one's own."""

    def post(url, data):
        client = Client()
        client.force_login(cast["mentor"])

        def click():
            with time_machine.travel(TODAY, tick=False):
                answer = client.post(url, data)
            return answer.status_code, answer.get("Location", "")

        return click

    return post


def test_twenty_posts_of_the_same_form_make_one_meeting(introduction, post):
    series = Series.objects.get(introduction=introduction, key="mentor")
    data = {"day": "2026-10-09", "time": "07:30", "minutes": 30, "place": "", "request_key": uuid.uuid4()}
    click = [post(reverse("mentoring:meeting_add", args=[series.pk]), data) for _ in range(CLICKS)]

    answers = at_once(click)

    made = Meeting.objects.get(series=series, slot="extra-1")
    assert Meeting.objects.filter(series=series, slot__startswith="extra").count() == 1
    assert set(answers) == {(302, made.get_absolute_url())}


def test_twenty_cancellations_with_a_new_date_make_one_meeting(ahead, post):
    meeting = ahead[0]
    data = {"reason": "mentor", "revision": 0, "form_key": uuid.uuid4(), "instead": "new"}
    data |= {"day": "2026-10-09", "time": "07:30"}
    clicks = [post(reverse("mentoring:meeting_cancel", args=[meeting.pk]), data) for _ in range(CLICKS)]

    answers = at_once(clicks)

    meeting.refresh_from_db()
    assert set(answers) == {(302, meeting.replaced_by.get_absolute_url())}
    assert Meeting.objects.filter(slot=f"{meeting.slot}-2").count() == 1


def test_of_two_who_move_the_same_meeting_one_is_told_to_look_again(ahead, cast):
    meeting, first_at = ahead[0], ahead[0].starts_at

    def moved_by(name, days):
        def move():
            try:
                move_meeting(
                    meeting, first_at + timedelta(days=days), name, by=cast[name], revision=0, form_key=uuid.uuid4()
                )
            except StaleEdit:
                return "stale"
            return days

        return move

    answers = at_once([moved_by("mentor", 1), moved_by("chief", 2)])

    meeting.refresh_from_db()
    assert "stale" in answers
    assert meeting.starts_at - first_at in [timedelta(days=answer) for answer in answers if answer != "stale"]
    assert meeting.revision == 1


def test_two_who_swap_the_same_two_do_not_wait_for_each_other_for_ever(ahead, cast):
    first, second = ahead[:2]
    times = first.starts_at, second.starts_at
    key = uuid.uuid4()

    at_once(
        [
            lambda: swap_meetings(first, second, "mentor", by=cast["mentor"], form_key=key),
            lambda: swap_meetings(second, first, "mentor", by=cast["mentor"], form_key=key),
        ]
    )

    rows = Meeting.objects.in_bulk([first.pk, second.pk])
    assert (rows[second.pk].starts_at, rows[first.pk].starts_at) == times
