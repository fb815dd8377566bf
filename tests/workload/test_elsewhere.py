"""What the workload says on other pages: that and when, to the two who read it, and never a figure."""

import json
from datetime import date

import pytest
from django.urls import reverse

from mentoring.models import Meeting
from programs.models import Introduction
from tests.conftest import start
from tests.workload.conftest import LESS, MUCH
from workload.plan import WorkloadPart
from workload.services import note_walk_through, set_rhythm

pytestmark = pytest.mark.django_db
PART = WorkloadPart()
READERS = ("newcomer", "chief", "deputy")
OTHERS = ("mentor", "colleague", "coordinator", "administrator", "stranger")


def needs(reader, introduction):
    return [(advice.code, advice.label) for advice in PART.needs([introduction], reader)]


def test_needs_the_chief_when_the_interval_has_passed(introduction, cast, now):
    set_rhythm(introduction, 4, by=cast["chief"])
    now.move_to("2026-09-14T09:00:00+02:00")
    assert needs(cast["chief"], introduction) == []

    now.move_to("2026-09-15T09:00:00+02:00")
    label = "Arbetsbelastningen för Alva skulle ha gåtts igenom senast 14 september."
    assert needs(cast["chief"], introduction) == [("workload_overdue", label)]

    note_walk_through(introduction, date(2026, 9, 15), LESS, by=cast["chief"])
    assert needs(cast["chief"], introduction) == []


def test_needs_the_chief_when_the_planned_day_has_passed(introduction, cast, now):
    set_rhythm(introduction, 0, by=cast["chief"], next_on=date(2026, 10, 5))
    assert needs(cast["chief"], introduction) == []

    now.move_to("2026-10-06T09:00:00+02:00")
    assert [code for code, _label in needs(cast["chief"], introduction)] == ["workload_overdue"]


def test_needs_nobody_without_an_interval(introduction, cast):
    assert needs(cast["chief"], introduction) == []


@pytest.mark.parametrize("role", OTHERS)
def test_needs_bring_up_and_sections_are_silent_to_others(introduction, cast, role):
    set_rhythm(introduction, 4, by=cast["chief"])

    assert needs(cast[role], introduction) == []
    assert PART.bring_up([introduction], cast[role]) == []
    assert PART.sections(cast[role], [introduction], "introduction") == []


@pytest.mark.parametrize("role", READERS)
def test_is_brought_up_to_those_who_read_it_where_the_chief_is(introduction, cast, role):
    set_rhythm(introduction, 8, by=cast["chief"])  # by 12 October

    (point,) = PART.bring_up([introduction], cast[role])

    assert (point.source, point.with_role) == ("ahead", "chief")
    assert point.label == "Arbetsbelastningen, att gå igenom senast 12 oktober"


def test_is_not_brought_up_long_before(introduction, cast):
    set_rhythm(introduction, 12, by=cast["chief"])

    assert PART.bring_up([introduction], cast["chief"]) == []


def test_needs_take_one_query_for_many(introduction, cast, django_assert_num_queries):
    set_rhythm(introduction, 4, by=cast["chief"])
    assert cast["chief"].scope.roles

    with django_assert_num_queries(1):
        PART.needs([introduction], cast["chief"])


@pytest.mark.parametrize(("series", "is_there"), [("joint", True), ("mentor", False)])
def test_the_newcomer_finds_it_on_a_joint_meeting_only(client, version, cast, places, series, is_there):
    introduction = start(version, cast, places)
    set_rhythm(introduction, 4, by=cast["chief"])
    meetings = Meeting.objects.planned().filter(introduction=introduction, series__key=series)
    client.force_login(cast["newcomer"])

    page = client.get(meetings.order_by("starts_at").last().get_absolute_url()).content.decode()

    assert ("Arbetsbelastningen, att gå igenom" in page) is is_there


def test_the_pages_show_the_way_and_no_figure(client, introduction, cast):
    note_walk_through(introduction, date(2026, 9, 2), MUCH, by=cast["chief"], reprioritised="Kanariefågel")

    for role, url in (("newcomer", reverse("overview:home")), ("chief", introduction.get_absolute_url())):
        client.force_login(cast[role])
        page = client.get(url).content.decode()
        assert "Genomgången onsdag 2 september" in page
        assert "Kanariefågel" not in page


def test_the_page_of_an_introduction_has_no_way_for_a_mentor(client, introduction, cast):
    client.force_login(cast["mentor"])

    page = client.get(introduction.get_absolute_url()).content.decode()

    assert reverse("workload:workload", args=[introduction.pk]) not in page


def test_the_register_extract_has_the_figures_as_long_as_there_are_any(introduction, cast):
    first = note_walk_through(introduction, date(2026, 9, 2), MUCH, by=cast["chief"], reprioritised="Väntar")
    assert PART.personal_data(cast["newcomer"])["walk_throughs"][0]["figures"] == {
        "cases": 17, "difficulty": 4, "flexitime": "-12.5", "stress": 5,
    }  # fmt: skip

    note_walk_through(introduction, date(2026, 9, 30), LESS, by=cast["newcomer"])
    rows = PART.personal_data(cast["newcomer"])["walk_throughs"]

    assert [row["on"] for row in rows] == ["2026-09-30", first.on.isoformat()]
    assert [row["figures"] and row["figures"]["cases"] for row in rows] == [12, None]
    assert "17" not in json.dumps(rows[1])


def test_the_chiefs_extract_has_days_and_no_figure(introduction, cast):
    note_walk_through(introduction, date(2026, 9, 2), MUCH, by=cast["chief"])

    assert [row["on"] for row in PART.personal_data(cast["chief"])["noted"]] == ["2026-09-02"]
    assert "figures" not in json.dumps(PART.personal_data(cast["chief"])["noted"])


def test_the_history_tells_that_it_was_gone_through(client, introduction, cast):
    note_walk_through(introduction, date(2026, 9, 2), MUCH, by=cast["chief"])
    client.force_login(cast["newcomer"])

    page = client.get(reverse("accounts:my_history")).content.decode()

    assert "skrev in att er genomgång av din arbetsbelastning var gjord" in page


def test_an_introduction_that_has_ended_needs_nothing(introduction, cast):
    set_rhythm(introduction, 4, by=cast["chief"])
    Introduction.objects.filter(pk=introduction.pk).update(state="completed", ended_on=date(2026, 9, 1))

    assert needs(cast["chief"], introduction) == []
