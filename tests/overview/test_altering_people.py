"""Somebody else has a role, and the introduction goes on at another place: through the same preview."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Role
from programs.models import Alteration, Introduction, Involvement
from tests.overview.altering import decide
from tests.overview.conftest import with_people

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 10, 5)


@pytest.fixture
def chief(client, cast):
    client.force_login(cast["chief"])
    return client


def mentor_url(introduction):
    return reverse("overview:mentor_change", args=[introduction.pk])


def unit_url(introduction):
    return reverse("overview:alter_kind", args=[introduction.pk, "unit"])


def test_mentor_change(chief, introduction, cast):
    response = decide(chief, mentor_url(introduction), {"person": cast["colleague"].pk, "from_on": MONDAY})

    assert response.url == Alteration.objects.get().get_absolute_url()
    held = Involvement.objects.filter(role="mentor").order_by("from_on").values_list("person", "from_on", "to_on")
    assert list(held)[1] == (cast["colleague"].pk, MONDAY, None)
    assert list(held)[0][2] == date(2026, 10, 4)


def test_mentor_change_says_who_is_told(chief, introduction, cast):
    data = {"person": cast["colleague"].pk, "from_on": MONDAY, "revision": 0}
    data |= {"request_key": "0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a41", "preview": "1"}

    response = chief.post(mentor_url(introduction), data)

    told = [person.name for person in response.context["preview"].told]
    assert told == ["Alva Berglind", "Peter Askerud", "Samira Holst"]


def test_mentor_change_offers_mentors_of_the_unit_with_their_load(chief, introduction):
    form = chief.get(mentor_url(introduction)).context["form"]

    assert [label for _, label in form.fields["person"].choices] == ["Peter Askerud. Har plats för ett till, av fem."]


def test_mentor_change_to_somebody_elsewhere_is_refused(chief, introduction, cast):
    response = decide(chief, mentor_url(introduction), {"person": cast["stranger_mentor"].pk, "from_on": MONDAY})

    assert response.status_code == 422
    assert Involvement.objects.filter(role="mentor").count() == 1


def test_first_mentor_is_chosen_the_same_way(chief, introduction, cast):
    introduction.involvements.filter(role="mentor").delete()

    decide(chief, mentor_url(introduction), {"person": cast["mentor"].pk, "from_on": MONDAY})

    held = Involvement.objects.get(introduction=introduction, role="mentor")
    assert (held.person, held.from_on) == (cast["mentor"], MONDAY)


def test_nobody_to_choose_is_said(chief, introduction, cast):
    Role.objects.filter(person=cast["colleague"]).delete()

    page = chief.get(mentor_url(introduction)).content.decode()

    assert "Ingen annan är mentor på enheten" in page


def test_unit_within_the_municipality_with_another_mentor(chief, introduction, cast, places):
    data = {"node": places.unit.pk, "from_on": MONDAY, "mentor": cast["colleague"].pk}

    decide(chief, unit_url(introduction), data)

    placed = introduction.placements.order_by("from_on").values_list("node", "to_on")
    assert list(placed) == [(places.team.pk, date(2026, 10, 4)), (places.unit.pk, None)]
    assert with_people(introduction).involvements.get(role="mentor", to_on=None).person == cast["colleague"]


def test_unit_in_another_municipality_cannot_be_chosen(chief, introduction, places):
    response = decide(chief, unit_url(introduction), {"node": places.other_unit.pk, "from_on": MONDAY})

    assert response.status_code == 422
    assert introduction.placements.count() == 1


def test_chief_who_hands_over_everything_comes_home(client, introduction, cast, places):
    Role.objects.filter(person__in=[cast["chief"], cast["deputy"]]).update(node=places.team)
    Involvement.objects.filter(role="chief").delete()
    client.force_login(cast["deputy"])

    response = decide(client, unit_url(introduction), {"node": places.unit.pk, "from_on": "2026-09-30"})

    assert response.url == reverse("overview:home")
    assert not Introduction.objects.visible_to(cast["deputy"]).exists()
