"""A programme may let the chief answer too: three sides, who all read at the same moment, and nobody else."""

import pytest
from django.urls import reverse

from evaluations.models import Respondent
from evaluations.page import find_occasion, results_of
from evaluations.readers import steps_of
from evaluations.rules import can_bring_up, can_read_brought_up
from evaluations.selectors import to_answer
from evaluations.services import NotPossible, decide_alone, propose_to_chief, submit
from programs.services import assign_person
from tests.evaluations.conftest import CLOSED, MENTORS, NEWCOMERS, fresh

CHIEFS = {"help-when-needed": "neither", "own-contribution": "Möten CANARY-CHIEF"}
ANSWERS = {"newcomer": NEWCOMERS, "mentor": MENTORS, "chief": CHIEFS}
SIDES = ("newcomer", "mentor", "chief")


@pytest.fixture
def occasion(occasion):
    """The shipped questionnaire has questions for the chief too."""
    template = occasion.template
    template.answered_by = list(SIDES)
    template.save(update_fields=["answered_by"])
    return fresh(occasion)


def sent_in(occasion, cast, *roles):
    for role in roles:
        submit(occasion, ANSWERS[role], by=cast[role])
    return fresh(occasion)


def page_of(client, name, occasion, person):
    client.force_login(person)
    return client.get(reverse(f"evaluations:occasion_{name}", args=[occasion.pk]))


@pytest.mark.parametrize("role", SIDES)
def test_each_of_the_three_is_asked(occasion, cast, role):
    (task,) = to_answer(cast[role])

    assert (task.occasion, task.role) == (occasion, role)


def test_nobody_reads_until_the_third_is_in(client, occasion, cast):
    sent_in(occasion, cast, "newcomer", "mentor")
    assert page_of(client, "results", occasion, cast["newcomer"]).status_code == 403

    sent_in(occasion, cast, "chief")
    for role in SIDES:
        page = page_of(client, "results", occasion, cast[role])
        assert all(secret in page.text for secret in ("CANARY-NEW", "CANARY-MENTOR", "CANARY-CHIEF"))
    assert page_of(client, "results", occasion, cast["coordinator"]).status_code == 403


def test_what_differs_is_the_widest_of_the_three(occasion, cast):
    done = sent_in(occasion, cast, *SIDES)

    (first, *_rest) = results_of(find_occasion(cast["chief"], done.pk), cast["chief"])

    assert (first.question.key, first.apart) == ("help-when-needed", 3)
    assert [said.side.role for said in first.said] == list(SIDES)


def test_a_chief_who_answers_has_nothing_taken_there(occasion, cast):
    done = find_occasion(cast["newcomer"], sent_in(occasion, cast, *SIDES).pk)

    assert not can_bring_up(cast["newcomer"], done)
    assert not can_read_brought_up(cast["chief"], done)
    with pytest.raises(NotPossible):
        propose_to_chief(done, by=cast["mentor"], words="Vi vill ses oftare.")


def test_a_later_chief_reads_what_all_three_choose(occasion, introduction, cast):
    done = sent_in(occasion, cast, *SIDES)
    assign_person(introduction, cast["deputy"], "chief", by=cast["chief"])

    assert can_bring_up(cast["newcomer"], find_occasion(cast["newcomer"], done.pk))
    row = propose_to_chief(done, by=cast["newcomer"], words="Vi vill ses oftare.")
    assert (row.chief, row.agreed_at) == (cast["deputy"], None)


def test_who_reads_says_so(client, occasion, cast):
    page = page_of(client, "detail", occasion, cast["newcomer"]).text
    assert "Samira och Lena svarar på samma frågor för sig" in page

    asked = find_occasion(cast["newcomer"], occasion.pk)
    for person in (cast["newcomer"], cast["chief"], cast["coordinator"]):
        assert steps_of(asked, person)[-1].title == "Ingen annan"


@pytest.mark.parametrize(("decision", "readers"), [("kept", set()), ("other", {"mentor", "chief"})])
def test_two_of_three_each_decide_over_their_own(client, occasion, cast, now, decision, readers):
    sent_in(occasion, cast, "newcomer", "mentor")
    now.move_to(CLOSED)
    page = page_of(client, "decide", occasion, cast["newcomer"])
    assert [value for value, _words in page.context["form"].fields["decision"].choices] == ["kept", "other", "deleted"]

    decide_alone(occasion, decision, by=cast["newcomer"])

    for role in ("mentor", "chief"):
        text = page_of(client, "results", occasion, cast[role]).text
        assert ("CANARY-NEW" in text) == (role in readers)
    assert Respondent.objects.get(role="mentor").decision == ""
