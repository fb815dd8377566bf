"""Rounds of questions on the first pages: for those who are asked, and for those who ask."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from overview.week import week_page
from questionnaires.services import edition_of_shipped
from surveys.improvements.services import Said, create_improvement, tell_improvement
from surveys.models import Asked, Participation, Survey
from surveys.selectors import results_in, to_answer, under_way

DAY = timedelta(days=1)


@pytest.fixture
def ask(places, cast):
    """An open round of two weeks that asks some of the cast; `changes` are fields of it."""

    def asked(*roles, name="Hur känns arbetet?", **changes):
        today, now = timezone.localdate(), timezone.now()
        row = {"opens_on": today - 4 * DAY, "closes_on": today + 10 * DAY, "announced_at": now, "asked_at": now}
        edition = edition_of_shipped("pulse", places.region, by=cast["coordinator"])
        survey = Survey.objects.create(node=places.municipality, edition=edition, name={"sv": name}, **row | changes)
        Asked.objects.bulk_create(Asked(survey=survey, person=cast[role]) for role in roles)
        return survey

    return asked


@pytest.mark.parametrize("role", ["newcomer", "mentor", "chief", "coordinator", "deputy", "second_newcomer"])
def test_whoever_is_asked_reads_so_on_the_first_page(introduction, ask, login, role):
    survey = ask(role)

    page = login(role).text

    assert "Hur känns arbetet?" in page
    assert f"/surveys/{survey.pk}/answer/" in page
    assert "Ingen kan veta vem som har svarat vad." in page


def test_whoever_is_not_asked_reads_nothing(introduction, ask, login):
    ask("mentor")

    assert "Hur känns arbetet?" not in login("newcomer").text


def test_what_has_been_sent_in_no_longer_waits(ask, cast):
    survey = ask("newcomer", "mentor")
    Participation.objects.create(asked=survey.asked.get(person=cast["newcomer"]))

    assert to_answer(cast["newcomer"]) == []
    assert to_answer(cast["mentor"]) == [survey]


@pytest.mark.parametrize(
    "changes",
    [
        {"closes_on": date(2026, 9, 29)},
        {"withdrawn_at": timezone.now()},
        {"announced_at": None, "asked_at": None},
        {"opens_on": date(2026, 10, 1)},
    ],
    ids=["past", "withdrawn", "draft", "ahead"],
)
def test_only_an_open_round_waits(ask, cast, changes):
    ask("newcomer", **changes)

    assert to_answer(cast["newcomer"]) == []


def test_the_round_that_closes_first_stands_first(ask, cast, django_assert_num_queries):
    later, sooner = ask("newcomer"), ask("newcomer", closes_on=timezone.localdate() + DAY)

    with django_assert_num_queries(1):
        assert to_answer(cast["newcomer"]) == [sooner, later]


def test_a_round_that_closes_in_the_week_stands_in_it(introduction, ask, cast):
    ask("mentor", closes_on=date(2026, 10, 2))

    labels = {monday: waiting_in_week(cast["mentor"], monday) for monday in (date(2026, 9, 28), date(2026, 10, 5))}

    assert labels[date(2026, 9, 28)] == {"Hur känns arbetet?, öppen till fredag 2 oktober"}
    assert labels[date(2026, 10, 5)] == set()


def waiting_in_week(person, monday):
    return {row.label for row in week_page(person, monday)["waiting"] if row.label.startswith("Hur")}


def test_those_who_were_asked_are_shown_that_something_came_of_it(introduction, ask, cast, login):
    survey = ask("newcomer", closed_at=timezone.now())
    said = create_improvement(Said("A", "B"), node=survey.node, survey=survey, by=cast["coordinator"])
    assert "/improvements/told/" not in login("newcomer").text

    tell_improvement(said, by=cast["coordinator"])

    assert "/improvements/told/" in login("newcomer").text


def test_the_coordinator_sees_how_many_have_answered(introduction, ask, cast, login):
    survey = ask("newcomer", "mentor", "chief")
    Participation.objects.create(asked=survey.asked.get(person=cast["newcomer"]))

    assert "1 av 3 har svarat" in login("coordinator").text


def test_the_coordinator_is_led_to_results_that_are_in(introduction, ask, login):
    survey = ask("newcomer", closed_at=timezone.now())

    assert f"/surveys/{survey.pk}/results/" in login("coordinator").text


def test_rounds_are_counted_in_one_query_each(ask, cast, django_assert_num_queries):
    for number in range(5):
        ask("newcomer", "mentor", name=f"Runda {number}")
        ask("newcomer", "mentor", name=f"Förra {number}", closed_at=timezone.now())
    cast["coordinator"].scope  # noqa: B018 - read once

    with django_assert_num_queries(2):
        found = [*under_way(cast["coordinator"]), *results_in(cast["coordinator"])]
        assert [(row.asked_count, row.node.name) for row in found] == [(2, "Ekvalla kommun")] * 10


def test_another_municipality_is_not_counted(ask, cast):
    ask("newcomer")

    assert under_way(cast["chief"]) == []
