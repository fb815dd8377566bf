"""A full mentor is chosen only with a reason; what was typed stays, and whoever was slower is told so."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Absence
from mentoring.models import MentorProfile
from programs.models import Introduction, Involvement
from programs.services import set_capacity
from tests.overview.altering import decide
from tests.overview.test_start import answer, answers_of, url

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 10, 5)
KEY = uuid.UUID("5f3d2a34-5a6f-4a3e-9d3e-6d9b6a1f2c11")


@pytest.fixture
def chief(client, cast):
    client.force_login(cast["chief"])
    return client


@pytest.fixture
def full(cast):
    set_capacity(cast["colleague"], 0, by=cast["chief"])
    return cast["colleague"]


@pytest.fixture
def people(version, cast):
    return answers_of(version, cast, date(2026, 10, 19))


def mentor_url(introduction):
    return reverse("overview:mentor_change", args=[introduction.pk])


def test_nothing_is_asked_while_there_is_room(chief, introduction, cast):
    decide(chief, mentor_url(introduction), {"person": cast["colleague"].pk, "from_on": MONDAY})

    assert Involvement.objects.get(person=cast["colleague"]).although == ""


def test_a_full_mentor_asks_for_a_reason_before_the_preview(chief, introduction, full):
    response = decide(chief, mentor_url(introduction), {"person": full.pk, "from_on": MONDAY})

    assert response.status_code == 422
    assert "Peter Askerud har fullt." in response.text
    assert "Känner redan den nyanställda eller arbetet" in response.text
    assert f'value="{MONDAY}"' in response.text
    assert not Involvement.objects.filter(person=full).exists()


def test_a_full_mentor_is_chosen_with_a_reason(chief, introduction, full):
    said = {"person": full.pk, "from_on": MONDAY, "although": "knows"}
    response = decide(chief, mentor_url(introduction), said)

    assert response.status_code == 302
    assert Involvement.objects.get(person=full).although == "knows"


def test_whoever_was_slower_is_asked_for_a_reason_and_loses_nothing(chief, introduction, cast):
    page = chief.get(mentor_url(introduction))
    said = {"person": cast["colleague"].pk, "from_on": MONDAY, "request_key": uuid.uuid4(), "revision": 0}
    said["revision"] = page.context["form"]["revision"].value()
    seen = chief.post(mentor_url(introduction), said | {"preview": "1"}).context["form"]["seen"].value()
    set_capacity(cast["colleague"], 0, by=cast["chief"])

    response = chief.post(mentor_url(introduction), said | {"seen": seen, "apply": "1"})

    assert response.status_code == 422
    assert "Peter Askerud har fullt." in response.text
    assert not Involvement.objects.filter(person=cast["colleague"]).exists()


def test_the_other_unit_asks_for_a_reason_too(chief, introduction, places, full):
    unit_url = reverse("overview:alter_kind", args=[introduction.pk, "unit"])
    said = {"node": places.unit.pk, "from_on": MONDAY, "mentor": full.pk}

    assert "Peter Askerud har fullt." in decide(chief, unit_url, said).text
    assert decide(chief, unit_url, said | {"although": "agreed"}).status_code == 302
    assert Involvement.objects.get(person=full).although == "agreed"


def test_preview_of_another_mentor_tells_what_is_handed_over(chief, introduction, cast):
    said = {"person": cast["colleague"].pk, "from_on": MONDAY, "request_key": uuid.uuid4(), "revision": 0}
    page = chief.post(mentor_url(introduction), said | {"preview": "1"}).text

    assert "Det som lämnas över" in page
    assert "Vad som är öppet" in page
    assert reverse("overview:handover", args=[introduction.pk]) in page


def test_a_start_asks_for_a_reason_and_keeps_what_was_typed(chief, version, places, people, cast):
    set_capacity(cast["mentor"], 0, by=cast["chief"])

    response = answer(chief, version, places, people)

    assert response.status_code == 422
    assert "Samira Holst har fullt." in response.text
    assert "Tove Ringdal" in response.text
    assert chief.post(url("start_people"), people | {"although": "nobody"}).url == url("start_dates")

    chief.post(url("start_create"))
    assert Involvement.objects.get(role="mentor").although == "nobody"


def test_a_start_whose_place_was_taken_meanwhile_goes_back_to_the_people(chief, version, places, people, cast):
    answer(chief, version, places, people)
    set_capacity(cast["mentor"], 0, by=cast["chief"])

    response = chief.post(url("start_create"), follow=True)

    assert response.redirect_chain[-1][0] == url("start_people")
    assert "Samira Holst har fullt." in response.text
    assert not Introduction.objects.exists()


def test_suggestions_say_why_by_name_and_those_with_room_first(chief, introduction, cast, places):
    said = {"since": 2014, "areas": ["familjehem"], "languages": ["arabiska"], "has_own_cases": True}
    MentorProfile.objects.create(person=cast["colleague"], **said)
    Absence.objects.create(person=cast["colleague"], from_on=date(2027, 7, 12), to_on=date(2027, 7, 18))
    form = chief.get(mentor_url(introduction)).context["form"]

    ((heading, (suggestion,)),) = form.suggestions

    assert heading == "Har plats för ett till"
    assert suggestion.reasons == [
        "Har arbetat med det här sedan 2014.",
        "Kan särskilt: familjehem.",
        "Talar arabiska.",
        "Har egna ärenden vid sidan av.",
        "Borta v. 28.",
    ]


def test_suggestions_at_the_start_tell_where_somebody_works_and_when_a_place_is_free(
    chief, introduction, version, cast, places
):
    set_capacity(cast["mentor"], 1, by=cast["chief"])
    cast["mentor"].employments.update(node=places.team)
    chief.post(url("start_program", KEY), {"node": places.team.pk, "version": version.pk})

    page = chief.get(url("start_people", KEY)).text

    assert "Har så mycket som är bestämt" in page
    assert "Arbetar på Barn 1." in page
    assert "Får en plats fri v." in page
