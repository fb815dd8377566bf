"""What a plan has gone through: told to everybody who is involved, and for two days it can be undone."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from programs.intents import Reassign, Rest
from programs.services import alter, undo_alteration

pytestmark = pytest.mark.django_db
PAUSE = Rest(date(2026, 10, 5), date(2026, 10, 25), "away", ("mentor",))


@pytest.fixture
def alteration(introduction, cast):
    return alter(introduction, PAUSE, by=cast["chief"])


def list_of(introduction):
    return reverse("overview:alteration_list", args=[introduction.pk])


@pytest.mark.parametrize(
    ("role", "status"), [("newcomer", 200), ("mentor", 200), ("chief", 200), ("coordinator", 403), ("stranger", 404)]
)
def test_changes_by_role(login, introduction, alteration, role, status):
    assert login(role, list_of(introduction)).status_code == status
    assert login(role, alteration.get_absolute_url()).status_code == status


def test_change_says_what_who_and_why(login, alteration):
    page = login("newcomer", alteration.get_absolute_url()).content.decode()

    assert "Paus 5–25 oktober" in page
    assert "Lena Hedbrant" in page
    assert "Borta från arbetet" in page
    assert "Ångra ändringen" not in page


def test_changes_stand_newest_first(login, introduction, alteration, cast):
    alter(introduction, Reassign("mentor", cast["colleague"], date(2027, 1, 7)), by=cast["chief"])

    page = login("mentor", list_of(introduction)).content.decode()

    assert page.index("Peter Askerud är mentor från 7 januari 2027") < page.index("Paus 5–25 oktober")


def test_undo_puts_every_date_back(client, cast, introduction, alteration):
    client.force_login(cast["chief"])
    page = client.get(alteration.get_absolute_url()).content.decode()

    answer = client.post(reverse("overview:alteration_undo", args=[alteration.pk]), follow=True)

    introduction.refresh_from_db()
    assert "Ångra ändringen" in page
    assert introduction.tempos == []
    assert "Lena Hedbrant ångrade den" in answer.content.decode()


@pytest.mark.parametrize(("role", "status"), [("chief", 302), ("mentor", 403), ("newcomer", 403), ("stranger", 404)])
def test_undo_by_role(client, cast, introduction, alteration, role, status):
    client.force_login(cast[role])

    response = client.post(reverse("overview:alteration_undo", args=[alteration.pk]))

    alteration.refresh_from_db()
    assert response.status_code == status
    assert alteration.is_undone == (status == 302)


def test_undo_is_too_late_after_two_days(client, cast, introduction, alteration):
    client.force_login(cast["chief"])
    with time_machine.travel(date(2026, 10, 3), tick=False):
        client.force_login(cast["chief"])
        page = client.get(alteration.get_absolute_url()).content.decode()
        answer = client.post(reverse("overview:alteration_undo", args=[alteration.pk]), follow=True)

    assert "Ångra ändringen" not in page
    assert "Det går inte att ångra längre" in answer.content.decode()


def test_list_asks_as_often_for_many_as_for_one(cost, introduction, cast):
    alter(introduction, PAUSE, by=cast["chief"])
    few = cost("newcomer", list_of(introduction))
    for week in range(1, 6):
        day = date(2026, 11, 2) + timedelta(weeks=3 * week)
        introduction.refresh_from_db()
        alter(introduction, Rest(day, day + timedelta(days=4), "unit"), by=cast["chief"])

    assert cost("newcomer", list_of(introduction)) == few


def test_history_tells_that_it_was_changed(login, introduction, alteration, cast):
    undo_alteration(alteration, by=cast["chief"])

    page = login("newcomer", reverse("overview:introduction_history", args=[introduction.pk])).content.decode()

    assert "lade in, ändrade eller tog bort en paus i din introduktion" in page
    assert "ångrade en ändring i din plan" in page
    assert list_of(introduction) in page
