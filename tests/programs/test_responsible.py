"""Who sees to something is looked up when it is shown; nobody is nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programs.models import Involvement
from programs.responsible import responsible_in
from programs.services import assign_person
from tests.cast import build_introduction
from tests.programs.demanding import demanding, published


@pytest.fixture
def introduction(skarholmen_file, places, cast):
    version = published(demanding(skarholmen_file), places.region, cast["coordinator"])
    return build_introduction(version, cast["newcomer"], places.team, mentor=cast["mentor"], chief=cast["chief"])


def people(introduction):
    fresh = type(introduction).objects.get(pk=introduction.pk)
    return responsible_in([fresh])[introduction.pk]


def test_roles_of_the_introduction_and_posts_in_the_organisation(introduction, cast):
    found = people(introduction)

    assert {role: row.person for role, row in found.items()} == {
        "newcomer": cast["newcomer"],
        "chief": cast["chief"],
        "mentor": cast["mentor"],
        "team-leader": cast["deputy"],  # who leads the team, nearer than the chief of the unit
        "administrator": cast["administrator"],
        "supervisor": None,
        "assessor": None,
    }
    assert [role for role, row in found.items() if row.is_unassigned] == ["supervisor", "assessor"]
    assert found["supervisor"].title == "handledare"


def test_whoever_is_chosen_stands_before_the_post(introduction, cast):
    assign_person(introduction, cast["colleague"], "team-leader", by=cast["chief"])

    assert people(introduction)["team-leader"].person == cast["colleague"]


def test_a_successor_answers_from_the_day_of_taking_over(introduction, cast):
    today = timezone.localdate()
    assign_person(introduction, cast["colleague"], "supervisor", by=cast["chief"], from_on=today + timedelta(days=7))
    coming = people(introduction)["supervisor"].person
    assign_person(introduction, cast["deputy"], "mentor", by=cast["chief"], from_on=today + timedelta(days=7))

    assert coming == cast["colleague"]
    assert people(introduction)["mentor"].person == cast["mentor"]


def test_a_stand_in_is_not_the_one_responsible(introduction, cast):
    Involvement.objects.create(
        introduction=introduction, person=cast["colleague"], role="supervisor",
        stands_in_for=cast["mentor"], from_on=introduction.start_on,
    )  # fmt: skip

    assert people(introduction)["supervisor"].is_unassigned


def test_it_asks_as_often_for_many(introduction, cast, places, django_assert_num_queries):
    others = [
        build_introduction(introduction.version, cast[part], node)
        for part, node in (("second_newcomer", places.team), ("stranger_newcomer", places.other_unit))
    ]
    introduction.version.rows("helpers")
    rows = type(introduction).objects.with_people()
    one, many = (
        list(rows.filter(pk=introduction.pk)),
        list(rows.filter(pk__in=[introduction.pk, *(o.pk for o in others)])),
    )

    with django_assert_num_queries(1):
        responsible_in(one)
    with django_assert_num_queries(1):
        responsible_in(many)
