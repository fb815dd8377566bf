"""What comes up before a meeting, and what waits for a chief about the meetings."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mentoring.agenda import next_meeting
from mentoring.models import Meeting
from mentoring.plan import MentoringPart
from mentoring.selectors import as_usual
from mentoring.services import cancel_meeting, log_meeting, wish_topic
from mentoring.themes import current_themes, waiting_themes
from programs.models import Involvement
from tests.cast import build_introduction
from tests.mentoring.conftest import plan_meetings

part = MentoringPart()


def codes(introduction, chief):
    return [advice.code for advice in part.needs([introduction], chief)]


def test_current_themes_are_those_of_the_phases_under_way(introduction):
    first_week = {str(theme.phase) for theme in current_themes([introduction], date(2026, 8, 20))[introduction.pk]}
    seventh = {str(theme.phase) for theme in current_themes([introduction])[introduction.pk]}

    assert first_week == {"Landa"}
    assert seventh == {"Lära och öva"}


def test_waiting_themes_are_touched_by_no_part(introduction, meeting, cast):
    before = [theme.key for theme in waiting_themes([introduction])[introduction.pk]]

    log_meeting(meeting, by=cast["mentor"], themes=before[:2])

    assert [theme.key for theme in waiting_themes([introduction])[introduction.pk]] == before[2:]


def test_as_usual_takes_the_wished_theme_before_the_first_that_waits(introduction, meeting, cast):
    waiting = waiting_themes([introduction])[introduction.pk]
    (first,) = as_usual([meeting], cast["mentor"])
    wish_topic(introduction, "Tredje", by=cast["newcomer"], kind="theme", key=waiting[2].key)

    (wished,) = as_usual([meeting], cast["mentor"])

    assert [theme.key for theme in first.themes] == [waiting[0].key]
    assert [theme.key for theme in wished.themes] == [waiting[2].key]


def test_as_usual_passes_over_the_units_meetings(unit_meeting, cast):
    assert as_usual([unit_meeting], cast["mentor"]) == []


def test_next_meeting_is_the_nearest_of_all_or_of_a_series(introduction, coming):
    joint = next_meeting(introduction, key="joint")

    assert next_meeting(introduction) == coming
    assert joint.series.key == "joint"
    assert joint.starts_at > coming.starts_at


def test_needs_is_silent_about_a_plan_in_order(introduction, cast):
    assert codes(introduction, cast["chief"]) == []


def test_needs_names_the_missing_mentor(introduction, cast):
    Involvement.objects.filter(introduction=introduction, role="mentor").delete()

    assert codes(type(introduction).objects.get(pk=introduction.pk), cast["chief"]) == ["mentor_missing"]


def test_needs_asks_for_a_meeting_in_the_first_week_until_it_is_over(version, cast, places):
    today = timezone.localdate()
    fresh = build_introduction(version, cast["newcomer"], places.team, mentor=cast["mentor"], start_on=today)
    assert codes(fresh, cast["chief"]) == ["first_week_without_meeting"]

    plan_meetings(fresh, cast["chief"])
    assert codes(fresh, cast["chief"]) == []

    Meeting.objects.filter(introduction=fresh).update(state="withdrawn")
    type(fresh).objects.filter(pk=fresh.pk).update(start_on=today - timedelta(days=7))
    assert codes(type(fresh).objects.get(pk=fresh.pk), cast["chief"]) == []


def test_needs_has_the_meeting_that_lacks_a_date(introduction, coming, cast):
    cancel_meeting(coming, "mentor", by=cast["mentor"])

    assert codes(introduction, cast["chief"]) == ["meeting_without_date"]


def test_needs_says_nothing_about_what_has_ended(introduction, cast):
    Involvement.objects.filter(introduction=introduction).delete()
    introduction.state = "completed"

    assert codes(introduction, cast["chief"]) == []


@pytest.mark.parametrize("place", ["introduction", "pdf", "home", "mentor_home"])
def test_sections_are_there_where_they_belong(introduction, meeting, cast, place):
    shown = part.sections(cast["mentor"], [introduction], place)

    templates = {
        "introduction": ["mentoring/_introduction_meetings.html"],
        "mentor_home": ["mentoring/_just_now.html", "mentoring/unit/_just_now.html"],
    }
    assert [section.template for section in shown] == templates.get(place, [])
