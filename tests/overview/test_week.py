from datetime import date

import pytest

from overview.week import week_page
from programs.models import Introduction
from tests.overview.conftest import more_newcomers


@pytest.mark.parametrize(
    ("part", "status"), [("mentor", 200), ("chief", 200), ("coordinator", 200), ("newcomer", 302), ("stranger", 200)]
)
def test_week_by_role(login, introduction, part, status):
    assert login(part, "/week/").status_code == status


def test_week_in_the_address(login, introduction):
    page = login("mentor", "/week/2026/41/").text

    assert "Vecka 41" in page
    assert "/week/2026/40/" in page
    assert "/week/2026/42/" in page


def test_the_turn_of_the_year(login, introduction):
    assert "/week/2027/1/" in login("mentor", "/week/2026/53/").text


@pytest.mark.parametrize("address", ["/week/2026/54/", "/week/2025/53/", "/week/0/1/"])
def test_a_week_that_does_not_exist(login, introduction, address):
    assert login("mentor", address).status_code == 404


def test_a_mentor_sees_the_own_meetings_and_those_with_the_chief(introduction, cast):
    page = week_page(cast["mentor"], date(2026, 10, 5))

    assert {entry.kind for entry in page["own"]} >= {"mentor", "joint"}
    assert page["others"] == []


def test_a_chief_sees_others_meetings_apart(introduction, cast):
    page = week_page(cast["chief"], date(2026, 10, 5))

    assert {entry.kind for entry in page["own"]} >= {"joint"}
    assert {entry.kind for entry in page["others"]} == {"mentor"}


def test_another_municipality_is_never_in_it(introduction, foreign_introduction, cast):
    page = week_page(cast["stranger"], date(2026, 10, 5))

    assert introduction.pk not in {entry.introduction_id for entry in page["own"] + page["others"]}


def test_an_empty_week_says_what_belongs_there(login):
    assert "Inget den här veckan." in login("colleague", "/week/").text


@pytest.mark.parametrize("others", [0, 29])
def test_week_costs_the_same_for_one_and_thirty(cost, introduction, cast, places, version, others):
    more_newcomers(cast, places, version, others)
    assert Introduction.objects.count() == 1 + others

    assert cost("chief", "/week/") == 11
