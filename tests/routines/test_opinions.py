"""Did this help: one answer a person, changeable, counted without names."""

import pytest
import time_machine
from django.urls import reverse

from accounts.history import extract
from routines.models import Opinion
from routines.services import give_opinion, review_routine

HTMX = {"HX-Request": "true"}


@pytest.fixture
def url(routine):
    return reverse("routines:opinion_give", args=[routine.pk])


@pytest.mark.parametrize(
    ("role", "status"), [("newcomer", 200), ("mentor", 200), ("chief", 200), ("coordinator", 200), ("stranger", 404)]
)
def test_opinion_give_by_role(client, url, cast, role, status):
    client.force_login(cast[role])

    response = client.post(url, {"has_helped": "yes"}, headers=HTMX)

    assert response.status_code == status
    assert Opinion.objects.filter(person=cast[role], has_helped=True).count() == (status == 200)


def test_an_answer_is_changed_and_what_was_missing_is_kept(client, url, routine, cast):
    client.force_login(cast["newcomer"])
    for said in ({"has_helped": "no"}, {"has_helped": "no", "missing": "Var blanketten finns"}, {"has_helped": "yes"}):
        assert client.post(url, said).status_code == 302

    opinion = Opinion.objects.get()

    assert (opinion.has_helped, opinion.missing) == (True, "Var blanketten finns")
    assert list(routine.opinions.lines()) == []


def test_after_a_no_there_is_room_for_a_line(client, url, cast):
    client.force_login(cast["newcomer"])

    yes = client.post(url, {"has_helped": "yes"}, headers=HTMX).content.decode()
    no = client.post(url, {"has_helped": "no"}, headers=HTMX).content.decode()

    assert 'name="missing"' not in yes
    assert 'name="missing"' in no


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_personal_number_is_stopped_and_the_line_stays(client, url, cast, headers):
    client.force_login(cast["newcomer"])
    said = {"has_helped": "no", "missing": "Ring 880320-0016"}

    response = client.post(url, said, headers=headers)

    assert response.status_code == 422
    assert "Ring 880320-0016" in response.content.decode()
    assert not Opinion.objects.exists()
    assert client.post(url, said | {"not_a_number": "on"}).status_code == 302


def test_keepers_read_counts_and_lines_and_no_names(client, routine, cast):
    give_opinion(routine, True, by=cast["mentor"])
    give_opinion(routine, False, by=cast["newcomer"], missing="Vem svarar på fredagar?")
    pages = {}
    for role in ("chief", "second_newcomer"):
        client.force_login(cast[role])
        pages[role] = client.get(routine.get_absolute_url()).content.decode()

    assert "Sedan dess har den hjälpt 1 och inte hjälpt 1." in pages["chief"]
    assert "Vem svarar på fredagar?" in pages["chief"]
    assert cast["newcomer"].first_name not in pages["chief"]
    assert "Vem svarar på fredagar?" not in pages["second_newcomer"]


def test_counting_begins_anew_when_it_has_been_looked_over(routine, cast):
    with time_machine.travel("2026-09-29T10:00:00+02:00"):
        routine.reviewed_on = "2026-01-01"
        type(routine).objects.update(reviewed_on="2026-01-01")
        give_opinion(routine, False, by=cast["newcomer"], missing="Mer")
    assert routine.opinions.since_review().counted() == {"yes": 0, "no": 1}

    with time_machine.travel("2026-09-30T10:00:00+02:00"):
        review_routine(routine, by=cast["chief"])

    assert routine.opinions.since_review().counted() == {"yes": 0, "no": 0}


def test_register_extract_holds_ones_own_answers(routine, cast):
    give_opinion(routine, False, by=cast["newcomer"], missing="Mer")

    assert extract(cast["newcomer"])["routines"]["opinions"][0]["missing"] == "Mer"
    assert extract(cast["mentor"])["routines"]["opinions"] == []
