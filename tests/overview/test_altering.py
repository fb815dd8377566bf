"""Changing a plan: a form, then what it would mean, then done; nothing is written before."""

import re
from datetime import date

import pytest
from django.urls import reverse

from programs.intents import Rest
from programs.models import Alteration
from programs.services import alter

pytestmark = pytest.mark.django_db
PAUSE = {"from_on": "2026-10-05", "to_on": "2026-10-25", "reason": "away"}
SEEN = re.compile(r'name="seen" value="([^"]*)"')
KEY = re.compile(r'name="request_key" value="([^"]*)"')
FORMS = {
    "start": {"start_on": "2026-08-31"},
    "pause": PAUSE,
    "extend": {"close": "2", "whole": "0"},
    "work": {"extent": "75", "from_on": "2026-11-02", "is_stretched": "1"},
    "unit": {"from_on": "2026-11-02"},
}


@pytest.fixture
def chief(client, cast):
    client.force_login(cast["chief"])
    return client


def address(introduction, kind):
    return reverse("overview:alter_kind", args=[introduction.pk, kind])


def preview(client, introduction, kind, **data):
    """What is posted with the next click: the fields, and what was seen."""
    data = {"revision": introduction.revision, "request_key": "0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a21"} | data
    response = client.post(address(introduction, kind), data | {"preview": "1"})
    page = response.content.decode()
    return response, data | {"seen": (SEEN.findall(page) or [""])[0]}


@pytest.mark.parametrize("kind", ["start", "pause", "extend", "work"])
def test_alter_shows_what_it_would_mean_and_writes_nothing(chief, introduction, kind):
    response, _data = preview(chief, introduction, kind, **FORMS[kind])

    assert response.status_code == 200
    assert "Vad det innebär" in response.content.decode()
    assert not Alteration.objects.exists()


@pytest.mark.parametrize("kind", ["start", "pause", "extend", "work"])
def test_alter_does_what_was_seen(chief, introduction, kind):
    _response, data = preview(chief, introduction, kind, **FORMS[kind])

    response = chief.post(address(introduction, kind), data | {"apply": "1"})

    made = Alteration.objects.get()
    assert (response.status_code, response.url) == (302, made.get_absolute_url())
    assert made.kind == kind
    assert chief.get(made.get_absolute_url()).status_code == 200


def test_alter_clicked_again_answers_as_it_did_at_first(chief, introduction):
    _response, data = preview(chief, introduction, "pause", **PAUSE)

    answers = {chief.post(address(introduction, "pause"), data | {"apply": "1"}).url for _click in range(2)}

    assert answers == {Alteration.objects.get().get_absolute_url()}


def test_alter_that_was_decided_meanwhile_is_told_with_what_it_means_now(chief, introduction, cast):
    _response, data = preview(chief, introduction, "start", start_on="2026-08-31")
    alter(introduction, Rest(date(2026, 11, 2), date(2026, 11, 8), "unit"), by=cast["deputy"])

    response = chief.post(address(introduction, "start"), data | {"apply": "1"})

    page = response.content.decode()
    assert response.status_code == 409
    assert "Något har ändrats sedan du tittade" in page
    assert 'value="2026-08-31"' in page
    assert Alteration.objects.count() == 1


def test_alter_without_having_seen_shows_what_it_means(chief, introduction):
    data = PAUSE | {"revision": introduction.revision, "request_key": "0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a21"}

    response = chief.post(address(introduction, "pause"), data | {"apply": "1"})

    assert response.status_code == 200
    assert not Alteration.objects.exists()


def test_alter_with_other_days_than_were_seen_shows_what_they_mean(chief, introduction):
    _response, data = preview(chief, introduction, "pause", **PAUSE)

    response = chief.post(address(introduction, "pause"), data | {"apply": "1", "to_on": "2026-10-18"})

    assert response.status_code == 409
    assert not Alteration.objects.exists()


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("start", {"start_on": "2026-08-30"}, "arbetsdag"),
        ("start", {"start_on": "2026-08-17"}, "börjar redan den dagen"),
        ("pause", PAUSE | {"to_on": "2026-10-01"}, "Sista dagen ligger före"),
        ("extend", {"close": "0", "whole": "0"}, "Välj en annan sista dag"),
        ("extend", {"close": "day", "whole": "0"}, "Välj dag"),
        ("work", {"extent": "101", "from_on": "2026-11-02", "is_stretched": "1"}, "100"),
    ],
)
def test_alter_says_what_cannot_be_and_keeps_what_was_typed(chief, introduction, kind, data, words):
    response, _data = preview(chief, introduction, kind, **data)

    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert all(f'value="{value}"' in page for value in data.values() if value.startswith("2026"))


def test_pause_can_end_earlier(chief, introduction, cast):
    alter(introduction, Rest(date(2026, 10, 5), date(2026, 10, 25), "away", ("mentor",)), by=cast["chief"])
    url = f"{address(introduction, 'pause')}?instead_of=2026-10-05"
    page = chief.get(url).content.decode()
    introduction.refresh_from_db()

    data = PAUSE | {"instead_of": "2026-10-05", "to_on": "2026-10-18", "goes_on": "mentor"}
    _response, seen = preview(chief, introduction, "pause", **data)
    chief.post(address(introduction, "pause"), seen | {"apply": "1"})

    introduction.refresh_from_db()
    assert 'value="2026-10-25"' in page
    assert [(row.from_on, row.to_on) for row in introduction.pace.pauses] == [(date(2026, 10, 5), date(2026, 10, 18))]


def test_pause_that_has_not_begun_can_be_taken_away(chief, introduction, cast):
    alter(introduction, Rest(date(2026, 10, 5), date(2026, 10, 25), "away"), by=cast["chief"])
    introduction.refresh_from_db()

    _response, seen = preview(chief, introduction, "pause", **PAUSE, instead_of="2026-10-05", is_gone="on")
    chief.post(address(introduction, "pause"), seen | {"apply": "1"})

    introduction.refresh_from_db()
    assert introduction.pace.pauses == ()


def test_pause_that_has_begun_ends_but_is_not_taken_away(chief, introduction, cast):
    alter(introduction, Rest(date(2026, 9, 28), date(2026, 10, 25), "away"), by=cast["chief"])

    begun = chief.get(f"{address(introduction, 'pause')}?instead_of=2026-09-28").content.decode()
    new = chief.get(address(introduction, "pause")).content.decode()

    assert "2026-10-25" in begun
    assert "Ta bort pausen" not in begun + new


def test_hub_leads_to_every_way(chief, introduction):
    page = chief.get(reverse("overview:alter", args=[introduction.pk])).content.decode()

    kinds = ["start", "pause", "extend", "work", "category", "unit"]
    ways = [address(introduction, kind) for kind in kinds]
    ways += [reverse("overview:mentor_change", args=[introduction.pk])]
    assert all(f'href="{way}"' in page for way in ways)


@pytest.mark.parametrize(("role", "status"), [("chief", 200), ("deputy", 200), ("mentor", 403), ("newcomer", 403)])
def test_alter_by_role(login, introduction, role, status):
    for url in (reverse("overview:alter", args=[introduction.pk]), address(introduction, "pause")):
        assert login(role, url).status_code == status


def test_unknown_way_is_not_found(chief, introduction):
    assert chief.get(address(introduction, "salary")).status_code == 404
