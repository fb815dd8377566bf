"""The register's pages: by role, filtered, written twice, and read by those who answered."""

import uuid

import pytest
from django.urls import reverse

from accounts.models import Event
from surveys.improvements.services import Said, create_improvement, tell_improvement
from surveys.models import Improvement
from tests.surveys.improvements.conftest import SAID

WORDS = {"heard": "Vi hann inte öva", "answer": "Varje dag får en uppgift", "state": "decided"}


@pytest.fixture
def posted(cast):
    """What the form posts."""

    def post(**changes):
        return WORDS | {"owner": cast["coordinator"].pk, "request_key": uuid.uuid4()} | changes

    return post


def page(client, person, name, *args, **query):
    client.force_login(person)
    return client.get(reverse(f"surveys:{name}", args=args), query).content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [("coordinator", 302), ("newcomer", 403), ("mentor", 403), ("chief", 404), ("stranger", 404)],
)
def test_improvement_create_by_role(client, closed, cast, posted, role, status):
    client.force_login(cast[role])
    url, data = reverse("surveys:improvement_create", args=[closed.pk]), posted()

    answers = {client.post(url, data).status_code for _click in range(2)}

    assert answers == {status}
    assert Improvement.objects.filter(survey=closed, node=closed.node).count() == (status == 302)


def test_a_round_that_is_open_is_not_answered_yet(client, closed, cast):
    type(closed).objects.update(closed_at=None)
    client.force_login(cast["coordinator"])

    assert client.get(reverse("surveys:improvement_create", args=[closed.pk])).status_code == 403


@pytest.mark.parametrize(("role", "status"), [("mentor", 302), ("coordinator", 302), ("newcomer", 403), ("chief", 403)])
def test_improvement_create_for_cohort_by_role(client, cohort, cast, posted, role, status):
    client.force_login(cast[role])
    url = reverse("surveys:improvement_create_for_cohort", args=[cohort.pk])

    answer = client.post(url, posted(owner=cast["mentor"].pk))

    assert answer.status_code == status
    assert Improvement.objects.filter(cohort=cohort).count() == (status == 302)


@pytest.mark.parametrize(("role", "status"), [("coordinator", 302), ("mentor", 403), ("chief", 403)])
def test_improvement_create_for_talk_by_role(client, places, cast, posted, role, status):
    client.force_login(cast[role])

    answer = client.post(reverse("surveys:improvement_create_for_talk"), posted(node=places.unit.pk))

    assert answer.status_code == status
    assert Improvement.objects.filter(node=places.unit, survey=None, cohort=None).count() == (status == 302)


def test_a_personal_number_is_stopped_and_what_was_typed_stays(client, closed, cast, posted):
    client.force_login(cast["coordinator"])
    url = reverse("surveys:improvement_create", args=[closed.pk])
    data = posted(heard="Hon med 19811218-9876 sa det")

    stopped = client.post(url, data)
    saved = client.post(url, data | {"not_a_number": "on"})

    assert stopped.status_code == 422
    assert "19811218-9876" in stopped.content.decode()
    assert saved.status_code == 302
    assert Event.objects.filter(verb="accounts.number_marked_as_other").count() == 1


@pytest.mark.parametrize(
    ("role", "status"), [("coordinator", 302), ("chief", 302), ("newcomer", 403), ("colleague", 404)]
)
def test_improvement_edit_by_role(client, closed, cast, posted, role, status):
    owned = create_improvement(
        Said("A", "B", owner=cast["chief"]), node=closed.node, survey=closed, by=cast["coordinator"]
    )
    tell_improvement(owned, by=cast["coordinator"])
    client.force_login(cast[role])

    answer = client.post(owned.get_absolute_url(), posted(state="done", revision=1))

    assert answer.status_code == status
    owned.refresh_from_db()
    assert owned.state == ("done" if status == 302 else "decided")


def test_improvement_edit_on_top_of_another_shows_both(client, improvement, cast, posted):
    client.force_login(cast["coordinator"])
    client.post(improvement.get_absolute_url(), posted(answer="Den första", revision=0))

    answer = client.post(improvement.get_absolute_url(), posted(answer="Den andra", revision=0))

    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Den första" in text
    assert "Den andra" in text


@pytest.mark.parametrize("verb", ["tell", "withdraw"])
@pytest.mark.parametrize(("role", "status"), [("coordinator", 302), ("newcomer", 404), ("chief", 403)])
def test_whoever_sees_to_it_does_not_decide_who_is_told(client, closed, cast, verb, role, status):
    said = Said("A", "B", owner=cast["chief"])
    row = create_improvement(said, node=closed.node, survey=closed, by=cast["coordinator"])
    client.force_login(cast[role])

    answer = client.post(reverse(f"surveys:improvement_{verb}", args=[row.pk]))

    assert answer.status_code == status
    row.refresh_from_db()
    assert (row.is_told or row.withdrawn_at is not None) == (status == 302)


def test_those_who_answered_read_what_came_of_it(client, improvement, cast):
    assert SAID.answer not in page(client, cast["newcomer"], "improvement_told")

    tell_improvement(improvement, by=cast["coordinator"])

    assert SAID.answer in page(client, cast["newcomer"], "improvement_told")
    assert SAID.answer not in page(client, cast["colleague"], "improvement_told")


def test_the_register_is_for_those_who_keep_it(client, improvement, cast):
    client.force_login(cast["newcomer"])

    answer = client.get(reverse("surveys:improvement_list"))

    assert answer.url == reverse("surveys:improvement_told")
    assert SAID.heard in page(client, cast["coordinator"], "improvement_list")


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ({"state": "under_way"}, True),
        ({"state": "done"}, False),
        ({"heard_in": "survey"}, True),
        ({"heard_in": "talk"}, False),
        ({"told": "no"}, True),
        ({"told": "yes"}, False),
    ],
)
def test_the_register_can_be_narrowed(client, improvement, cast, query, is_found):
    assert (SAID.heard in page(client, cast["coordinator"], "improvement_list", **query)) == is_found


def test_the_register_of_a_place(client, improvement, places, cast):
    here = page(client, cast["coordinator"], "improvement_list", node=places.municipality.pk)
    elsewhere = page(client, cast["coordinator"], "improvement_list", node=places.other_municipality.pk)

    assert SAID.heard in here
    assert SAID.heard not in elsewhere


def test_results_end_with_what_was_done(client, closed, improvement, cast):
    """Whoever keeps the register also reads there what is not told yet."""
    assert SAID.answer in page(client, cast["coordinator"], "results_detail", closed.pk)
    assert SAID.answer not in page(client, cast["newcomer"], "results_detail", closed.pk)

    tell_improvement(improvement, by=cast["coordinator"])

    assert SAID.answer in page(client, cast["newcomer"], "results_detail", closed.pk)


def test_a_group_s_page_leads_those_who_lead_it_here(client, cohort, cast):
    address = reverse("surveys:improvement_create_for_cohort", args=[cohort.pk])

    for role, is_shown in (("mentor", True), ("newcomer", False)):
        client.force_login(cast[role])
        assert (address in client.get(cohort.get_absolute_url()).content.decode()) == is_shown
