"""Completing: what the programme asks for, area by area, then done."""

import pytest
from django.urls import reverse

from accounts.models import Event
from overview.ending.forms import CompleteForm
from overview.models import Printout
from programs.models import SignOff
from programs.progress import Progress
from programs.services import sign_off
from tests.overview.conftest import with_people

HTMX = {"HX-Request": "true"}
LEAD = [
    ("newcomer", 403),
    ("mentor", 403),
    ("chief", 200),
    ("deputy", 200),
    ("coordinator", 403),
    ("administrator", 403),
    ("colleague", 404),
    ("stranger", 404),
]
AREA = "collaboration"


def address(introduction):
    return reverse("overview:introduction_complete", args=[introduction.pk])


def area_address(introduction, key=AREA):
    return reverse("overview:area_sign_off", args=[introduction.pk, key])


@pytest.fixture
def say(client, cast, introduction):
    """Say something about an area as the chief, or as somebody else."""

    def post(state, part="chief", revision=0, key=AREA, **options):
        client.force_login(cast[part])
        return client.post(area_address(introduction, key), {"state": state, "revision": revision}, **options)

    return post


@pytest.fixture
def signed(introduction, cast):
    """Every area has an answer; collaboration with support."""
    for area in introduction.version.rows("areas"):
        sign_off(introduction, area, "supported" if area.key == AREA else "own", by=cast["chief"])
    return introduction


@pytest.fixture
def complete(client, cast):
    def post(introduction, **data):
        client.force_login(cast["chief"])
        return client.post(address(introduction), data)

    return post


@pytest.mark.parametrize(("part", "status"), LEAD)
def test_area_sign_off_by_role(say, part, status):
    assert say("own", part, headers=HTMX).status_code == status
    assert SignOff.objects.exists() == (status == 200)


def test_area_sign_off_answers_with_its_row_and_a_way_back(say):
    page = say("supported", headers=HTMX).text

    assert "Sparat: Med stöd till en början." in page
    assert 'value="supported" aria-pressed="true"' in page
    assert "Lena Hedbrant, 30 september" in page
    assert 'name="state" value="">Ångra' in page


def test_without_scripts_the_page_comes_back_to_the_row(say, client):
    response = say("own")

    assert response.url.endswith(f"/complete/?saved={AREA}&was=#area-{AREA}")
    assert "Sparat: På egen hand." in client.get(response.url).text


def test_taking_back_leaves_nothing_said(say):
    say("own")

    assert "Det är tillbakataget." in say("", revision=1, headers=HTMX).text
    assert not SignOff.objects.exists()


def test_what_somebody_else_said_first_is_shown_and_kept(say):
    say("own", "deputy")

    response = say("supported", headers=HTMX)

    assert response.status_code == 409
    assert "Någon annan hann säga något om området först." in response.text
    assert SignOff.objects.get().state == "own"


@pytest.mark.parametrize(("key", "state", "status"), [("no-such-area", "own", 404), (AREA, "excellent", 400)])
def test_what_is_no_area_or_no_answer_is_refused(say, key, state, status):
    assert say(state, key=key).status_code == status


def test_page_says_what_is_asked_for_and_what_is_not_there(login, introduction):
    page = login("chief", address(introduction)).text

    assert "Teman, berörda" in page
    assert "Inte uppnått än" in page
    assert "Det som saknas kommer senare" in page


def test_page_says_what_happens_to_whom(login, introduction):
    page = login("chief", address(introduction)).text

    assert "tider som ligger framåt tas bort" in page
    assert "Samira får en plats ledig för någon annan." in page
    assert "Alva får veta det, och ett intyg att behålla." in page


@pytest.mark.parametrize("data", [{}, {"although": "later"}])
def test_completing_needs_something_said_about_every_area(complete, introduction, data):
    response = complete(introduction, **data)

    assert response.status_code == 422
    assert "Säg något om varje område först." in response.text
    assert with_people(introduction).is_active


@pytest.mark.parametrize("data", [{}, {"although": "because"}])
def test_completing_before_everything_is_there_needs_a_reason(complete, signed, data):
    assert complete(signed, **data).status_code == 422
    assert with_people(signed).is_active


def test_complete(complete, login, signed):
    assert {complete(signed, although="later").url for _ in range(2)} == {signed.get_absolute_url()}

    done = with_people(signed)
    assert (done.state, done.completed_although) == ("completed", "later")
    assert Event.objects.filter(verb="programs.introduction_completed").count() == 1
    assert Printout.objects.get().kind == "certificate"
    page = login("chief", done.get_absolute_url()).text
    assert "Det som saknas kommer senare" in page
    assert reverse("overview:certificate", args=[done.pk]) in page


def test_no_reason_is_asked_for_when_everything_is_there():
    form = CompleteForm({}, progress=Progress([], []), areas=[])

    assert form.is_valid()
    assert not form.fields


def test_the_newcomer_sees_what_has_been_signed_off(login, signed):
    page = login("newcomer").text

    assert "Intygat" in page
    assert "Samverkan" in page


def test_who_reads_plans_only_does_not(login, signed):
    assert "Intygat" not in login("coordinator", signed.get_absolute_url()).text


def test_completion_costs(cost, signed):
    assert cost("chief", address(signed)) == 14
