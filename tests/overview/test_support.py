from datetime import date, timedelta

import pytest

from accounts.models import Absence
from overview.support import support_of
from programs.calendar import Span
from programs.models import Involvement
from programs.services import add_stand_in
from tests.cast import build_introduction
from tests.overview.conftest import with_people

MONDAY = date(2026, 10, 26)
TODAY = date(2026, 9, 30)


def away(person, first, last):
    return Absence.objects.create(person=person, from_on=first, to_on=last)


@pytest.fixture
def introduction(version, cast, places):
    return build_introduction(version, cast["newcomer"], places.team, mentor=cast["mentor"], chief=cast["chief"])


def support(introduction, **options):
    return support_of(with_people(introduction), **options)


def test_mentor_chief_and_nearest_leader_with_what_they_decide(introduction):
    helpers = support(introduction).helpers

    assert [(helper.person.name, helper.title) for helper in helpers] == [
        ("Samira Holst", "mentor"),
        ("Lena Hedbrant", "enhetschef"),
        ("Mattias Ekdahl", "Biträdande enhetschef, Barn 1"),
    ]
    assert "Ingenting" in helpers[0].decides
    assert helpers[2].does.startswith("Leder ditt dagliga arbete")


def test_whoever_is_in_has_no_stand_in(introduction):
    assert all(helper.away_until is None and helper.stand_in is None for helper in support(introduction).helpers)


def test_instead_of_the_mentor_one_asks_the_nearest_leader(introduction, cast):
    away(cast["mentor"], TODAY, TODAY + timedelta(days=2))

    mentor = support(introduction).as_role("mentor")

    assert (mentor.away_until, mentor.stand_in) == (date(2026, 10, 2), cast["deputy"])


def test_a_named_stand_in_comes_first(introduction, cast):
    away(cast["mentor"], TODAY, TODAY)
    add_stand_in(introduction, cast["colleague"], cast["mentor"], "mentor", Span(TODAY, TODAY), by=cast["chief"])

    assert support(introduction).as_role("mentor").stand_in == cast["colleague"]


def test_a_mentor_never_stands_in_for_a_chief_while_a_leader_is_in(introduction, cast):
    away(cast["chief"], TODAY, TODAY)

    assert support(introduction).as_role("chief").stand_in == cast["deputy"]


def test_when_everybody_is_away_nobody_is_named(introduction, cast):
    for part in ("mentor", "chief", "deputy"):
        away(cast[part], TODAY, TODAY)

    assert support(introduction).as_role("mentor").stand_in is None


def test_a_week_without_the_mentor_names_whom_to_ask(introduction, cast):
    away(cast["mentor"], MONDAY, MONDAY + timedelta(days=4))

    week = support(introduction).away(MONDAY)

    assert (week.names, week.ask, week.is_vacation) == (("Samira",), cast["deputy"], False)
    assert week.whom == "Mattias Ekdahl, 000-00 00 11"


def test_a_week_without_both(introduction, cast):
    for part in ("mentor", "chief"):
        away(cast[part], MONDAY, MONDAY + timedelta(days=4))

    assert support(introduction).away(MONDAY).names == ("Samira", "Lena")


@pytest.mark.parametrize(("part", "days"), [("mentor", 3), ("chief", 5)])
def test_a_week_with_the_mentor_is_an_ordinary_one(introduction, cast, part, days):
    away(cast[part], MONDAY, MONDAY + timedelta(days=days - 1))

    assert support(introduction).away(MONDAY) is None


def test_vacation_weeks_are_the_places_own(introduction):
    vacation = support(introduction, with_vacation=True)

    assert vacation.away(date(2027, 7, 12)).is_vacation
    assert vacation.away(date(2027, 7, 5)) is None


def test_former_helpers_and_stand_ins_are_listed_apart(introduction, cast):
    Involvement.objects.filter(role="mentor").update(to_on=TODAY - timedelta(days=1))
    Involvement.objects.create(introduction=introduction, person=cast["colleague"], role="mentor", from_on=TODAY)

    found = support(introduction)

    assert found.as_role("mentor").person == cast["colleague"]
    assert [(row.person, row.title) for row in found.others] == [(cast["mentor"], "mentor")]


def test_nobody_named_and_nobody_around(version, cast, places):
    lonely = build_introduction(version, cast["second_newcomer"], places.region)

    assert support(lonely).helpers == []
    assert support(lonely, with_vacation=True).away(MONDAY) is None
