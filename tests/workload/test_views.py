import uuid
from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Reading
from tests.workload.conftest import LESS, MUCH
from workload.models import Figures, Rhythm, WalkThrough
from workload.services import note_walk_through, set_rhythm

pytestmark = pytest.mark.django_db
FIRST = date(2026, 9, 2)
ROLES = [
    ("newcomer", 200), ("chief", 200), ("deputy", 200), ("mentor", 403), ("coordinator", 403),
    ("administrator", 403), ("colleague", 404), ("second_newcomer", 404), ("stranger", 404),
]  # fmt: skip
HIDDEN = [(role, 404 if status == 403 else status) for role, status in ROLES]


@pytest.fixture
def walk(introduction, cast):
    return note_walk_through(introduction, FIRST, MUCH, by=cast["chief"], reprioritised="Journaldagarna väntar")


@pytest.fixture
def url(introduction):
    return reverse("workload:workload", args=[introduction.pk])


def said(**changes):
    """What the form posts."""
    return {
        "on": "2026-09-30", "cases": "12", "difficulty": "3", "flexitime": "-3,5", "stress": "2",
        "reprioritised": "Rapporten väntar", "request_key": str(uuid.uuid4()),
    } | changes  # fmt: skip


@pytest.mark.parametrize(("role", "status"), ROLES)
def test_workload_by_role(client, url, walk, cast, role, status):
    client.force_login(cast[role])

    response = client.get(url)

    assert response.status_code == status
    assert ("Journaldagarna väntar" in response.content.decode()) is (status == 200)


@pytest.mark.parametrize(("role", "status"), ROLES)
def test_workload_post_by_role(client, url, cast, role, status):
    client.force_login(cast[role])

    response = client.post(url, said())

    assert response.status_code == (302 if status == 200 else status)
    assert WalkThrough.objects.count() == Figures.objects.count() == (status == 200)


@pytest.mark.parametrize(("role", "status"), HIDDEN)
def test_walk_through_edit_by_role(client, walk, cast, role, status):
    """Somebody who may not read it does not even learn that it is there."""
    client.force_login(cast[role])

    response = client.get(reverse("workload:walk_through_edit", args=[walk.pk]))

    assert response.status_code == status


@pytest.mark.parametrize(("role", "status"), ROLES)
def test_rhythm_edit_by_role(client, introduction, cast, role, status):
    client.force_login(cast[role])
    data = {"weeks": "6", "taken_up_by": "chief", "revision": "0"}

    response = client.post(reverse("workload:rhythm_edit", args=[introduction.pk]), data)

    assert response.status_code == (302 if status == 200 else status)
    assert Rhythm.objects.count() == (status == 200)


def test_workload_reads_swedish_hours(client, url, cast):
    client.force_login(cast["newcomer"])

    client.post(url, said())

    assert str(Figures.objects.get().flexitime) == "-3.5"
    assert "-3,5 timmar" in client.get(url).content.decode()


def test_workload_shows_the_latest_figures_only(client, url, walk, introduction, cast):
    note_walk_through(introduction, date(2026, 9, 30), LESS, by=cast["newcomer"])
    client.force_login(cast["chief"])

    page = client.get(url).content.decode()

    assert "<dd>12</dd>" in page
    assert "<dd>17</dd>" not in page
    assert "Onsdag 2 september" in page


def test_workload_everything_may_be_left_out(client, url, cast):
    client.force_login(cast["newcomer"])
    nothing = dict.fromkeys(("cases", "difficulty", "flexitime", "stress", "reprioritised"), "")

    response = client.post(url, said(**nothing))

    assert response.status_code == 302
    assert (WalkThrough.objects.count(), Figures.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    "wrong",
    [{"on": "2026-10-01"}, {"on": "2026-09-01"}, {"stress": "6"}, {"cases": "-1"}, {"flexitime": "1,25"}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_workload_refuses_what_cannot_be(client, url, walk, cast, wrong):
    client.force_login(cast["chief"])

    response = client.post(url, said(**wrong))

    assert response.status_code == 422
    assert "Rapporten väntar" in response.content.decode()
    assert Figures.objects.get().cases == 17


def test_workload_stops_a_personal_number(client, url, cast):
    client.force_login(cast["chief"])
    data = said(reprioritised="Lämnar 19811218-9876")

    assert client.post(url, data).status_code == 422
    assert client.post(url, data | {"not_a_number": "on"}).status_code == 302


def test_workload_is_noted_as_read_to_the_newcomer(client, url, walk, cast):
    for role in ("chief", "newcomer"):
        client.force_login(cast[role])
        client.get(url)

    assert list(Reading.objects.values_list("by", "about", "object_type")) == [
        (cast["chief"].pk, cast["newcomer"].pk, "workload.walkthrough")
    ]


def test_walk_through_edit_of_an_earlier_one_has_no_figures(client, walk, introduction, cast):
    latest = note_walk_through(introduction, date(2026, 9, 30), LESS, by=cast["chief"])
    client.force_login(cast["chief"])

    earlier, last = (
        client.get(reverse("workload:walk_through_edit", args=[row.pk])).content.decode() for row in (walk, latest)
    )

    assert 'name="stress"' not in earlier
    assert 'name="stress"' in last


def test_walk_through_edit_on_top_of_the_others_is_told_and_kept(client, walk, cast):
    url = reverse("workload:walk_through_edit", args=[walk.pk])
    client.force_login(cast["chief"])
    client.post(url, said(revision="0", reprioritised="Först"))

    response = client.post(url, said(revision="0", reprioritised="Det här skrev jag"))

    assert response.status_code == 409
    assert "Det här skrev jag" in response.content.decode()
    walk.refresh_from_db()
    assert walk.reprioritised == "Först"


def test_rhythm_edit_on_top_of_the_others_is_told_and_kept(client, introduction, cast):
    url = reverse("workload:rhythm_edit", args=[introduction.pk])
    set_rhythm(introduction, 4, by=cast["newcomer"])
    client.force_login(cast["chief"])

    response = client.post(url, {"weeks": "12", "taken_up_by": "chief", "revision": "0"})

    assert response.status_code == 409
    assert Rhythm.objects.get().weeks == 4


def test_rhythm_edit_does_not_plan_in_the_past(client, introduction, cast):
    client.force_login(cast["chief"])
    data = {"weeks": "4", "next_on": "2026-09-29", "taken_up_by": "chief", "revision": "0"}

    assert client.post(reverse("workload:rhythm_edit", args=[introduction.pk]), data).status_code == 422


def test_workload_is_read_and_no_longer_written_when_it_has_ended(client, url, walk, introduction, cast):
    type(introduction).objects.filter(pk=introduction.pk).update(state="completed", ended_on=FIRST)
    client.force_login(cast["newcomer"])

    assert "Journaldagarna väntar" in client.get(url).content.decode()
    assert client.post(url, said()).status_code == 403
