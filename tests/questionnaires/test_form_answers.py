"""What can be an answer, what a draft keeps, and what is sent in."""

import pytest

from questionnaires.answers import fits, in_words, kept, sent
from tests.questionnaires.sheet import ANSWERS, sheet


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("help", "6"),
        ("help", 4),
        ("help", ["4"]),
        ("mentor", ""),
        ("met", True),
        ("met", -1),
        ("met", "6"),
        ("lacks", []),
        ("lacks", "time"),
        ("lacks", ["time", "time"]),
        ("lacks", ["time", "pay", "else"]),
        ("lacks", ["weather"]),
        ("first", ["pay", "pay"]),
        ("more", " "),
        ("more", ["x"]),
        ("more", None),
    ],
)
def test_what_is_no_answer_is_not_kept(key, value):
    question = sheet().by_key[key]

    assert not fits(question, value)
    assert kept([question], {key: value}) == {}


def test_do_not_know_is_an_answer():
    assert fits(sheet().by_key["help"], "do-not-know")


def test_everything_that_answers_a_question_is_kept_and_nothing_else():
    assert kept(sheet().questions, ANSWERS | {"unknown": "x", "help.other": "y"}) == ANSWERS


def test_several_stand_in_the_order_of_the_options_and_a_ranking_in_its_own():
    rows = kept(sheet().questions, {"lacks": ["else", "time"], "first": ["else", "time"]})

    assert rows == {"lacks": ["time", "else"], "first": ["else", "time"]}


def test_what_is_sent_answers_what_was_asked():
    answers = {"mentor": "no", "met": 4, "why-not": "Ingen tid", "lacks": ["pay"], "lacks.other": "x"}

    assert sent(sheet().questions, answers) == {"mentor": "no", "why-not": "Ingen tid", "lacks": ["pay"]}


def test_a_question_after_one_that_was_left_is_not_asked():
    assert sent(sheet().questions, {"met": 4}) == {}


def test_own_words_are_read_beside_other():
    lacks = sheet().by_key["lacks"]

    assert in_words(lacks, ANSWERS) == "Tid, Annat: En plats att sitta"
    assert in_words(lacks, {}) == ""
    assert in_words(sheet().by_key["met"], ANSWERS) == "6"
