import pytest
from django.urls import reverse

from accounts.models import Reading
from evaluations.models import BroughtUp
from evaluations.page import find_occasion, results_of
from evaluations.services import decide_alone, propose_to_chief
from programs.services import assign_person
from tests.evaluations.conftest import CLOSED, take_to_chief

SECRETS = ("CANARY-NEW", "CANARY-MENTOR")


def url(name, occasion):
    return reverse(f"evaluations:occasion_{name}", args=[occasion.pk])


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("newcomer", 200),
        ("mentor", 200),
        ("chief", 403),
        ("deputy", 403),
        ("coordinator", 403),
        ("administrator", 403),
        ("colleague", 404),
        ("stranger", 404),
    ],
)
def test_occasion_results_by_role(client, revealed, cast, role, status):
    client.force_login(cast[role])

    response = client.get(url("results", revealed))

    assert response.status_code == status
    assert all((secret in response.text) == (status == 200) for secret in SECRETS)


@pytest.mark.parametrize(("role", "status"), [("newcomer", 403), ("mentor", 403), ("chief", 403), ("stranger", 404)])
def test_nobody_reads_before_both_are_in(client, alone, cast, role, status):
    client.force_login(cast[role])

    assert client.get(url("results", alone)).status_code == status


@pytest.mark.parametrize("name", ["detail", "results", "chief", "list"])
def test_no_page_of_the_evaluation_shows_the_chief_or_the_coordinator_an_answer(client, revealed, cast, name):
    address = reverse("evaluations:occasion_list") if name == "list" else url(name, revealed)

    for role in ("chief", "deputy", "coordinator", "administrator"):
        client.force_login(cast[role])
        assert not any(secret in client.get(address).text for secret in SECRETS)


def test_what_differs_most_stands_first_and_words_last(revealed, cast):
    results = results_of(find_occasion(cast["newcomer"], revealed.pk), cast["newcomer"])

    assert [(row.question.key, row.apart) for row in results] == [
        ("help-when-needed", 3),
        ("how-often", 0),
        ("own-contribution", 0),
    ]


def test_do_not_know_is_no_difference(revealed):
    question = revealed.template.questionnaire.sheet.by_key["help-when-needed"]

    assert question.distance("fully", "do-not-know") == 0
    assert question.distance("not-at-all", "fully") == 4


def test_reading_is_logged_for_the_other(client, revealed, cast):
    client.force_login(cast["mentor"])

    client.get(url("results", revealed))

    reading = Reading.objects.get()
    assert (reading.by_id, reading.about_id) == (cast["mentor"].pk, cast["newcomer"].pk)


@pytest.mark.parametrize(
    ("role", "status"), [("newcomer", 302), ("mentor", 302), ("chief", 403), ("coordinator", 403), ("stranger", 404)]
)
def test_occasion_bring_up_by_role(client, revealed, cast, role, status):
    client.force_login(cast[role])

    response = client.post(url("bring_up", revealed), {"question": "own-contribution"})

    assert response.status_code == status
    assert BroughtUp.objects.filter(by=cast[role]).exists() == (status == 302)


def test_own_words_are_brought_up_once_however_often_they_are_sent(client, revealed, cast):
    client.force_login(cast["newcomer"])
    key = client.get(url("results", revealed)).context["form"]["request_key"].value()

    for _ in range(2):
        client.post(url("bring_up", revealed), {"words": "Vi vill ses oftare.", "request_key": key})

    assert BroughtUp.objects.get().words == "Vi vill ses oftare."


def test_a_personal_number_to_the_chief_is_stopped(client, revealed, cast):
    client.force_login(cast["newcomer"])

    response = client.post(url("bring_up", revealed), {"words": "19811218-9876", "request_key": ""})

    assert response.status_code == 422
    assert "19811218-9876" in response.text
    assert not BroughtUp.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [("chief", 200), ("deputy", 403), ("coordinator", 403), ("newcomer", 403), ("mentor", 403), ("stranger", 404)],
)
def test_occasion_chief_by_role(client, revealed, cast, role, status):
    take_to_chief(revealed, cast, question_key="own-contribution")
    client.force_login(cast[role])

    response = client.get(url("chief", revealed))

    assert response.status_code == status
    assert ("CANARY-NEW" in response.text) == (status == 200)
    assert "CANARY-MENTOR" not in response.text


def test_the_chief_reads_each_one_who_brought_it_up(client, revealed, cast):
    take_to_chief(revealed, cast, with_answer=True, question_key="own-contribution")
    take_to_chief(revealed, cast, by="mentor", words="Tid för oss två")
    client.force_login(cast["chief"])

    page = client.get(url("chief", revealed)).text

    assert all(text in page for text in (*SECRETS, "Tid för oss två"))
    assert "Stämmer helt" not in page


def test_a_new_chief_does_not_inherit_what_was_brought_up(client, revealed, introduction, cast):
    take_to_chief(revealed, cast, question_key="own-contribution")
    assign_person(introduction, cast["deputy"], "chief", by=cast["chief"])
    client.force_login(cast["deputy"])

    response = client.get(url("chief", revealed))

    assert response.status_code == 200
    assert "CANARY-NEW" not in response.text


@pytest.mark.parametrize(
    ("role", "status", "is_left"), [("newcomer", 302, False), ("mentor", 404, True), ("chief", 404, True)]
)
def test_brought_up_withdraw_by_role(client, revealed, cast, role, status, is_left):
    row = propose_to_chief(revealed, by=cast["newcomer"], question_key="own-contribution")
    client.force_login(cast[role])

    response = client.post(reverse("evaluations:brought_up_withdraw", args=[row.pk]))

    assert response.status_code == status
    assert BroughtUp.objects.exists() == is_left


@pytest.mark.parametrize(
    ("decision", "mentor", "chief"),
    [
        ("kept", False, False),
        ("other", True, False),
        ("chief", False, True),
        ("both", True, True),
        ("deleted", False, False),
    ],
)
def test_who_reads_what_one_answered_alone(client, alone, cast, now, decision, mentor, chief):
    now.move_to(CLOSED)
    decide_alone(alone, decision, by=cast["newcomer"])

    for role, name, reads in (("mentor", "results", mentor), ("chief", "chief", chief)):
        client.force_login(cast[role])
        response = client.get(url(name, alone))
        assert ("CANARY-NEW" in response.text) == reads


def test_until_it_is_decided_nobody_else_reads(client, alone, cast, now):
    now.move_to(CLOSED)

    for role in ("mentor", "chief", "coordinator"):
        client.force_login(cast[role])
        for name in ("detail", "results", "chief"):
            assert "CANARY-NEW" not in client.get(url(name, alone)).text


def test_the_deleted_answers_are_nobodys_but_it_took_place(client, alone, cast, now):
    now.move_to(CLOSED)
    decide_alone(alone, "deleted", by=cast["newcomer"])
    client.force_login(cast["newcomer"])

    page = client.get(url("detail", alone)).text

    assert "CANARY-NEW" not in page
    assert "1 av 2" in page
