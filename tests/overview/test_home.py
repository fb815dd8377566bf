"""One address, five pages; and the newcomer's in each stage of an introduction."""

from datetime import date, datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import Absence, Person
from programs.services import complete_introduction, discontinue_introduction
from tests.conftest import start
from tests.overview.conftest import more_newcomers


def at(day):
    return time_machine.travel(f"{day}T08:00:00+02:00", tick=False)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("newcomer", "Vecka 7 av 26"),
        ("mentor", "Mina nya kollegor"),
        ("second_newcomer", "Du har ingen introduktion och ingen roll här än."),
    ],
)
def test_home_is_what_the_person_does_now(login, introduction, part, words):
    assert words in login(part).text


@pytest.mark.parametrize("part", ["chief", "deputy", "coordinator"])
def test_home_of_those_who_lead_and_coordinate_opens(login, introduction, part):
    assert login(part).status_code == 200


def test_home_of_the_administrator_is_the_people(login, introduction):
    assert login("administrator").url == reverse("accounts:person_list")


def test_home_asks_for_sign_in(client):
    assert client.get("/").status_code == 302


def test_close_support(login, introduction):
    page = login("newcomer").text

    assert "Hej Alva. Det är onsdag 30 september" in page
    assert "<strong>Lära och öva</strong>" in page
    assert "v. 40, 28 sep.–2 okt." in page
    for heading in ("Den här veckan", "Teman som väntar", "Vänd dig till", "Rutiner"):
        assert heading in page
    assert 'href="tel:+4600000011"' in page


def test_the_order_is_the_one_in_which_it_is_needed(login, introduction):
    page = login("newcomer").text

    places = [
        page.index(words)
        for words in ("Faslinje", "Den här veckan", "Teman som väntar", "Vänd dig till", "Rutiner</h2>")
    ]

    assert places == sorted(places)


def test_a_week_without_meetings_says_when_the_next_is(login, introduction):
    introduction.meetings.filter(starts_at__range=("2026-09-28T00:00Z", "2026-10-04T00:00Z")).delete()

    assert "Inga möten den här veckan. Nästa är måndag 5 oktober." in login("newcomer").text


def test_whoever_is_away_is_told_with_somebody_to_ask(login, introduction, cast):
    Absence.objects.create(person=cast["mentor"], from_on=date(2026, 9, 30), to_on=date(2026, 10, 2))

    page = login("newcomer").text

    assert "Borta till och med fre 2 okt." in page
    assert "Fråga Mattias Ekdahl" in page
    assert page.count("På plats i dag") == 2


def test_before_the_first_day(login, version, cast, places):
    start(
        version,
        cast,
        places,
        start_on=date(2026, 10, 12),
        met_at=datetime(2026, 10, 12, 8, 30, tzinfo=timezone.get_current_timezone()),
        met_place="Receptionen, plan 2",
        met_by=cast["deputy"],
    )

    page = login("newcomer").text

    assert "Du börjar om 12 dagar" in page
    assert "Måndag 12 oktober kl. 08.30" in page
    assert "Receptionen, plan 2" in page
    assert "Mattias Ekdahl" in page


def test_before_it_is_decided_where_one_is_met(login, version, cast, places):
    start(version, cast, places, start_on=date(2026, 10, 1))

    page = login("newcomer").text

    assert "Du börjar i morgon" in page
    assert "är inte bestämt än" in page


def test_after_close_support_months_are_counted(login, introduction):
    with at("2027-05-12"):
        page = login("newcomer").text

    assert "Månad 9 av 24" in page
    assert "<strong>Fördjupning</strong>" in page


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (lambda row, by: complete_introduction(row, by=by), "Din introduktion är klar"),
        (lambda row, by: discontinue_introduction(row, "left", by=by), "Din introduktion är avslutad"),
    ],
)
def test_after_the_end_what_was_done_is_still_there(login, introduction, cast, end, words):
    end(introduction, cast["chief"])

    page = login("newcomer").text

    assert words in page
    for name in ("introduction_plan", "introduction_history"):
        assert reverse(f"overview:{name}", args=[introduction.pk]) in page
    assert "Ta upp på nästa möte" not in page


def test_the_latest_introduction_is_shown(login, introduction, version, cast, places):
    discontinue_introduction(introduction, "moved", by=cast["chief"])
    start(version, cast, places, start_on=date(2026, 9, 28))

    assert "Vecka 1 av 26" in login("newcomer").text


def test_home_in_english(client, introduction, cast):
    Person.objects.filter(pk=cast["newcomer"].pk).update(language="en")
    client.force_login(Person.objects.get(pk=cast["newcomer"].pk))

    page = client.get("/").text

    assert "Week 7 of 26" in page
    assert "Turn to" in page


@pytest.mark.parametrize("others", [0, 29])
def test_home_costs_the_same_whoever_else_is_there(cost, introduction, cast, places, version, others):
    more_newcomers(cast, places, version, others)

    assert cost("newcomer") == 33
