"""Somebody copies the database, while a round is open and after it has closed, with row headers and deleted rows."""

import logging
from random import Random

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from surveys.links import token_of
from surveys.models import Asked, Ballot, Participation, Survey
from surveys.services.closing import close_survey
from tests.surveys.anonymous_rounds import ask, open_round
from tests.surveys.dump import every_row, files_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row headers are PostgreSQL's"),
]
SEALED = ("surveys_ballot", "surveys_draft", "surveys_survey")


class Respondent:
    """Answers through the pages, in a browser of the own, and says something that nobody else says."""

    def __init__(self, asked, number):
        self.asked, self.words, self.step = asked, f"kanarie-{number:03}-slut", str(1 + number % 5)
        self.client, self.token = Client(), ""

    def url(self, step):
        if self.asked.person:
            return reverse(f"surveys:survey_{step}", args=[self.asked.survey_id])
        return reverse(f"surveys:outside_{step}", args=[token_of(self.asked)])

    def answer(self):
        if self.asked.person:
            self.client.force_login(self.asked.person)
        page = self.client.get(self.url("answer"))
        fields = {name: page.context["form"][name].value() or "" for name in ("token", "window", "written_by")}
        self.token = fields["token"]
        said = fields | {"revision": "0", "q-help": self.step, "q-advice": self.words}
        self.client.post(self.url("draft"), said)
        self.client.post(self.url("answer"), said)
        self.client.post(self.url("submit"))


@pytest.fixture
def survey(places, cast):
    survey = open_round(places.region, splits=["role"])
    people = [cast[part] for part in ("newcomer", "mentor", "chief", "colleague", "coordinator")]
    Asked.objects.bulk_create(Asked(survey=survey, person=person, groups={"role": "colleague"}) for person in people)
    ask(survey, 20, role="newcomer")
    return survey


@pytest.fixture
def respondents(survey):
    """In the order in which they answer, which is not the one in which they were asked."""
    rows = list(survey.asked.select_related("person", "survey"))
    Random(6).shuffle(rows)
    return [Respondent(asked, number) for number, asked in enumerate(rows)]


@pytest.fixture
def answered(respondents):
    for respondent in respondents:
        respondent.answer()
    return respondents


def asked_in(row):
    """Which row of Asked a participation is about."""
    return int(row.text.strip("()").split(",")[1])


def test_while_it_is_open_the_order_joins_them_but_nothing_can_be_read(survey, answered):
    """Who can read row headers finds whose each ballot is: that is why it is sealed, and gone at closing."""
    participations, ballots = every_row("surveys_participation"), every_row("surveys_ballot")
    said = [row.text for row in every_row()]

    assert len(participations) == len(ballots) == len(answered)
    assert [asked_in(row) for row in participations] == [r.asked.pk for r in answered]
    assert not any(respondent.words in text for respondent in answered for text in said)
    assert not any(respondent.token in text for respondent in answered for text in said)


def test_participation_and_ballot_are_never_of_one_transaction(answered):
    took_part = {row.by for row in every_row("surveys_participation")}

    assert not took_part & {row.by for row in every_row("surveys_ballot")}


def test_after_closing_no_row_that_somebody_said_says_who(survey, answered):
    close_survey(survey)

    said = [row for row in every_row() if "kanarie-" in row.text]

    assert {row.table for row in said} == {"surveys_words"}
    assert len(said) == len(answered)
    assert len({row.by for row in said}) == 1
    assert [row.text.split("kanarie-")[1][:3] for row in said] != [r.words[8:11] for r in answered]


def test_after_closing_nothing_tells_in_which_order_they_answered(survey, answered):
    close_survey(survey)

    rows = every_row("surveys_participation")

    assert [asked_in(row) for row in rows] == sorted(respondent.asked.pk for respondent in answered)
    assert len({row.by for row in rows}) == 1
    assert Participation.objects.count() == len(answered)


def test_after_closing_the_files_hold_neither_seal_nor_ballot(survey, answered):
    seal = bytes(Survey.objects.get(pk=survey.pk).seal)
    ballots = [bytes(ballot.sealed)[20:60] for ballot in Ballot.objects.all()]
    before = files_of(*SEALED)
    assert seal in before
    assert all(ballot in before for ballot in ballots)

    close_survey(survey)

    after = files_of(*SEALED)
    assert seal not in after
    assert not any(ballot in after for ballot in ballots)


def test_no_log_line_says_what_or_by_which_key(survey, respondents, caplog):
    with caplog.at_level(logging.DEBUG):
        for respondent in respondents[:8]:
            respondent.answer()
        close_survey(survey)

    lines = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    for respondent in respondents[:8]:
        assert not [line for line in lines if respondent.words in line or respondent.token in line]
        assert not [line for line in lines if "answer" in line and "submit" in line]
