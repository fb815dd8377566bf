from datetime import timedelta

import pytest

from accounts.models import Absence, Role
from accounts.services import add_absence, add_node
from tests.accounts.conftest import sign_in
from tests.accounts.test_people_views import table


def role_values(places, place="unit", kind="mentor", **values):
    return {"kind": kind, "node": getattr(places, place).pk, "from_on": "2026-09-28"} | values


@table(403, 404, 302, 302, 403, 302, 404)
def test_role_create_by_role(client, cast, places, role, status):
    values = role_values(places, "team")

    response = sign_in(client, cast[role]).post(f"/people/{cast['newcomer'].pk}/roles/new/", values)

    assert response.status_code == status
    assert cast["newcomer"].roles.filter(kind="mentor").exists() is (status == 302)


@pytest.mark.parametrize(
    ("role", "place", "kind", "is_given"),
    [
        ("administrator", "unit", "administrator", True),
        ("administrator", "other_unit", "unit_chief", False),
        ("administrator", "region", "administrator", False),
        ("chief", "unit", "unit_chief", False),
        ("chief", "municipality", "mentor", False),
        ("deputy", "unit", "mentor", False),
    ],
)
def test_nobody_gives_a_role_beyond_the_own_reach(client, cast, places, role, place, kind, is_given):
    sign_in(client, cast[role]).post(f"/people/{cast['newcomer'].pk}/roles/new/", role_values(places, place, kind))

    assert cast["newcomer"].roles.exists() is is_given


def test_a_chief_who_administers_elsewhere_is_told_why(client, cast, places):
    Role.objects.create(person=cast["chief"], node=places.other_unit, kind="administrator", from_on="2026-01-01")

    response = sign_in(client, cast["chief"]).post(
        f"/people/{cast['newcomer'].pk}/roles/new/", role_values(places, kind="unit_chief")
    )

    assert "kind" in response.context["form"].errors
    assert not cast["newcomer"].roles.exists()


def test_a_role_does_not_end_before_it_begins(client, cast, places):
    values = role_values(places, to_on="2026-09-01")

    response = sign_in(client, cast["chief"]).post(f"/people/{cast['newcomer'].pk}/roles/new/", values)

    assert "to_on" in response.context["form"].errors


@table(404, 403, 404, 302, 403, 302, 404)
def test_role_end_by_role(client, cast, today, role, status):
    post = cast["mentor"].roles.get()

    response = sign_in(client, cast[role]).post(f"/people/roles/{post.pk}/end/", {"to_on": today})

    assert response.status_code == status
    post.refresh_from_db()
    assert post.to_on == (today if status == 302 else None)


def test_a_chief_does_not_end_the_post_of_a_chief(client, cast):
    post = cast["deputy"].roles.get()

    assert sign_in(client, cast["chief"]).post(f"/people/roles/{post.pk}/end/").status_code == 403


@table(403, 404, 403, 403, 403, 302, 404)
def test_employment_create_by_role(client, cast, places, today, role, status):
    values = {"node": places.unit.pk, "from_on": today, "title": "Socialsekreterare"}

    response = sign_in(client, cast[role]).post(f"/people/{cast['newcomer'].pk}/employments/new/", values)

    assert response.status_code == status
    assert cast["newcomer"].employments.filter(node=places.unit).exists() is (status == 302)


@table(403, 404, 403, 403, 403, 302, 404)
def test_employment_end_by_role(client, cast, today, role, status):
    employment = cast["newcomer"].employments.get()

    response = sign_in(client, cast[role]).post(f"/people/employments/{employment.pk}/end/", {"to_on": today})

    assert response.status_code == status
    employment.refresh_from_db()
    assert employment.to_on == (today if status == 302 else None)


def test_employment_does_not_end_before_it_begins(client, cast):
    employment = cast["newcomer"].employments.get()
    values = {"to_on": employment.from_on - timedelta(days=1)}

    response = sign_in(client, cast["administrator"]).post(f"/people/employments/{employment.pk}/end/", values)

    assert "to_on" in response.context["form"].errors


@table(302, 404, 302, 302, 403, 302, 404)
def test_absence_create_by_role(client, cast, today, role, status):
    values = {"from_on": today, "to_on": today}

    response = sign_in(client, cast[role]).post(f"/people/{cast['newcomer'].pk}/absences/new/", values)

    assert response.status_code == status
    assert Absence.objects.count() == (1 if status == 302 else 0)


@table(302, 404, 302, 302, 403, 302, 404)
def test_absence_remove_by_role(client, cast, today, role, status):
    absence = add_absence(cast["newcomer"], today, today, by=cast["newcomer"])

    response = sign_in(client, cast[role]).post(f"/people/absences/{absence.pk}/remove/")

    assert response.status_code == status
    assert Absence.objects.exists() is (status != 302)


@table(403, 403, 200, 200, 200, 200, 200)
def test_node_list_by_role(client, cast, role, status):
    assert sign_in(client, cast[role]).get("/people/organisation/").status_code == status


def test_node_list_counts_who_works_there_and_nobody_elsewhere(client, cast):
    response = sign_in(client, cast["administrator"]).get("/people/organisation/")

    assert [(node.name, node.people, level) for node, level, *_ in response.context["rows"]] == [
        ("Ekvalla kommun", 1, 0),
        ("Barn- och ungdomsenheten", 3, 1),
        ("Barn 1", 3, 2),
    ]


@pytest.mark.parametrize("count", [1, 30])
def test_node_list_queries_do_not_grow(client, cast, places, django_assert_num_queries, count):
    for number in range(count):
        add_node(places.unit, "team", f"Lag {number}", by=cast["administrator"])
    sign_in(client, cast["administrator"])

    with django_assert_num_queries(5):
        client.get("/people/organisation/")


@table(404, 404, 404, 403, 403, 302, 404)
def test_node_create_by_role(client, cast, places, role, status):
    values = {"kind": "team", "name": "Barn 2", "request_key": "0f6e4ad0-5f2b-4f0e-8a63-1d8d5a0c9b11"}

    response = sign_in(client, cast[role]).post(f"/people/organisation/{places.unit.pk}/new/", values)

    assert response.status_code == status
    assert places.unit.get_children().count() == (2 if status == 302 else 1)


def test_a_unit_does_not_lie_under_a_team(client, cast, places):
    sign_in(client, cast["administrator"])

    assert client.get(f"/people/organisation/{places.team.pk}/new/").status_code == 403
    response = client.post(f"/people/organisation/{places.unit.pk}/new/", {"kind": "municipality", "name": "X"})
    assert "kind" in response.context["form"].errors


@table(404, 404, 404, 403, 403, 302, 404)
def test_node_edit_by_role(client, cast, places, role, status):
    values = {"name": "Barnenheten", "vacation_weeks": "28-30", "revision": 0}

    response = sign_in(client, cast[role]).post(f"/people/organisation/{places.unit.pk}/edit/", values)

    assert response.status_code == status
    places.unit.refresh_from_db()
    assert places.unit.vacation_weeks == ([28, 29, 30] if status == 302 else [])


def test_node_edit_of_what_somebody_else_has_saved(client, cast, places):
    path = f"/people/organisation/{places.municipality.pk}/edit/"
    shown = sign_in(client, cast["administrator"]).get(path)
    assert "28, 29, 30, 31" in shown.text
    client.post(path, {"name": "Ekvalla", "revision": 0})

    stale = client.post(path, {"name": "Ekvalla stad", "revision": 0})

    assert stale.status_code == 409
    assert 'value="Ekvalla stad"' in stale.text


@table(404, 404, 403, 403, 403, 200, 404)
def test_node_close_of_a_place_in_use_by_role(client, cast, places, role, status):
    response = sign_in(client, cast[role]).post(f"/people/organisation/{places.team.pk}/close/")

    assert response.status_code == status
    places.team.refresh_from_db()
    assert places.team.is_open


def test_node_close(client, cast, places):
    empty = add_node(places.unit, "team", "Barn 2", by=cast["administrator"])

    response = sign_in(client, cast["administrator"]).post(
        f"/people/organisation/{empty.pk}/close/", {"successor": places.team.pk}
    )

    assert response.status_code == 302
    empty.refresh_from_db()
    assert empty.replaced_by == places.team
    assert "Barn 2" in client.get("/people/organisation/").text


def test_node_edit_says_whether_plans_rest_in_its_weeks(client, cast, places):
    path = f"/people/organisation/{places.unit.pk}/edit/"
    sign_in(client, cast["administrator"])
    values = {"name": "Barnenheten", "vacation_stretches": "on", "revision": 0}

    assert "vacation_weeks" in client.post(path, values).context["form"].errors
    client.post(path, values | {"vacation_weeks": "28-30"})

    places.unit.refresh_from_db()
    assert (places.unit.vacation_weeks, places.unit.vacation_stretches) == ([28, 29, 30], True)
