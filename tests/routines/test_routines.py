import uuid

import pytest
import time_machine
from django.urls import reverse

from accounts.errors import StaleEdit
from accounts.models import Event
from routines.models import Routine
from routines.services import change_routine, close_routine

HTMX = {"HX-Request": "true"}


def found(client, query="", **headers):
    response = client.get(reverse("routines:routine_list"), {"q": query}, headers=headers)
    return [row.title for row in response.context["page"]]


def test_as_one_types_only_the_list_comes_back(client, routine, cast):
    client.force_login(cast["newcomer"])

    response = client.get(reverse("routines:routine_list"), {"q": "oro"}, headers=HTMX)

    assert response.content.decode().strip().startswith('<div class="routines" id="found"')


@pytest.mark.parametrize("place", ["unit", "municipality", "region"])
def test_everybody_below_the_node_finds_it_and_nobody_beside(client, write, places, cast, place):
    routine = write(node=getattr(places, place), by=cast["coordinator"])

    reads = []
    for role, person in cast.items():
        client.force_login(person)
        if client.get(routine.get_absolute_url()).status_code == 200:
            reads.append(role)

    strangers = {"stranger", "stranger_mentor", "stranger_newcomer"}
    assert set(reads) == set(cast) - (set() if place == "region" else strangers)


def test_the_nearest_routine_answers_for_a_key(write, places, cast):
    for node in (places.region, places.unit, places.other_unit):
        write(str(node), node, cast["coordinator"], key="secrecy")

    linked = Routine.objects.linked(["secrecy", "no-such-key"], places.team)

    assert {key: row.title for key, row in linked.items()} == {"secrecy": "Barn- och ungdomsenheten"}


def test_a_closed_routine_gives_place_to_the_one_above(client, write, places, cast):
    above = write(node=places.region, by=cast["coordinator"], key="secrecy")
    near = write(key="secrecy")

    close_routine(near, by=cast["chief"])

    assert Routine.objects.linked(["secrecy"], places.team) == {"secrecy": above}
    client.force_login(cast["newcomer"])
    assert len(found(client)) == 1


def typed(**changes):
    words = {"title": "Hot och våld", "url": "", "text": "Larma.", "owner_role": "unit_chief", "key": ""}
    return (
        words | {"reviewed_on": "2026-09-01", "review_months": 12, "revision": 0, "request_key": uuid.uuid4()} | changes
    )


@pytest.mark.parametrize(
    ("role", "status"),
    [("chief", 302), ("deputy", 302), ("coordinator", 302), ("administrator", 302), ("newcomer", 403), ("mentor", 403)],
)
def test_routine_create_by_role(client, places, cast, role, status):
    client.force_login(cast[role])

    response = client.post(reverse("routines:routine_create"), typed(node=places.team.pk))

    assert response.status_code == status
    assert Routine.objects.filter(node=places.team).count() == (status == 302)


def test_nobody_writes_a_routine_for_a_node_that_is_not_theirs(client, places, cast):
    client.force_login(cast["chief"])

    for node in (places.municipality, places.other_unit):
        assert client.post(reverse("routines:routine_create"), typed(node=node.pk)).status_code == 422
    assert not Routine.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("chief", 302),
        ("coordinator", 302),
        ("administrator", 302),
        ("deputy", 403),
        ("newcomer", 403),
        ("stranger", 404),
    ],
)
def test_routine_edit_and_close_by_role(client, routine, cast, role, status):
    client.force_login(cast[role])

    edited = client.post(reverse("routines:routine_edit", args=[routine.pk]), typed())
    closed = client.post(reverse("routines:routine_close", args=[routine.pk]))

    assert (edited.status_code, closed.status_code) == (status, status)
    routine.refresh_from_db()
    assert (routine.title == "Hot och våld", routine.closed_on is not None) == (status == 302, status == 302)


def test_the_same_request_makes_one_routine(client, places, cast):
    client.force_login(cast["chief"])
    words = typed(node=places.unit.pk, key="threats")

    answers = [client.post(reverse("routines:routine_create"), words).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Routine.objects.count() == 1


def test_a_key_is_used_once_at_a_node(client, routine, places, cast):
    client.force_login(cast["chief"])

    response = client.post(reverse("routines:routine_create"), typed(node=places.unit.pk, key="report-of-concern"))

    assert response.status_code == 422
    assert "key" in response.context["form"].errors


def test_a_routine_is_a_link_or_a_text(client, places, cast):
    client.force_login(cast["chief"])

    response = client.post(reverse("routines:routine_create"), typed(node=places.unit.pk, text=""))

    assert response.status_code == 422
    assert "text" in response.context["form"].errors


def test_a_second_tab_is_told_and_both_texts_are_there(client, routine, cast):
    change_routine(routine, by=cast["administrator"], text="Nya ord")
    client.force_login(cast["chief"])

    response = client.post(reverse("routines:routine_edit", args=[routine.pk]), typed(text="Mina ord"))

    page = response.content.decode()
    assert response.status_code == 409
    assert "Nya ord" in page
    assert "Mina ord" in page
    routine.refresh_from_db()
    assert routine.text == "Nya ord"


def test_service_refuses_to_overwrite_what_was_not_seen(routine, cast):
    change_routine(routine, by=cast["chief"], text="Ett", revision=0)

    with pytest.raises(StaleEdit):
        change_routine(routine, by=cast["chief"], text="Två", revision=0)


def test_a_personal_number_is_stopped(client, places, cast):
    client.force_login(cast["chief"])
    words = typed(node=places.unit.pk, text="Ring 880320-0016")

    assert client.post(reverse("routines:routine_create"), words).status_code == 422
    assert client.post(reverse("routines:routine_create"), words | {"not_a_number": "on"}).status_code == 302
    assert Event.objects.filter(verb="accounts.number_marked_as_other").count() == 1


def test_it_is_time_to_look_it_over_after_the_months_that_were_said(routine):
    with time_machine.travel("2028-01-10T12:00:00+01:00"):
        assert routine.is_overdue
    with time_machine.travel(routine.reviewed_on):
        assert not routine.is_overdue


@pytest.mark.parametrize("number", [1, 30])
def test_list_costs_the_same_for_one_and_thirty(client, write, places, cast, number, django_assert_num_queries):
    for n in range(number):
        write(f"Rutin {n}")
    client.force_login(cast["newcomer"])

    with django_assert_num_queries(7):
        assert len(found(client, "rutin")) == number
