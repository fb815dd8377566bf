from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import Reading
from programs.models import Involvement
from tests.overview.conftest import with_people

TODAY = date(2026, 9, 30)
SEE = [
    ("newcomer", 302),
    ("mentor", 200),
    ("chief", 200),
    ("deputy", 200),
    ("coordinator", 200),
    ("administrator", 200),
    ("colleague", 404),
    ("second_newcomer", 404),
    ("stranger", 404),
]
DECIDE = [
    ("newcomer", 403),
    ("mentor", 403),
    ("chief", 200),
    ("deputy", 200),
    ("coordinator", 403),
    ("administrator", 403),
    ("colleague", 404),
    ("stranger", 404),
]
ACTIONS = ["mentor_change", "stand_in_add", "introduction_complete", "introduction_discontinue"]


def address(name, introduction):
    return reverse(f"overview:{name}", args=[introduction.pk])


@pytest.fixture
def act(client, cast, introduction):
    """Post as the chief, or as somebody else."""

    def post(name, data=None, part="chief"):
        client.force_login(cast[part])
        return client.post(address(name, introduction), data or {})

    return post


@pytest.mark.parametrize(("part", "status"), SEE)
def test_introduction_by_role(login, introduction, part, status):
    assert login(part, address("introduction", introduction)).status_code == status


@pytest.mark.parametrize("name", ACTIONS)
@pytest.mark.parametrize(("part", "status"), DECIDE)
def test_only_those_who_lead_decide(login, introduction, name, part, status):
    assert login(part, address(name, introduction)).status_code == status


@pytest.mark.parametrize("name", ACTIONS)
@pytest.mark.parametrize(
    ("part", "status"), [("newcomer", 403), ("mentor", 403), ("coordinator", 403), ("stranger", 404)]
)
def test_a_post_is_asked_the_same(act, introduction, name, part, status):
    response = act(name, {"reason": "left", "mentor": introduction.mentor.pk}, part)

    assert response.status_code == status
    assert with_people(introduction).state == "active"


def test_introduction_says_who_where_and_when(login, introduction):
    page = login("chief", address("introduction", introduction)).text

    for words in (
        "Alva Berglind",
        "Vecka 7 av 26",
        "Mentorsprogrammet, version 1",
        "Samira Holst",
        "Barn 1, från 17 augusti",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("part", "has"), [("chief", (True, True)), ("mentor", (False, False)), ("coordinator", (False, False))]
)
def test_buttons_are_for_those_who_may(login, introduction, part, has):
    page = login(part, address("introduction", introduction)).text

    assert (
        address("mentor_change", introduction) in page,
        address("introduction_complete", introduction) in page,
    ) == has


def test_those_who_see_the_plan_only_are_told_so(login, introduction):
    words = "aldrig anteckningar, reflektioner eller svar"

    assert words in login("coordinator", address("introduction", introduction)).text
    assert words not in login("chief", address("introduction", introduction)).text


def test_opening_it_is_kept_once_a_day(login, introduction, cast):
    for _ in range(2):
        login("mentor", address("introduction", introduction))

    assert list(Reading.objects.values_list("by", "about")) == [(cast["mentor"].pk, cast["newcomer"].pk)]


def test_a_missing_mentor_is_the_units_omission(login, introduction):
    Involvement.objects.filter(role="mentor").update(to_on=TODAY - timedelta(days=1))

    page = login("chief", address("introduction", introduction)).text

    assert "Saknas: mentor" in page
    assert "Välj mentor" in page


def stand_in(introduction, person, from_on="2026-10-26", to_on="2026-10-30"):
    helper = introduction.involvements.get(role="mentor", stands_in_for=None)
    return {"helper": helper.pk, "person": person.pk, "from_on": from_on, "to_on": to_on}


def test_stand_in_add(act, introduction, cast):
    for _ in range(2):
        act("stand_in_add", stand_in(introduction, cast["colleague"]))

    row = Involvement.objects.get(stands_in_for=cast["mentor"])
    assert (row.person, row.role, row.to_on) == (cast["colleague"], "mentor", date(2026, 10, 30))
    assert with_people(introduction).mentor == cast["mentor"]


def test_a_stand_in_sees_the_introduction(act, login, introduction, cast):
    act("stand_in_add", stand_in(introduction, cast["colleague"], from_on="2026-09-30"))

    assert login("colleague", address("introduction", introduction)).status_code == 200


@pytest.mark.parametrize(
    ("part", "to_on", "field"), [("mentor", "2026-10-30", "person"), ("colleague", "2026-10-01", "to_on")]
)
def test_stand_in_add_that_makes_no_sense(act, introduction, cast, part, to_on, field):
    response = act("stand_in_add", stand_in(introduction, cast[part], to_on=to_on))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_discontinue_needs_a_reason(act, introduction):
    assert act("introduction_discontinue").status_code == 422
    assert with_people(introduction).state == "active"


def test_discontinue(act, introduction):
    act("introduction_discontinue", {"reason": "left"})

    ended = with_people(introduction)
    assert (ended.state, ended.end_reason, ended.ended_on) == ("discontinued", "left", TODAY)


def test_what_has_ended_can_be_read_and_not_changed(act, login, introduction):
    act("introduction_discontinue", {"reason": "moved"})

    assert login("chief", address("introduction", introduction)).status_code == 200
    assert login("chief", address("mentor_change", introduction)).status_code == 403
