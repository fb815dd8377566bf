from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.models import Absence, Reading
from mentoring.services import cancel_meeting, log_meeting
from programs.services import complete_introduction
from tests.cast import build_introduction

PARTS = [
    ("newcomer", 200),
    ("mentor", 200),
    ("chief", 200),
    ("deputy", 200),
    ("coordinator", 200),
    ("administrator", 200),
    ("colleague", 404),
    ("second_newcomer", 404),
    ("stranger", 404),
    ("stranger_mentor", 404),
]


def address(introduction, query=""):
    return reverse("overview:introduction_plan", args=[introduction.pk]) + query


@pytest.mark.parametrize(("part", "status"), PARTS)
def test_introduction_plan_by_role(login, introduction, part, status):
    assert login(part, address(introduction)).status_code == status


def test_a_foreign_plan_is_as_one_that_is_not_there(login, foreign_introduction, cast):
    assert login("chief", address(foreign_introduction)).status_code == 404
    assert login("chief", "/introductions/999999/plan/").status_code == 404


def test_plan_leads_to_ones_own(login, introduction):
    assert login("newcomer", "/plan/").url == address(introduction)
    assert login("colleague", "/plan/").url == "/"


def test_by_week_then_by_month_then_by_term(login, introduction):
    plan = login("newcomer", address(introduction)).context["plan"]

    assert plan.title == "Två år, tätast nu"
    assert plan.now.first == date(2026, 9, 28)
    assert [block.name for block in plan.ahead] == ["Till jul", "Vintern"]
    assert plan.ahead[-1].last == date(2027, 2, 14)
    assert {row.unit for row in plan.year_one} == {"month", "week"}
    assert {row.unit for row in plan.year_two} <= {"autumn", "spring"}


def test_everything_of_the_plan_is_on_the_page_once(login, introduction, cast):
    response = login("newcomer", address(introduction))

    plan, timeline = response.context["plan"], response.context["timeline"]
    rows = [*plan.past["rows"], plan.now, *(row for block in plan.ahead for row in block.rows)]
    rows += [*plan.year_one, *plan.year_two]
    assert sorted(e.url for row in rows for e in row.entries) == sorted(e.url for e in timeline.entries)


def test_what_has_been_is_closed_and_counted(login, introduction, cast):
    log_meeting(introduction.meetings.first(), by=cast["mentor"])

    page = login("newcomer", address(introduction)).text

    assert '<details class="past">' in page
    assert "v. 34–39" in page
    assert "11 möten." in page


def test_a_week_without_anybody_names_the_stand_in(login, introduction, cast):
    monday = date(2026, 10, 26)
    for part in ("mentor", "chief"):
        Absence.objects.create(person=cast[part], from_on=monday, to_on=monday + timedelta(days=4))

    page = login("newcomer", address(introduction)).text

    assert "is-alone" in page
    assert "Samira och Lena är lediga. Fråga Mattias Ekdahl, 000-00 00 11." in page


def test_vacation_weeks_are_said(login, introduction):
    page = login("newcomer", address(introduction)).text

    assert "v. 28–31" in page
    assert "Semester. Inga möten planeras. Är du på plats: fråga Mattias Ekdahl" in page


def test_a_moved_date_is_bold_with_its_reason(login, introduction):
    meeting = introduction.meetings.get(starts_at__date=date(2026, 10, 5))
    meeting.first_planned_at = meeting.starts_at - timedelta(days=7)
    meeting.moved_reason = "mentor"
    meeting.save()

    page = login("newcomer", address(introduction)).text

    assert 'class="is-moved"' in page
    assert "Flyttat från" in page


def test_one_thread_alone(login, introduction):
    plan = login("newcomer", address(introduction, "?series=joint")).context["plan"]

    kinds = {entry.kind for block in plan.ahead for row in block.rows for entry in row.entries}
    assert (kinds, plan.chosen) == ({"joint"}, "Chef, mentor och nyanställd")


def test_cancelled_meetings_are_not_counted_as_coming(login, introduction, cast):
    before = login("newcomer", address(introduction)).context["plan"].lead
    meeting = introduction.meetings.get(starts_at__date=date(2026, 10, 5))
    cancel_meeting(meeting, reason="mentor", by=cast["mentor"])

    assert login("newcomer", address(introduction)).context["plan"].lead != before


def test_after_close_support_the_nearest_weeks_are_still_by_week(login, introduction):
    with time_machine.travel("2027-05-12T08:00:00+02:00", tick=False):
        plan = login("newcomer", address(introduction)).context["plan"]

    assert plan.title == "Två år, glesare nu"
    assert plan.ahead[-1].last == date(2027, 7, 11)


def test_the_plan_as_it_turned_out(login, introduction, cast):
    complete_introduction(introduction, by=cast["chief"])

    page = login("newcomer", address(introduction)).text

    assert "Två år, som det blev" in page
    assert "Inget mer är planerat." in page


def test_an_empty_plan_says_what_belongs_there(login, version, cast, places):
    bare = build_introduction(version, cast["newcomer"], places.team)

    assert "Planen är tom." in login("newcomer", address(bare)).text


def test_reading_somebodys_plan_is_kept(login, introduction, cast):
    login("chief", address(introduction))
    login("newcomer", address(introduction))

    assert list(Reading.objects.values_list("by", "about", "object_id")) == [
        (cast["chief"].pk, cast["newcomer"].pk, introduction.pk)
    ]


def test_introduction_plan_costs(cost, introduction):
    assert cost("newcomer", address(introduction)) == 14
