"""Who needs what: derived from what is there, the same number of questions for one newcomer as for many."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mentoring.services import ask, cancel_meeting
from mentoring.unit.agenda import needs_of, newcomers_of, unit_agenda
from mentoring.unit.services import put_point
from tests.cast import build_introduction
from tests.mentoring.conftest import START_ON, plan_meetings


def need_of(introduction, reader):
    return needs_of([introduction], reader)[0]


def test_themes_count_from_the_middle_of_their_phase(introduction, cast, time_machine):
    themes = introduction.version.rows("themes")
    first = next(theme for theme in themes if introduction.days_of(theme.phase)[0] >= introduction.start_on)
    first_on, last_on = introduction.days_of(first.phase)

    time_machine.move_to(f"{first_on + timedelta(days=1)}T08:00:00+02:00")
    assert first not in need_of(introduction, cast["chief"]).themes

    time_machine.move_to(f"{last_on}T08:00:00+02:00")
    assert first in need_of(introduction, cast["chief"]).themes


def test_before_the_first_day_no_theme_is_late(introduction, cast, time_machine):
    time_machine.move_to(f"{START_ON - timedelta(days=1)}T08:00:00+02:00")

    assert need_of(introduction, cast["chief"]).themes == []


def test_a_meeting_without_a_new_date_is_counted(introduction, coming, cast):
    cancel_meeting(coming, "mentor", by=cast["mentor"])

    assert need_of(introduction, cast["chief"]).without_date == 1


def test_a_request_counts_when_it_is_not_checked_back_in_time(introduction, cast):
    now = timezone.now()
    ask(introduction, "Läs lagen", by=cast["chief"], at=now - timedelta(days=10))
    ask(introduction, "Ring skolan", by=cast["chief"], at=now)

    assert need_of(introduction, cast["chief"]).unchecked == 1


@pytest.mark.parametrize(
    ("role", "sees"),
    [("mentor", True), ("chief", True), ("deputy", True), ("colleague", True), ("coordinator", False),
     ("administrator", False), ("newcomer", False)],
)  # fmt: skip
def test_the_agenda_is_for_those_who_meet(role, sees, coming_unit_meeting, cast):
    assert (unit_agenda(coming_unit_meeting, cast[role]) is not None) is sees


def test_the_agenda_of_a_meeting_with_a_newcomer_is_none(coming, cast):
    assert unit_agenda(coming, cast["mentor"]) is None


def test_a_newcomer_of_another_unit_is_not_on_it(introduction, foreign_introduction, places):
    assert newcomers_of(places.unit) == [introduction]


def test_needs_ask_as_often_for_many(introduction, version, places, cast, django_assert_num_queries):
    more = [introduction]
    for part in ("second_newcomer", "stranger_newcomer"):
        other = build_introduction(
            version, cast[part], places.team, start_on=START_ON, mentor=cast["mentor"], chief=cast["chief"]
        )
        more.append(plan_meetings(other, cast["chief"]))
    rows = newcomers_of(places.unit)
    assert len(needs_of(rows, cast["chief"])) == 3  # what is kept in memory is read now

    with django_assert_num_queries(6):
        needs_of(rows, cast["chief"])
    with django_assert_num_queries(6):
        needs_of(rows[:1], cast["chief"])


def test_the_page_asks_as_often_for_many_points(client, coming_unit_meeting, point, cast):
    client.force_login(cast["chief"])
    url = coming_unit_meeting.get_absolute_url()
    client.get(url)

    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(5):
        put_point(point.series, f"Punkt {number}", introduction=point.introduction, by=cast["mentor"])
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(few) == len(many) < 40
