"""Somebody who has left one place begins at another; nothing that is known about her is shown on the way."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Person
from accounts.services import close_access, end_employment
from outbox.models import SentMail
from outbox.services import sweep as send_mails
from programs.models import Introduction
from tests.overview.test_start import answer, answers_of, url


@pytest.fixture
def monday():
    today = timezone.localdate()
    return today + timedelta(days=14 - today.weekday())


@pytest.fixture
def chief(client, cast):
    client.force_login(cast["chief"])
    return client


@pytest.fixture
def people(version, cast, monday):
    return answers_of(version, cast, monday)


@pytest.fixture
def ture(cast):
    """Of Norrvike, who has left."""
    person, yesterday = cast["stranger_newcomer"], timezone.localdate() - timedelta(days=1)
    end_employment(person.employments.get(), to_on=yesterday, by=cast["stranger"])
    close_access(person, by=cast["stranger"])
    return Person.objects.get(pk=person.pk)


def begin(client, version, places, people, person):
    return answer(client, version, places, people | {"new_email": person.email.upper(), "new_name": "Ture L"})


def test_whoever_has_left_another_place_can_begin_here(chief, version, places, people, ture):
    begin(chief, version, places, people, ture)

    confirm = chief.get(url("start_confirm")).text
    answers = {chief.post(url("start_create")).url for _ in range(2)}

    introduction = Introduction.objects.get()
    ture.refresh_from_db()
    assert introduction.newcomer == ture
    assert answers == {introduction.get_absolute_url()}
    assert (ture.name, ture.is_active) == ("Ture Lind", True)
    assert ture.employments.lasting().get().node == places.team
    assert "Ture Lind" not in confirm


def test_whoever_has_left_is_told(chief, version, places, people, ture):
    begin(chief, version, places, people, ture)
    chief.post(url("start_create"))

    send_mails(timezone.now())

    [mail] = SentMail.objects.filter(to=ture.email)
    assert mail.subject == "Din introduktion på Barn 1"
    assert "Norrvike" not in mail.text


def test_whoever_still_works_elsewhere_is_ended_there_first(chief, version, places, people, cast):
    response = begin(chief, version, places, people, cast["stranger_newcomer"])

    assert "arbetar eller har ett uppdrag någonstans" in response.text
    assert "Norrvike" not in response.text
    assert "Ture Lind" not in response.text


def test_an_introduction_under_way_elsewhere_is_ended_first(chief, version, places, people, ture, foreign_introduction):
    response = begin(chief, version, places, people, ture)

    assert response.status_code == 422
    assert "slutför eller avbryter den först" in response.text


def test_a_person_of_the_unit_is_chosen_and_not_written(chief, version, places, people, cast):
    response = begin(chief, version, places, people, cast["second_newcomer"])

    assert "Välj personen" in response.text


def test_under_full_time_both_ends_are_shown_and_the_chosen_one_is_made(chief, version, places, people):
    answer(chief, version, places, people | {"extent": "75", "is_stretched": "on"})
    page = chief.get(url("start_dates"))
    preview = page.context["preview"]

    chief.post(url("start_create"))

    introduction = Introduction.objects.get()
    assert introduction.close_support_until_on == preview.stretched.close_support_until_on
    assert introduction.close_support_until_on > preview.at_full_pace.close_support_until_on
    assert page.text.count("(valt)") == 1
    assert "75 procent" in page.text
    assert ("ligger tätare" in page.text) == (preview.stretched.end_on == preview.at_full_pace.end_on)


def test_unstretched_the_plan_goes_at_full_pace(chief, version, places, people):
    answer(chief, version, places, people | {"extent": "75"})
    preview = chief.get(url("start_dates")).context["preview"]

    chief.post(url("start_create"))

    assert Introduction.objects.get().end_on == preview.at_full_pace.end_on


def test_who_works_full_time_is_asked_nothing_more(chief, version, places, people):
    answer(chief, version, places, people)

    assert "I full takt" not in chief.get(url("start_dates")).text
