"""Sending in anonymously: once each, sealed, and in two transactions."""

from base64 import urlsafe_b64decode

import pytest
from django.db import transaction

from programs.errors import NotPossible
from surveys.anonymous.casting import cast
from surveys.anonymous.sealing import BLOCK, unseal
from surveys.errors import AlreadyAnswered
from surveys.models import Ballot, Participation, Survey
from tests.surveys.anonymous_rounds import ask, open_round


@pytest.fixture
def survey(places):
    return open_round(places.region, splits=["municipality"])


@pytest.fixture
def one(survey):
    return ask(survey, municipality="12", role="mentor")[0]


def test_a_ballot_holds_the_answers_and_the_declared_groups_only(survey, one):
    cast(one, {"help": "4", "advice": "Mer tid"})

    ballot = Ballot.objects.get()
    assert unseal(survey, ballot.sealed) == {
        "answers": {"help": "4", "advice": "Mer tid"},
        "groups": {"municipality": "12"},
    }
    assert Participation.objects.get().asked == one


def test_the_second_time_is_refused_and_leaves_the_first(survey, one):
    cast(one, {"help": "4"})

    with pytest.raises(AlreadyAnswered):
        cast(one, {"help": "1"})

    assert [unseal(survey, row.sealed)["answers"] for row in Ballot.objects.all()] == [{"help": "4"}]


@pytest.mark.parametrize(
    "fields", [{"reading": "named"}, {"closes_on": None}, {"asked_at": None}, {"announced_at": None}], ids=str
)
def test_only_an_open_anonymous_round_takes_ballots(places, survey, one, fields):
    if "closes_on" in fields:
        fields = {"opens_on": survey.opens_on.replace(year=2020), "closes_on": survey.opens_on.replace(year=2020)}
    Survey.objects.filter(pk=survey.pk).update(**fields)

    with pytest.raises(NotPossible):
        cast(one, {"help": "4"})

    assert not Participation.objects.exists()
    assert not Ballot.objects.exists()


def test_who_cannot_get_the_ballot_in_has_not_answered(survey, one, monkeypatch):
    monkeypatch.setattr(Ballot.objects, "create", lambda **_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        cast(one, {"help": "4"})

    assert not Participation.objects.exists()


def test_ballots_are_of_the_same_length_whatever_is_said(survey):
    few, many = ask(survey, 2)

    cast(few, {})
    cast(many, {"advice": "Lång " * 500})

    assert len({len(row.sealed) for row in Ballot.objects.all()}) == 1
    assert len(Ballot.objects.first().sealed) > BLOCK


def test_a_sealed_ballot_does_not_say_when(survey, one):
    cast(one, {"help": "4"})

    after_the_version = urlsafe_b64decode(bytes(Ballot.objects.get().sealed))[1:9]
    assert after_the_version == bytes(8)


@pytest.mark.django_db(transaction=True)
def test_in_a_transaction_of_somebody_elses_nothing_is_sent_in(transactional_db, survey, one):
    with pytest.raises(RuntimeError), transaction.atomic():
        cast(one, {"help": "4"})

    assert not Participation.objects.exists()
