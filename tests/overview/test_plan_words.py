from collections import Counter
from types import SimpleNamespace

import pytest
from django.utils import translation

from overview import plan_words


@pytest.mark.parametrize(
    ("months", "stage", "title"),
    [
        (24, "before", "Två år, tätast i början"),
        (24, "close", "Två år, tätast nu"),
        (12, "later", "Ett år, glesare nu"),
        (8, "over", "8 månader, som det blev"),
    ],
)
def test_title_says_how_long_and_where(months, stage, title):
    assert plan_words.title(SimpleNamespace(months=months, stage=stage)) == title


@pytest.mark.parametrize(
    ("soon", "stage", "words"),
    [
        (5, "close", "Fem tider de närmaste två veckorna, sedan allt längre emellan."),
        (1, "close", "En tid de närmaste två veckorna, sedan allt längre emellan."),
        (0, "later", "Inget de närmaste två veckorna."),
        (0, "over", "Inget mer är planerat."),
    ],
)
def test_lead_says_what_is_near(soon, stage, words):
    assert plan_words.lead(soon, stage) == words


def test_past_lists_only_what_there_was():
    counts = Counter(mentor=6, joint=4, group=2, course=1)

    assert plan_words.past(counts, 1, 0) == "10 möten, 2 gruppträffar, 1 kursdag och 1 flyttades."
    assert plan_words.past(Counter(), 0, 0) == "Inget blev av."


def test_words_are_in_the_readers_language():
    with translation.override("en"):
        assert plan_words.season_name("winter-2026") == "The winter"

    assert plan_words.season_name("winter-2026") == "Vintern"
