"""What is taken to the chief is chosen together: one proposes, the other says yes, each over the own answer."""

import pytest
from django.urls import reverse

from accounts.models import Event
from evaluations.models import BroughtUp, Consent
from evaluations.page import find_occasion
from evaluations.selectors import to_agree
from evaluations.services import NotPossible, agree_to_chief, propose_to_chief, submit, withdraw_from_chief
from evaluations.to_chief import brought_to
from outbox.models import Message
from programs.services import assign_person
from tests.evaluations.conftest import MENTORS, fresh, take_to_chief

SECRETS = ("CANARY-NEW", "CANARY-MENTOR")


def told(kind):
    return set(Message.objects.filter(kind=kind).values_list("person__name", flat=True))


def read_by(chief, occasion):
    """[(who, words)] of the answers, in one list."""
    asked, _words = brought_to(chief, occasion)
    return [(person.first_name, words) for _question, said in asked for person, words in said]


@pytest.fixture
def proposal(revealed, cast):
    return propose_to_chief(revealed, by=cast["newcomer"], question_key="own-contribution")


def test_a_proposal_is_told_to_the_other_and_read_by_nobody_else(proposal, revealed, cast):
    assert told("evaluation_proposed") == {"Samira Holst"}
    assert told("evaluation_brought_up") == set()
    assert read_by(cast["chief"], revealed) == []


@pytest.mark.parametrize(
    ("with_answer", "read"),
    [
        (True, [("Alva", "Frågor CANARY-NEW"), ("Samira", "Tid CANARY-MENTOR")]),
        (False, [("Alva", "Frågor CANARY-NEW")]),
    ],
)
def test_the_last_yes_lets_the_chief_read_and_each_answer_needs_its_writers_yes(
    proposal, revealed, cast, with_answer, read
):
    agree_to_chief(proposal, by=cast["mentor"], with_answer=with_answer)

    assert read_by(cast["chief"], revealed) == read
    assert told("evaluation_brought_up") == {"Lena Hedbrant"}


def test_proposing_what_the_other_has_proposed_is_a_yes(proposal, revealed, cast):
    propose_to_chief(revealed, by=cast["mentor"], question_key="own-contribution")

    assert BroughtUp.objects.get().agreed_at is not None


def test_the_same_twice_is_once(revealed, cast):
    for _ in range(2):
        row = take_to_chief(revealed, cast, question_key="own-contribution")

    assert list(BroughtUp.objects.all()) == [row]
    assert Consent.objects.count() == 2
    assert Event.objects.filter(verb="evaluations.brought_up").count() == 1


def test_nothing_is_proposed_before_both_are_in_nor_what_nobody_answered(alone, cast):
    with pytest.raises(NotPossible):
        propose_to_chief(alone, by=cast["newcomer"], question_key="help-when-needed")

    submit(alone, MENTORS, by=cast["mentor"])
    with pytest.raises(NotPossible):
        propose_to_chief(fresh(alone), by=cast["mentor"], question_key="time-to-think")


def test_it_takes_a_chief(revealed, introduction, cast):
    introduction.involvements.filter(role="chief").delete()

    with pytest.raises(NotPossible):
        propose_to_chief(revealed, by=cast["newcomer"], words="Vi vill ses oftare.")


@pytest.mark.parametrize("part", ["chief", "coordinator", "colleague"])
def test_only_those_who_answered_propose_and_agree(revealed, proposal, cast, part):
    with pytest.raises(NotPossible):
        propose_to_chief(revealed, by=cast[part], words="Vi vill ses oftare.")
    with pytest.raises(NotPossible):
        agree_to_chief(proposal, by=cast[part], with_answer=True)


def test_a_yes_taken_back_closes_it_for_the_chief(revealed, cast):
    row = take_to_chief(revealed, cast, with_answer=True, question_key="own-contribution")

    withdraw_from_chief(row, by=cast["newcomer"])

    assert read_by(cast["chief"], revealed) == []
    assert [consent.person for consent in row.consents.all()] == [cast["mentor"]]
    withdraw_from_chief(row, by=cast["mentor"])
    assert not BroughtUp.objects.exists()


def test_own_words_go_with_their_writer(revealed, cast):
    row = take_to_chief(revealed, cast, words="Vi vill ses oftare.")

    withdraw_from_chief(row, by=cast["newcomer"])

    assert not BroughtUp.objects.exists()


def test_a_new_chief_is_asked_anew(proposal, revealed, introduction, cast):
    assign_person(introduction, cast["deputy"], "chief", by=cast["chief"])

    with pytest.raises(NotPossible):
        agree_to_chief(proposal, by=cast["mentor"], with_answer=True)
    take_to_chief(fresh(revealed), cast, with_answer=True, question_key="own-contribution")
    assert read_by(cast["chief"], revealed) == []
    assert len(read_by(cast["deputy"], revealed)) == 2


@pytest.mark.parametrize(
    ("role", "status"), [("newcomer", 302), ("mentor", 302), ("chief", 404), ("coordinator", 404), ("stranger", 404)]
)
def test_brought_up_agree_by_role(client, proposal, cast, role, status):
    client.force_login(cast[role])

    response = client.post(reverse("evaluations:brought_up_agree", args=[proposal.pk]), {"with_answer": "1"})

    assert response.status_code == status
    proposal.refresh_from_db()
    assert (proposal.agreed_at is not None) == (role == "mentor")


def test_the_page_asks_the_other_and_shows_who_waits(client, proposal, revealed, cast):
    address = reverse("evaluations:occasion_results", args=[revealed.pk])

    client.force_login(cast["mentor"])
    asked = client.get(address).text
    client.force_login(cast["newcomer"])
    waiting = client.get(address).text

    assert "Alva vill ta upp det här med Lena. Lena läser det bara om du säger ja." in asked
    assert "Ja, men inte mitt svar" in asked
    assert "Det väntar på att Samira säger ja." in waiting


def test_the_chief_reads_that_they_want_to_talk_without_an_answer(client, proposal, revealed, cast):
    agree_to_chief(proposal, by=cast["mentor"], with_answer=False)
    Consent.objects.update(with_answer=False)
    client.force_login(cast["chief"])

    page = client.get(reverse("evaluations:occasion_chief", args=[revealed.pk])).text

    assert "Vad har du själv bidragit med?" in page
    assert not any(secret in page for secret in SECRETS)


def test_home_asks_for_the_yes_until_it_is_said(proposal, revealed, cast):
    assert to_agree(cast["mentor"]) == [revealed]
    assert to_agree(cast["newcomer"]) == []

    agree_to_chief(proposal, by=cast["mentor"], with_answer=True)
    assert to_agree(cast["mentor"]) == []


def test_who_answers_and_reads_stands_from_the_first_answer(alone, introduction, cast):
    """The mentor of the day it opened keeps the place, whatever is dated back."""
    from datetime import date

    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"], from_on=date(2026, 10, 1))

    sides = find_occasion(cast["newcomer"], alone.pk).sides
    assert [side.person for side in sides] == [cast["newcomer"], cast["mentor"]]
