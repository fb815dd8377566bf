from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Employment, Person, Role
from surveys import audience
from surveys.audience import Audience
from surveys.groups import group_names, groups_of
from tests.cast import build_introduction
from tests.surveys.rounds import opened

DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def asked(cast, places, today):
    """The parts of the cast that an audience in the municipality asks today."""
    parts = {person.pk: part for part, person in cast.items()}

    def names(who, on=today, node=places.municipality, **chosen):
        people = audience.people(Audience.read({"who": who, **chosen}, node), on)
        return {parts[person.pk] for person in people}

    return names


def test_newcomers_are_those_whose_introduction_is_under_way_there(asked, introduction, foreign_introduction, places):
    assert asked("newcomers") == {"newcomer"}
    assert asked("newcomers", node=places.region) == {"newcomer", "stranger_newcomer"}


def test_newcomers_are_not_asked_before_they_start_or_when_it_is_over(asked, introduction, today):
    assert asked("newcomers", on=introduction.start_on - DAY) == set()

    introduction.state, introduction.ended_on, introduction.end_reason = "discontinued", today, "moved"
    introduction.save()
    assert asked("newcomers") == set()


def test_mentors_hold_the_post_or_have_somebody(asked, introduction, cast, places):
    Role.objects.filter(person=cast["mentor"]).delete()

    assert asked("mentors") == {"mentor", "colleague"}


def test_chiefs_hold_the_post_or_are_the_newcomer_s(asked, introduction):
    assert asked("chiefs") == {"chief", "deputy"}


@pytest.mark.parametrize("who", ["mentors", "chiefs"])
def test_with_a_filter_only_those_of_such_introductions(asked, introduction, who, version):
    part = who.removesuffix("s")

    assert asked(who, programs=[version.program_id]) == {part}
    assert asked(who, programs=[version.program_id + 1]) == set()


def test_filters_by_category_and_start(asked, introduction, version):
    start, category = introduction.start_on, introduction.category.key

    assert asked("newcomers", categories=[category]) == {"newcomer"}
    assert asked("newcomers", categories=["nobody-has-this"]) == set()
    assert asked("newcomers", started_from=str(start), started_until=str(start)) == {"newcomer"}
    assert asked("newcomers", started_from=str(start + DAY)) == set()
    assert asked("newcomers", started_until=str(start - DAY)) == set()


def test_everybody_works_there_today(asked, cast, today, places):
    Employment.objects.filter(person=cast["deputy"]).update(to_on=today - DAY)

    everybody = {"newcomer", "mentor", "chief", "administrator", "colleague", "second_newcomer"}
    assert asked("everybody") == everybody
    assert "stranger" in asked("everybody", node=places.other_municipality)


def test_only_people_with_an_address_who_are_here_can_be_asked(asked, cast, places, today):
    Person.objects.filter(pk=cast["colleague"].pk).update(email=None)
    Person.objects.filter(pk=cast["deputy"].pk).update(is_active=False)

    assert {"colleague", "deputy"}.isdisjoint(asked("everybody"))
    assert audience.unreachable(Audience("everybody", places.municipality), today) == 1


def test_addresses_and_leavers_are_not_people_here(asked, places, today):
    assert asked("leavers") == asked("addresses", addresses=["borta@example.org"]) == set()
    assert audience.unreachable(Audience("addresses", places.municipality), today) == 0


def test_leaving_is_the_last_day_of_the_last_work(cast, places, today):
    Employment.objects.filter(person__in=(cast["deputy"], cast["colleague"])).update(to_on=today)
    Employment.objects.create(person=cast["colleague"], node=places.team, from_on=today + DAY)

    found = audience.leaving(Audience("leavers", places.municipality), today, today + DAY)

    assert list(found) == [cast["deputy"]]
    assert not audience.leaving(Audience("leavers", places.other_municipality), today, today + DAY)
    assert not audience.leaving(Audience("leavers", places.municipality), today + DAY, today + DAY)


def test_leaving_can_be_of_a_programme(cast, places, today, introduction, version):
    Employment.objects.filter(person__in=(cast["deputy"], cast["newcomer"])).update(to_on=today)

    found = audience.leaving(Audience("leavers", places.municipality, programs=(version.program_id,)), today, today)

    assert list(found) == [cast["newcomer"]]


@pytest.mark.parametrize(
    "data",
    [
        {"who": "everybody"},
        {"who": "addresses", "addresses": ["a@example.org"]},
        {"who": "mentors", "programs": [3], "categories": ["graduate"]},
        {"who": "newcomers", "started_from": "2026-01-01", "started_until": "2026-02-01"},
    ],
)
def test_an_audience_is_kept_as_it_was_chosen(places, data):
    found = Audience.read(data, places.unit)

    assert Audience.read(found.as_data(), places.unit) == found
    assert found.as_data().items() >= data.items()


def test_another_node_than_the_round_s_own(places):
    assert Audience.read({"who": "everybody", "node": places.team.pk}, places.unit).node == places.team


# -- groups


def test_groups_of_people(cast, places, introduction, foreign_introduction):
    people = {part: cast[part].pk for part in ("newcomer", "mentor", "chief", "stranger_newcomer", "coordinator")}

    found = groups_of(people.values(), ["municipality", "category", "version", "role"])

    here, there = str(places.municipality.pk), str(places.other_municipality.pk)
    of_hers = {"category": introduction.category.key, "version": str(introduction.version_id)}
    assert found[people["newcomer"]] == {"municipality": here, "role": "newcomer", **of_hers}
    assert found[people["stranger_newcomer"]]["municipality"] == there
    assert found[people["mentor"]] == {"municipality": here, "role": "mentor"}
    assert found[people["chief"]] == {"municipality": here, "role": "chief"}
    assert found[people["coordinator"]] == {"role": "colleague"}


def test_groups_only_of_the_declared_splits(cast, introduction):
    assert groups_of([cast["newcomer"].pk], []) == {cast["newcomer"].pk: {}}


def test_who_has_left_belongs_where_the_last_work_was(cast, places, today):
    pk = cast["deputy"].pk
    Employment.objects.filter(person=pk).update(node=places.other_unit, to_on=today - 9 * DAY)
    Employment.objects.create(person=cast["deputy"], node=places.team, from_on=today - 8 * DAY, to_on=today - DAY)

    assert groups_of([pk], ["municipality"]) == {pk: {"municipality": str(places.municipality.pk)}}


def test_groups_take_as_many_questions_for_one_as_for_all(cast, introduction, django_assert_num_queries):
    for people in ([cast["newcomer"].pk], [person.pk for person in cast.values()]):
        with django_assert_num_queries(7):
            groups_of(people, ["municipality", "category", "version", "role"])


def test_group_names_are_of_those_who_are_asked(places, edition, cast, introduction):
    splits = ["municipality", "category", "version", "role"]
    survey = opened(places.region, edition, cast["coordinator"], "newcomers", splits=splits)

    assert group_names(survey) == {
        ("municipality", str(places.municipality.pk)): "Ekvalla kommun",
        ("category", introduction.category.key): str(introduction.category.name),
        ("version", str(introduction.version_id)): str(introduction.version),
        ("role", "newcomer"): "Nyanställda",
    }


def test_another_newcomer_counts_too(cast, version, places, asked, introduction):
    build_introduction(version, cast["second_newcomer"], places.team)

    assert asked("newcomers") == {"newcomer", "second_newcomer"}
