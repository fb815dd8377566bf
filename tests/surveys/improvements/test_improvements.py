"""What was heard and what is done about it: who keeps it, who is told, and what a second time is."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.errors import StaleEdit
from accounts.models import Event
from outbox.models import SentMail
from outbox.services import sweep as send
from reminders.services import sweep as remind
from surveys.improvements.selectors import heard_from, told_of
from surveys.improvements.services import (
    Said,
    change_improvement,
    create_improvement,
    tell_improvement,
    withdraw_improvement,
)
from surveys.models import Improvement, Reader
from tests.conftest import TODAY
from tests.surveys.improvements.conftest import SAID


def seen_by(cast):
    return {role for role, person in cast.items() if Improvement.objects.visible_to(person).exists()}


def mailed(days=1):
    """Who gets what in the mails of a morning to come: {e-mail: text}."""
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        remind(timezone.now())
        send(timezone.now())
    return dict(SentMail.objects.values_list("to", "text"))


def told(mails, words):
    return {address.partition("@")[0] for address, text in mails.items() if words in text}


def test_only_those_who_keep_the_register_see_what_is_not_told(improvement, cast):
    assert seen_by(cast) == {"coordinator"}


def test_whoever_is_to_see_to_it_sees_it(closed, cast):
    said = Said(SAID.heard, SAID.answer, owner=cast["chief"])

    create_improvement(said, node=closed.node, survey=closed, by=cast["coordinator"])

    assert seen_by(cast) == {"coordinator", "chief"}


def test_those_who_were_asked_read_what_is_told(improvement, cast):
    tell_improvement(improvement, by=cast["coordinator"])

    assert seen_by(cast) == {"coordinator", "newcomer", "mentor"}


def test_those_who_read_the_answers_read_what_is_told(improvement, closed, cast):
    Reader.objects.create(survey=closed, person=cast["chief"])

    tell_improvement(improvement, by=cast["coordinator"])

    assert seen_by(cast) == {"coordinator", "newcomer", "mentor", "chief"}


def test_what_a_group_said_is_kept_by_those_who_lead_it(cohort, cast):
    improvement = create_improvement(SAID, node=cohort.node, cohort=cohort, by=cast["mentor"])
    assert seen_by(cast) == {"coordinator", "mentor"}

    tell_improvement(improvement, by=cast["mentor"])

    assert seen_by(cast) == {"coordinator", "mentor", "newcomer"}


def test_what_was_said_in_a_talk_is_told_to_those_who_work_there(places, cast):
    improvement = create_improvement(SAID, node=places.unit, by=cast["coordinator"])

    tell_improvement(improvement, by=cast["coordinator"])

    at_the_unit = {"newcomer", "second_newcomer", "mentor", "colleague", "chief", "deputy"}
    assert seen_by(cast) == {"coordinator", *at_the_unit}


def test_what_is_withdrawn_is_shown_to_nobody(improvement, cast):
    tell_improvement(improvement, by=cast["coordinator"])

    for _time in range(2):
        withdraw_improvement(improvement, by=cast["coordinator"])

    assert seen_by(cast) == set()
    assert Event.objects.filter(verb="surveys.improvement_withdrawn").count() == 1


@time_machine.travel(TODAY)
def test_those_who_were_asked_are_told_once(improvement, cast):
    for _time in range(2):
        tell_improvement(improvement, by=cast["coordinator"])

    assert told(mailed(), "Pulsen") == {"newcomer", "mentor"}
    assert SentMail.objects.filter(to="newcomer@example.org").count() == 1


@time_machine.travel(TODAY)
def test_a_mail_never_holds_what_was_heard(improvement, cast):
    tell_improvement(improvement, by=cast["coordinator"])

    mails = mailed()

    assert told(mails, SAID.heard) == told(mails, SAID.answer) == set()


@time_machine.travel(TODAY)
def test_several_improvements_of_a_round_are_one_line(improvement, closed, cast):
    again = create_improvement(SAID, node=closed.node, survey=closed, by=cast["coordinator"])
    for row in (improvement, again):
        tell_improvement(row, by=cast["coordinator"])

    assert mailed()["newcomer@example.org"].count("Pulsen") == 1


@time_machine.travel(TODAY)
def test_what_is_withdrawn_before_the_mail_is_not_told(improvement, cast):
    tell_improvement(improvement, by=cast["coordinator"])
    withdraw_improvement(improvement, by=cast["coordinator"])

    assert told(mailed(), "Pulsen") == set()


@time_machine.travel(TODAY)
def test_another_state_is_told_and_another_word_is_not(improvement, cast):
    tell_improvement(improvement, by=cast["coordinator"])
    mailed()
    SentMail.objects.all().delete()

    change_improvement(improvement, Said(SAID.heard, "Högst tre", SAID.state), by=cast["coordinator"])
    assert mailed() == {}

    change_improvement(improvement, Said(SAID.heard, "Högst tre", "done"), by=cast["coordinator"])
    assert told(mailed(days=2), "Pulsen") == {"newcomer", "mentor"}


def test_the_same_again_changes_nothing(improvement, cast):
    same = change_improvement(improvement, SAID, by=cast["coordinator"], revision=99)

    assert same.revision == improvement.revision
    assert not Event.objects.filter(verb="surveys.improvement_changed").exists()


def test_what_somebody_changed_meanwhile_is_not_written_over(improvement, cast):
    change_improvement(improvement, Said("A", "B"), by=cast["coordinator"], revision=improvement.revision)

    with pytest.raises(StaleEdit):
        change_improvement(improvement, Said("A", "C"), by=cast["coordinator"], revision=improvement.revision)


def test_a_double_click_notes_one(closed, cast, improvement):
    key = improvement.request_key

    again = create_improvement(SAID, node=closed.node, survey=closed, by=cast["coordinator"], request_key=key)

    assert again == improvement
    assert Improvement.objects.count() == 1


def test_told_of_a_round(improvement, closed, cast):
    assert list(told_of(closed)) == []
    assert list(told_of(closed, cast["coordinator"])) == [improvement]

    tell_improvement(improvement, by=cast["coordinator"])

    assert list(told_of(closed)) == [improvement]


def test_every_closed_round_that_asked_me_stands_there_answered_or_not(closed, cast, improvement, places):
    assert [(place.survey, place.improvements) for place in heard_from(cast["newcomer"])] == [(closed, [])]
    talk = create_improvement(SAID, node=places.unit, by=cast["coordinator"])

    for row in (improvement, talk):
        tell_improvement(row, by=cast["coordinator"])

    found = [(place.name, place.improvements) for place in heard_from(cast["newcomer"])]
    assert found == [("Pulsen", [improvement]), (places.unit.name, [talk])]


def test_what_came_of_answers_is_asked_for_at_once(closed, cast, django_assert_num_queries):
    for _number in range(5):
        row = create_improvement(SAID, node=closed.node, survey=closed, by=cast["coordinator"])
        tell_improvement(row, by=cast["coordinator"])

    with django_assert_num_queries(3):
        heard_from(cast["newcomer"])
