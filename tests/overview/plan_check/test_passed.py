"""A start that is written down late: what has passed, and what becomes of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from overview.start.passed import BECOMES, passed_of
from programs import parts
from programs.step import PREPARED, WAITING, Step
from tests.overview.plan_check.sketches import WEEK, day, form, item, meeting, review, session
from tests.overview.test_start import answer, answers_of, url

TODAY = day(9, 30)


def test_what_lies_before_today_is_counted_by_kind():
    gone = [meeting(TODAY - n * WEEK) for n in (1, 2, 3)]
    items = [item(key, TODAY - 4 * WEEK, TODAY - timedelta(days=1)) for key in ("a", "b")]

    passed = passed_of([*gone, *items, item("c", to_on=TODAY), meeting(TODAY)])

    assert [(row.count, row.first_on, row.last_on) for row in passed] == [
        (3, TODAY - 3 * WEEK, TODAY - WEEK),
        (2, TODAY - 4 * WEEK, TODAY - timedelta(days=1)),
    ]
    assert passed[0].becomes == str(BECOMES["mentoring"])


def test_every_kind_of_step_is_told_what_becomes_of_it():
    long_ago = TODAY - 9 * WEEK
    ready = Step("checklists", "desk", "1", PREPARED, "Skrivbord", long_ago, long_ago)
    steps = [
        meeting(long_ago),
        item("a", long_ago, long_ago),
        ready,
        session(long_ago),
        form(long_ago),
        review(long_ago),
    ]

    passed = passed_of(steps)

    assert len({row.becomes for row in passed}) == len(passed) == len(steps)
    assert all(row.becomes for row in passed)


def test_a_wait_without_a_day_has_not_passed():
    assert passed_of([Step("training", "group", kind=WAITING, label="Gruppträffar")]) == []


def test_nothing_has_passed_in_a_start_that_is_not_late(coming):
    assert passed_of(parts.steps([coming])) == []


@pytest.mark.parametrize(("weeks", "is_late"), [(-5, True), (2, False)])
def test_the_preview_tells_of_it_when_the_start_is_late(client, version, places, cast, weeks, is_late):
    client.force_login(cast["chief"])
    first_on = timezone.localdate() + timedelta(weeks=weeks)
    first_on -= timedelta(days=first_on.weekday())
    answer(client, version, places, answers_of(version, cast, first_on))

    response = client.get(url("start_dates"))

    assert bool(response.context["preview"].passed) == is_late
    assert ('id="passed"' in response.text) == is_late
