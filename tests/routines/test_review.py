"""Looking over in time: who is told, who says that it is still right, and what the keepers see."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.errors import StaleEdit
from accounts.models import Event
from accounts.services import end_role, give_role
from outbox.models import Message, SentMail
from outbox.services import sweep as send
from reminders.services import sweep as remind
from routines.models import Routine
from routines.owners import owners_of
from routines.services import change_routine, close_routine, give_opinion, review_routine

WEDNESDAY = "2026-09-30T08:00:00+02:00"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_wednesday():
    with time_machine.travel(WEDNESDAY, tick=False):
        yield


@pytest.fixture
def overdue(write):
    """Last looked over a year ago today."""
    return write("Hembesök", reviewed_on="2025-09-30")


def told():
    remind()
    return set(Message.objects.filter(kind="routine_overdue").values_list("person__name", flat=True))


def test_owner_is_told_on_the_day_and_once(overdue, write, cast):
    write("Sekretess", reviewed_on="2025-10-01")

    assert told() == {"Lena Hedbrant"}
    assert told() == {"Lena Hedbrant"}
    send()

    mail = SentMail.objects.get(to=cast["chief"].email)
    assert mail.text.count("Hembesök") == 1
    assert "Sekretess" not in mail.text
    assert Message.objects.filter(kind="routine_overdue").count() == 1


def test_successor_is_told_too_and_the_predecessor_no_more(overdue, cast, places):
    told()
    end_role(cast["chief"].roles.get(), to_on=timezone.localdate() - timedelta(days=1), by=cast["administrator"])
    give_role(cast["colleague"], places.unit, "unit_chief", by=cast["administrator"])

    assert told() == {"Lena Hedbrant", "Peter Askerud"}
    send()

    assert "Hembesök" in SentMail.objects.get(to=cast["colleague"].email).text
    assert not SentMail.objects.filter(to=cast["chief"].email, text__contains="Hembesök").exists()


def test_next_period_is_told_anew(overdue, cast):
    told()
    review_routine(overdue, by=cast["chief"])

    with time_machine.travel("2027-09-30T08:00:00+02:00"):
        remind()

    assert Message.objects.filter(kind="routine_overdue", person=cast["chief"]).count() == 2


@pytest.mark.parametrize(
    ("role", "place", "owners"),
    [
        ("unit_chief", "team", {"chief"}),
        ("deputy_chief", "team", {"deputy"}),
        ("mentor", "unit", {"mentor", "colleague"}),
        ("coordinator", "unit", {"coordinator"}),
        ("deputy_chief", "unit", {"chief"}),  # nobody here: whoever leads the place
        ("mentor", "municipality", set()),
    ],
)
def test_owner_is_the_nearest_who_holds_the_role(write, cast, places, role, place, owners):
    routine = write(node=getattr(places, place), owner_role=role)

    found = owners_of([routine], timezone.localdate())

    assert found == {routine.pk: {cast[name].pk for name in owners}}


def test_what_was_looked_over_meanwhile_is_not_told(overdue, cast):
    told()
    review_routine(overdue, by=cast["administrator"])

    send()

    assert not SentMail.objects.filter(text__contains="Hembesök").exists()


def test_closed_ones_are_nobodys_business(overdue, cast):
    close_routine(overdue, by=cast["chief"])

    assert told() == set()


@pytest.mark.parametrize(
    ("role", "status"),
    [("chief", 302), ("administrator", 302), ("mentor", 302), ("deputy", 403), ("newcomer", 403), ("stranger", 404)],
)
def test_routine_review_by_role(client, write, cast, role, status):
    """The mentor here holds the role that keeps it up to date."""
    routine = write(owner_role="mentor", reviewed_on="2025-01-01")
    client.force_login(cast[role])

    response = client.post(reverse("routines:routine_review", args=[routine.pk]), {"revision": 0})

    assert response.status_code == status
    routine.refresh_from_db()
    assert routine.is_overdue == (status != 302)
    assert Event.objects.filter(verb="routines.routine_reviewed").count() == (status == 302)


def test_nobody_vouches_for_words_that_somebody_else_changed(client, overdue, cast):
    change_routine(overdue, by=cast["administrator"], text="Nytt")
    client.force_login(cast["chief"])

    client.post(reverse("routines:routine_review", args=[overdue.pk]), {"revision": 0})

    assert Routine.objects.get().is_overdue
    with pytest.raises(StaleEdit):
        review_routine(overdue, by=cast["chief"], revision=0)


def test_a_second_click_is_the_first(client, overdue, cast):
    client.force_login(cast["chief"])
    url = reverse("routines:routine_review", args=[overdue.pk])

    answers = {client.post(url, {"revision": 0, "next": "upkeep"}).url for _ in range(2)}

    assert answers == {reverse("routines:upkeep")}
    assert Event.objects.filter(verb="routines.routine_reviewed").count() == 1


def test_keepers_see_what_to_look_over_and_what_was_missed(client, overdue, write, cast):
    write("Sekretess")
    give_opinion(overdue, False, missing="Vem har larmet?", by=cast["newcomer"])
    client.force_login(cast["chief"])

    page = client.get(reverse("routines:upkeep"))

    assert [row.title for row in page.context["overdue"]] == ["Hembesök"]
    assert "Vem har larmet?" in page.content.decode()
    assert cast["newcomer"].name not in page.content.decode()


@pytest.mark.parametrize(("role", "titles"), [("mentor", ["Av mentorn"]), ("deputy", []), ("stranger", [])])
def test_others_see_only_what_their_role_keeps(client, overdue, write, cast, role, titles):
    write("Av mentorn", owner_role="mentor", reviewed_on="2025-01-01")
    client.force_login(cast[role])

    page = client.get(reverse("routines:upkeep"))

    assert [row.title for row in page.context["overdue"]] == titles
