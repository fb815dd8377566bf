from datetime import timedelta

import pytest
from django.utils import timezone

from surveys import rules
from surveys.models import Reader, Survey
from surveys.services import create_survey, withdraw
from tests.surveys.rounds import wanted

DAY = timedelta(days=1)
PARTS = ("newcomer", "mentor", "chief", "coordinator", "administrator", "colleague", "stranger")


def allowed(rule, cast, survey):
    survey = Survey.objects.get(pk=survey.pk)
    return {part for part in PARTS if rule(cast[part], survey)}


def close(survey):
    Survey.objects.filter(pk=survey.pk).update(closed_at=timezone.now())


@pytest.mark.parametrize("rule", [rules.can_run, rules.can_prolong, rules.can_withdraw])
def test_coordinators_run_rounds_and_no_administrator_or_chief(rule, cast, survey):
    assert allowed(rule, cast, survey) == {"coordinator"}


def test_create_is_for_coordinators_of_the_place(cast, places):
    assert rules.can_create(cast["coordinator"], places.team)
    assert rules.can_create(cast["coordinator"])
    assert not any(rules.can_create(cast[part]) for part in PARTS if part != "coordinator")


def test_a_draft_is_changed_and_announced_but_not_prolonged(cast, places, edition):
    draft = create_survey(places.unit, wanted(edition), by=cast["coordinator"])

    assert allowed(rules.can_change, cast, draft) == allowed(rules.can_announce, cast, draft) == {"coordinator"}
    assert allowed(rules.can_prolong, cast, draft) == set()


def test_what_is_open_is_neither_changed_nor_announced(cast, survey):
    assert allowed(rules.can_change, cast, survey) == allowed(rules.can_announce, cast, survey) == set()


def test_whoever_is_asked_answers_while_it_is_open(cast, survey):
    assert allowed(rules.can_answer, cast, survey) == {"newcomer", "mentor", "chief", "administrator", "colleague"}

    close(survey)
    assert allowed(rules.can_answer, cast, survey) == set()


def test_answers_with_names_are_read_by_their_readers_only(cast, survey, named_survey):
    assert allowed(rules.can_read_answers, cast, named_survey) == {"chief"}
    assert allowed(rules.can_read_words, cast, named_survey) == {"chief"}
    assert allowed(rules.can_read_answers, cast, survey) == set()


def test_a_reader_of_a_round_without_names_reads_nothing(cast, survey):
    """However the row came to be there."""
    Reader.objects.create(survey=survey, person=cast["chief"])
    close(survey)

    assert allowed(rules.can_read_answers, cast, survey) == set()
    assert allowed(rules.can_read_words, cast, survey) == {"coordinator"}


def test_a_withdrawn_round_is_read_by_nobody(cast, named_survey):
    withdraw(named_survey, by=cast["coordinator"])

    assert allowed(rules.can_read_answers, cast, named_survey) == set()


def test_results_are_seen_when_it_is_counted(cast, places, named_survey):
    assert allowed(rules.can_see_results, cast, named_survey) == set()

    named_survey.asked.filter(person=cast["colleague"]).delete()
    close(named_survey)
    asked_or_running = {"newcomer", "mentor", "chief", "administrator", "coordinator"}
    assert allowed(rules.can_see_results, cast, named_survey) == asked_or_running


def test_words_without_names_wait_for_the_counting(cast, survey):
    assert allowed(rules.can_read_words, cast, survey) == set()


@pytest.mark.parametrize(
    ("part", "seen"), [("coordinator", True), ("newcomer", True), ("stranger", False), ("stranger_newcomer", False)]
)
def test_visible_to(cast, survey, part, seen):
    assert Survey.objects.visible_to(cast[part]).filter(pk=survey.pk).exists() is seen


def test_a_draft_is_not_visible_to_those_it_will_ask(cast, places, edition):
    create_survey(places.municipality, wanted(edition), by=cast["coordinator"])

    assert not Survey.objects.visible_to(cast["newcomer"]).exists()
    assert Survey.objects.visible_to(cast["coordinator"]).exists()
