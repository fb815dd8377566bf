"""Closing counts, freezes and erases, once."""

import pytest

from surveys.anonymous import drafts
from surveys.anonymous.casting import cast
from surveys.models import Answer, Ballot, Draft, Frozen, Participation, Response, Survey, Words
from surveys.services.closing import close_survey
from tests.surveys.anonymous_rounds import ask, open_round


@pytest.fixture
def survey(places):
    return open_round(places.region, splits=["municipality"])


def answer(survey, *rows, **groups):
    for asked, answers in zip(ask(survey, len(rows), **groups), rows, strict=True):
        cast(asked, answers)


def frozen(survey):
    return {(row.split, row.group, row.question_key): (row.n, row.counts) for row in survey.frozen.all()}


def steps(**taken):
    return dict.fromkeys(["1", "2", "3", "4", "5", "do-not-know"], 0) | {key[1:]: n for key, n in taken.items()}


def test_everybody_and_each_group_are_counted(survey):
    answer(survey, *[{"help": "4"}] * 4, *[{"help": "2"}] * 2, municipality="1")
    answer(survey, *[{"help": "4"}] * 3, *[{"help": "5"}] * 5, municipality="2")

    close_survey(survey)

    assert frozen(survey) == {
        ("", "", "help"): (14, steps(_4=7, _2=2, _5=5)),
        ("municipality", "1", "help"): (6, steps(_4=4, _2=2)),
        ("municipality", "2", "help"): (8, steps(_4=3, _5=5)),
    }


def test_nothing_of_one_is_left(survey):
    answer(survey, *[{"help": "4", "advice": "Mer tid"}] * 4, municipality="1")
    drafts.write(ask(survey)[0], "token", {"help": "1"})

    close_survey(survey)

    survey.refresh_from_db()
    assert survey.closed_at
    assert bytes(survey.seal) == b""
    assert not any(model.objects.exists() for model in (Ballot, Draft, Frozen, Words))
    assert Participation.objects.count() == 4


def test_closing_twice_is_closing_once(survey):
    answer(survey, *[{"help": "4"}] * 4, *[{"help": "2"}] * 2)
    first = close_survey(survey)

    again = close_survey(survey)

    assert again.closed_at == first.closed_at
    assert len(frozen(survey)) == 1


@pytest.mark.parametrize(("number", "kept"), [(9, 0), (10, 10)])
def test_own_words_are_kept_from_ten(survey, number, kept):
    said = [f"Råd {each}" for each in range(number)]
    answer(survey, *[{"advice": words} for words in said])

    close_survey(survey)

    assert sorted(survey.words.values_list("words", flat=True)) == sorted(said)[:kept]


def test_who_has_answered_is_written_in_another_order_than_they_did(survey):
    one, two, three = ask(survey, 3)
    for asked in (three, one, two):
        cast(asked, {"help": "4"})

    close_survey(survey)

    assert list(Participation.objects.order_by("pk").values_list("asked", flat=True)) == [one.pk, two.pk, three.pk]


def test_answers_with_names_stay_and_are_counted_when_sent_in(places):
    survey = open_round(places.region, reading="named")
    for each, asked in enumerate(ask(survey, 7)):
        response = Response.objects.create(asked=asked, submitted_at=survey.asked_at if each else None)
        Answer.objects.create(response=response, question_key="help", value="5" if each % 2 else "3")

    close_survey(survey)

    assert frozen(survey) == {("", "", "help"): (6, steps(_5=3, _3=3))}
    assert Answer.objects.count() == 7


def test_a_round_that_was_withdrawn_is_not_counted(survey):
    answer(survey, *[{"help": "4"}] * 4, *[{"help": "2"}] * 2)
    Survey.objects.filter(pk=survey.pk).update(withdrawn_at=survey.asked_at)

    assert close_survey(survey).closed_at is None
    assert not Frozen.objects.exists()
