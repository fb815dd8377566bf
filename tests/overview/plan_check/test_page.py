"""The plan check's own page: who sees it, and how much of it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Reading
from programs.models import Involvement, PlanRules
from programs.services import complete_introduction
from tests.overview.plan_check.conftest import again
from tests.overview.plan_check.test_loading import both_away, mentor_with_one_place_and_two, new_vacation_weeks


def url(introduction):
    return reverse("overview:plan_check", args=[introduction.pk])


def codes(response):
    return [advice.code for advice in response.context["advice"]]


@pytest.mark.parametrize(
    ("part", "status"),
    [
        ("newcomer", 200),
        ("mentor", 200),
        ("chief", 200),
        ("deputy", 200),
        ("administrator", 200),
        ("coordinator", 200),
        ("colleague", 404),
        ("stranger", 404),
    ],
)
def test_plan_check_by_role(coming, login, part, status):
    response = login(part, url(coming))

    assert response.status_code == status
    assert status == 404 or "waiting" in codes(response)


def test_the_newcomer_sees_nothing_about_who_is_missing_or_full(coming, login, cast):
    both_away(coming, cast)
    mentor_with_one_place_and_two(coming, cast)
    new_vacation_weeks(coming, cast)

    chiefs, own = login("chief", url(coming)), login("newcomer", url(coming))

    assert {"nobody_there", "mentor_full", "day_off"} <= set(codes(chiefs))
    assert set(codes(own)) == {"waiting", "day_off"}
    assert cast["mentor"].first_name not in own.text
    assert "/stand-in/" not in own.text


def test_only_whoever_leads_gets_ways_to_change_people(coming, login):
    Involvement.objects.filter(introduction=coming, role="mentor").delete()
    way = reverse("overview:mentor_change", args=[coming.pk])

    assert way in login("chief", url(coming)).text
    assert "no_mentor" in codes(login("administrator", url(coming)))
    assert way not in login("administrator", url(coming)).text


def test_levels_are_told_to_those_who_may_read_them(started, login):
    """In the seventh week nothing of what is about safety has been gone through."""
    assert "safety_late" in codes(login("mentor", url(started)))
    assert "safety_late" not in codes(login("coordinator", url(started)))


def test_a_plan_without_advice_says_so(coming, login):
    coming.memberships.all().delete()

    response = login("chief", url(coming))

    assert codes(response) == []
    assert "plan_check/_nothing.html" in [template.name.removeprefix("overview/") for template in response.templates]


def test_a_plan_that_is_over_is_told_nothing(started, login, cast):
    complete_introduction(again(started), although="enough", by=cast["chief"])

    assert codes(login("chief", url(started))) == []


def test_the_page_says_who_has_decided_what_is_too_much(coming, login, places):
    assert login("chief", url(coming)).context["rules"].pk is None

    PlanRules.objects.create(node=places.municipality, course_days=2)

    response = login("chief", url(coming))
    assert response.context["rules"].course_days == 2
    assert "Ekvalla kommun" in response.text


def test_the_newcomer_can_see_who_has_read_about_the_plan(coming, login, cast):
    login("chief", url(coming))

    assert Reading.objects.filter(by=cast["chief"], about=cast["newcomer"], at__date=timezone.localdate()).exists()


@pytest.mark.parametrize("name", ["overview:introduction", "overview:introduction_plan", "overview:introduction_list"])
def test_the_way_to_the_check(coming, login, name):
    page = reverse(name, args=[] if name.endswith("list") else [coming.pk])

    assert url(coming) in login("chief", page).text


def test_the_page_costs_the_same_however_long_the_plan_is(started, cost):
    assert cost("chief", url(started)) == 27
