import uuid

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse

from accounts.models import Person, Reading
from accounts.services import close_access, give_role
from tests.accounts.conftest import sign_in

EVERYBODY = ["newcomer", "mentor", "deputy", "chief", "coordinator", "administrator", "stranger"]


def table(*statuses):
    """One answer per part of the cast, in the order of EVERYBODY."""
    return pytest.mark.parametrize(("role", "status"), list(zip(EVERYBODY, statuses, strict=True)))


def new_person(places, **values):
    return {
        "name": "Tove Ringdal",
        "node": places.team.pk,
        "from_on": "2026-09-28",
        "email": "tove@example.org",
        "language": "sv",
        "request_key": str(uuid.uuid4()),
    } | values


@table(403, 403, 200, 200, 200, 200, 200)
def test_person_list_by_role(client, cast, role, status):
    assert sign_in(client, cast[role]).get("/people/").status_code == status


def test_person_list_shows_nobody_from_another_municipality(client, cast):
    text = sign_in(client, cast["administrator"]).get("/people/").text

    assert "Alva Berglind" in text
    assert "Nils Framme" not in text
    assert "Norrvikes barnenhet" not in text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=holst", {"Samira Holst"}),
        ("q=CHIEF@", {"Lena Hedbrant"}),
        ("role=mentor", {"Samira Holst", "Peter Askerud"}),
        ("standing=closed", {"Peter Askerud"}),
        ("standing=waiting", {"Tove Ringdal"}),
        ("q=ingen", set()),
    ],
)
def test_person_list_filters_in_the_address(client, cast, recruit, query, names):
    close_access(cast["colleague"], by=cast["administrator"])

    response = sign_in(client, cast["administrator"]).get(f"/people/?{query}")

    expected = names - {"Peter Askerud"} if query == "role=mentor" else names
    assert {person.name for person in response.context["page"]} == expected


def test_person_list_under_a_place(client, cast, places):
    response = sign_in(client, cast["chief"]).get(f"/people/?node={places.team.pk}")

    assert {person.name for person in response.context["page"]} == {"Alva Berglind", "Elias Sundmark", "Mattias Ekdahl"}


def test_person_list_does_not_know_a_foreign_place(client, cast, places):
    response = sign_in(client, cast["chief"]).get(f"/people/?node={places.other_unit.pk}")

    assert "Nils Framme" not in response.text


@pytest.mark.parametrize("count", [1, 60])
def test_person_list_queries_do_not_grow(client, cast, places, today, django_assert_num_queries, count):
    people = Person.objects.bulk_create(Person(name=f"Person {number}") for number in range(count))
    for person in people:
        person.employments.create(node=places.team, from_on=today)
        give_role(person, places.team, "mentor", by=None)
    sign_in(client, cast["administrator"]).get("/people/")

    with django_assert_num_queries(9):
        client.get("/people/")


@table(404, 200, 404, 200, 200, 200, 404)
def test_person_detail_by_role(client, cast, role, status):
    response = sign_in(client, cast[role]).get(f"/people/{cast['mentor'].pk}/")

    assert response.status_code == status
    was_read = Reading.objects.filter(by=cast[role], about=cast["mentor"]).exists()
    assert was_read is (status == 200 and role != "mentor")


def test_a_foreign_person_answers_as_one_that_does_not_exist(client, cast):
    sign_in(client, cast["chief"])
    for name in ("person_detail", "person_edit", "role_create", "employment_create", "absence_create", "person_close"):
        foreign = client.get(reverse(f"accounts:{name}", args=[cast["stranger"].pk]))
        missing = client.get(reverse(f"accounts:{name}", args=[999_999]))

        assert foreign.status_code == missing.status_code == 404, name


@pytest.mark.parametrize(("role", "links"), [("coordinator", 0), ("chief", 2), ("administrator", 5)])
def test_person_detail_offers_what_the_reader_may_do(client, cast, role, links):
    text = sign_in(client, cast[role]).get(f"/people/{cast['mentor'].pk}/").text

    offered = ["/edit/", "/close/", "/employments/new/", "/roles/new/", "/absences/new/"]
    assert sum(f"/people/{cast['mentor'].pk}{path}" in text for path in offered) == links


@table(403, 403, 200, 200, 403, 200, 200)
def test_person_create_form_by_role(client, cast, role, status):
    assert sign_in(client, cast[role]).get("/people/new/").status_code == status


@table(403, 403, 302, 302, 403, 302, 200)
def test_person_create_by_role(client, cast, places, role, status):
    response = sign_in(client, cast[role]).post("/people/new/", new_person(places))

    assert response.status_code == status
    assert Person.objects.filter(email="tove@example.org").exists() is (status == 302)


def test_person_create_twice_makes_one(client, cast, places):
    values = new_person(places)
    sign_in(client, cast["chief"])

    first, second = (client.post("/people/new/", values) for _ in range(2))

    assert first.url == second.url


def test_person_create_with_an_invitation(client, cast, places):
    sign_in(client, cast["chief"]).post("/people/new/", new_person(places, is_invited="on"))

    assert Person.objects.get(name="Tove Ringdal").standing == "invited"


@pytest.mark.parametrize(
    "wrong", [{"is_invited": "on", "email": ""}, {"email": "Mentor@example.org"}, {"email": "stranger@example.org"}]
)
def test_person_create_with_something_wrong_keeps_what_was_typed(client, cast, places, wrong):
    response = sign_in(client, cast["chief"]).post("/people/new/", new_person(places, **wrong))

    assert response.status_code == 200
    assert "email" in response.context["form"].errors
    assert 'value="Tove Ringdal"' in response.text
    assert "Nils" not in response.text


@table(403, 404, 403, 403, 403, 302, 404)
def test_person_edit_by_role(client, cast, role, status):
    values = {"name": "Alva Ek", "email": "alva@example.org", "language": "en", "revision": 0}

    response = sign_in(client, cast[role]).post(f"/people/{cast['newcomer'].pk}/edit/", values)

    assert response.status_code == status
    cast["newcomer"].refresh_from_db()
    assert cast["newcomer"].name == ("Alva Ek" if status == 302 else "Alva Berglind")


def test_person_edit_of_what_somebody_else_has_saved(client, cast):
    values = {"name": "Alva Ek", "email": "alva@example.org", "language": "sv", "revision": 0}
    path = f"/people/{cast['newcomer'].pk}/edit/"
    sign_in(client, cast["administrator"]).post(path, values)

    stale = client.post(path, values | {"name": "Alva Al"})

    assert stale.status_code == 409
    assert 'value="Alva Al"' in stale.text
    assert client.post(path, values | {"name": "Alva Al", "revision": 1}).status_code == 302


def test_person_edit_to_an_address_that_somebody_has(client, cast):
    values = {"name": "Alva Ek", "email": "chief@example.org", "language": "sv", "revision": 0}

    response = sign_in(client, cast["administrator"]).post(f"/people/{cast['newcomer'].pk}/edit/", values)

    assert "email" in response.context["form"].errors


@table(404, 404, 302, 302, 403, 302, 404)
def test_person_invite_by_role(client, cast, recruit, role, status):
    response = sign_in(client, cast[role]).post(f"/people/{recruit.pk}/invite/")

    assert response.status_code == status
    recruit.refresh_from_db()
    assert recruit.standing == ("invited" if status == 302 else "waiting")


@table(403, 404, 403, 403, 403, 302, 404)
def test_person_close_by_role(client, cast, role, status):
    response = sign_in(client, cast[role]).post(f"/people/{cast['newcomer'].pk}/close/")

    assert response.status_code == status
    cast["newcomer"].refresh_from_db()
    assert cast["newcomer"].is_active is (status != 302)


def test_person_close_asks_first_and_can_be_undone(client, cast):
    path = f"/people/{cast['newcomer'].pk}"
    assert "Alva Berglind" in sign_in(client, cast["administrator"]).get(f"{path}/close/").text

    client.post(f"{path}/close/")
    client.post(f"{path}/open/")

    cast["newcomer"].refresh_from_db()
    assert cast["newcomer"].is_active


@pytest.mark.parametrize("action", ["invite", "open"])
def test_actions_are_not_links(client, cast, action):
    assert sign_in(client, cast["administrator"]).get(f"/people/{cast['newcomer'].pk}/{action}/").status_code == 405


def test_whoever_is_not_signed_in_is_asked_to(client, cast):
    for name in ("person_list", "person_create", "node_list", "profile", "my_history", "my_data"):
        assert client.get(reverse(f"accounts:{name}")).url.startswith("/account/login/")

    with pytest.raises(ObjectDoesNotExist):
        Reading.objects.get()
