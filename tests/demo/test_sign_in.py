"""One click signs in as somebody invented, in the demo and nowhere else."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from demo.doors import DOORS

URL = "/demo/sign-in/"


@pytest.fixture
def invented(db, settings):
    """The five people alone; nothing here needs their introductions."""
    settings.IS_DEMO = True
    return {door.key: Person.objects.create(name=door.name, email=door.email) for door in DOORS}


@pytest.mark.parametrize("key", [door.key for door in DOORS])
def test_sign_in_as_somebody(client, invented, key):
    response = client.post(URL, {"as": key})

    assert response.status_code == 302
    assert response["Location"] == reverse("overview:home")
    assert client.session["_auth_user_id"] == str(invented[key].pk)


@pytest.mark.parametrize("key", ["", "alva", "1"])
def test_sign_in_as_nobody_is_not_found(client, invented, key):
    assert client.post(URL, {"as": key}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_sign_in_takes_a_post(client, invented):
    assert client.get(URL).status_code == 405


def test_sign_in_asks_for_the_token_of_the_form(invented):
    assert Client(enforce_csrf_checks=True).post(URL, {"as": "newcomer"}).status_code == 403


@pytest.mark.parametrize("method", ["get", "post"])
def test_sign_in_is_not_there_on_another_site(client, invented, settings, method):
    settings.IS_DEMO = False

    response = getattr(client, method)(URL, {"as": "newcomer"})

    assert response.status_code == 404
    assert "_auth_user_id" not in client.session


def test_sign_in_is_closed_to_whoever_has_no_access(client, invented):
    Person.objects.update(is_active=False)

    assert client.post(URL, {"as": "newcomer"}).status_code == 404


def test_door_shows_the_people_in_the_demo_only(client, invented, settings):
    page = client.get(reverse("account_login")).content.decode()
    settings.IS_DEMO = False
    other_page = client.get(reverse("account_login")).content.decode()

    assert [f'name="as" value="{door.key}"' in page for door in DOORS] == [True] * len(DOORS)
    assert "Logga in som Alva" in page
    assert 'name="as"' not in other_page


def test_administrator_is_signed_out_of_one_and_into_another(client, invented):
    client.post(URL, {"as": "newcomer"})
    client.post(URL, {"as": "chief"})

    assert client.session["_auth_user_id"] == str(invented["chief"].pk)
