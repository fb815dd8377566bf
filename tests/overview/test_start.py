import uuid
from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from mentoring.models import Meeting
from outbox.models import Message
from programs.models import Introduction
from training.services import open_cohort

KEY = uuid.UUID("5f3d2a34-5a6f-4a3e-9d3e-6d9b6a1f2c11")


def url(step, key=KEY):
    return reverse(f"overview:{step}", args=[key])


@pytest.fixture
def monday():
    today = timezone.localdate()
    return today + timedelta(days=14 - today.weekday())


@pytest.fixture
def people(version, cast, monday):
    return answers_of(version, cast, monday)


def answers_of(version, cast, monday):
    """The answers of the second step as a browser posts them."""
    return {
        "newcomer": "",
        "new_name": "Tove Ringdal",
        "new_email": "tove@example.org",
        "category": version.categories.first().pk,
        "experience": "graduate",
        "start_on": monday.isoformat(),
        "extent": "100",
        "chief": cast["chief"].pk,
        "mentor": cast["mentor"].pk,
        "met_time": "08:30",
        "met_place": "Receptionen",
        "met_by": cast["mentor"].pk,
        "mentoring-mentor_weekday": "0",
        "mentoring-mentor_time": "13:00",
        "mentoring-joint_weekday": "2",
        "mentoring-joint_time": "09:00",
        "mentoring-chief-mentor_weekday": "4",
        "mentoring-chief-mentor_time": "10:00",
        "training-group": "new",
        "training-group_time": "13:00",
    }


@pytest.fixture
def chief(client, cast):
    client.force_login(cast["chief"])
    return client


def answer(client, version, places, people, key=KEY):
    client.post(url("start_program", key), {"node": places.team.pk, "version": version.pk})
    return client.post(url("start_people", key), people)


def test_start_leads_through_the_steps(chief, version, places, people):
    assert chief.get(reverse("overview:start")).status_code == 302
    first = chief.post(url("start_program"), {"node": places.team.pk, "version": version.pk})
    second = chief.post(url("start_people"), people)

    assert first.url == url("start_people")
    assert second.url == url("start_dates")
    assert "Tove Ringdal" in chief.get(url("start_dates")).text
    assert "tove@example.org" in chief.get(url("start_confirm")).text
    assert not Introduction.objects.exists()


def test_start_create_makes_everything_once(chief, version, places, people, cast):
    answer(chief, version, places, people)

    first = chief.post(url("start_create"))
    second = chief.post(url("start_create"))

    introduction = Introduction.objects.get()
    assert first.url == second.url == introduction.get_absolute_url()
    assert introduction.newcomer.name == "Tove Ringdal"
    assert Meeting.objects.filter(introduction=introduction).count() >= 31
    told = Message.objects.values_list("kind", "person__name")
    assert set(told) == {
        ("invitation", "Tove Ringdal"),
        ("introduction_started", cast["mentor"].name),
        ("introduction_started", cast["chief"].name),
    }


def test_start_dates_agree_with_what_is_made(chief, version, places, people):
    answer(chief, version, places, people)
    preview = chief.get(url("start_dates")).context["preview"]

    chief.post(url("start_create"))

    meetings = Meeting.objects.filter(introduction__isnull=False)
    made = sorted(timezone.localdate(meeting.starts_at) for meeting in meetings)
    assert made == sorted(c.on for c in preview.dated if c.part == "mentoring" and c.thread != "chief-mentor")


def test_start_with_errors_keeps_what_was_typed(chief, version, places, people):
    people |= {"new_name": "", "start_on": "2020-01-01"}

    response = answer(chief, version, places, people)

    assert response.status_code == 422
    assert "tove@example.org" in response.text
    assert set(response.context["form"].errors) == {"new_name", "start_on"}


def test_start_refuses_an_address_that_is_taken(chief, version, places, people, cast):
    people["new_email"] = cast["colleague"].email.upper()

    response = answer(chief, version, places, people)

    assert "new_email" in response.context["form"].errors


def test_start_without_the_earlier_steps_goes_back_to_them(chief, version):
    assert chief.get(url("start_dates")).url == url("start_people")
    assert chief.post(url("start_create")).url == url("start_people")
    assert chief.get(url("start_people")).url == url("start_program")


def test_two_starts_in_two_tabs_do_not_mix(chief, version, places, people):
    other = uuid.uuid4()
    answer(chief, version, places, people)
    answer(chief, version, places, people | {"new_name": "Amir Solberg", "new_email": ""}, key=other)

    assert "Tove Ringdal" in chief.get(url("start_confirm")).text
    assert "Amir Solberg" in chief.get(url("start_confirm", other)).text


def test_start_for_somebody_in_the_register(chief, version, places, people, cast):
    people |= {"newcomer": cast["second_newcomer"].pk, "new_name": "", "new_email": ""}
    answer(chief, version, places, people)

    chief.post(url("start_create"))

    assert Introduction.objects.get().newcomer == cast["second_newcomer"]
    assert not Person.objects.filter(name="Tove Ringdal").exists()


def test_start_gives_advice_without_a_mentor(chief, version, places, people):
    answer(chief, version, places, people | {"mentor": "", "met_by": ""})

    advice = [row.code for row in chief.get(url("start_dates")).context["advice"]]

    assert advice == ["no_mentor"]


@pytest.mark.parametrize(
    ("part", "status"),
    [("chief", 302), ("deputy", 302), ("administrator", 302), ("mentor", 403), ("newcomer", 403), ("coordinator", 403)],
)
@pytest.mark.parametrize("step", ["start_people", "start_dates", "start_confirm"])
def test_start_by_role(client, cast, version, part, status, step):
    client.force_login(cast[part])

    assert client.get(url(step)).status_code == status


def test_a_stranger_cannot_start_here(client, cast, version, places):
    client.force_login(cast["stranger"])

    response = client.post(url("start_program"), {"node": places.team.pk, "version": version.pk})

    assert response.status_code == 422
    assert "node" in response.context["form"].errors


def test_start_warns_of_a_group_that_begins_too_early(chief, version, places, people, cast, monday):
    cohort = open_cohort(
        version.session_series.get(key="group"),
        places.unit,
        first_on=timezone.localdate() + timedelta(days=1),
        starts=time(13),
        by=cast["chief"],
    )
    answer(chief, version, places, people | {"training-group": str(cohort.pk)})

    advice = [row.code for row in chief.get(url("start_dates")).context["advice"]]

    assert advice == ["too_early"]
