"""One sentence for each change, in the reader's language."""

from datetime import date

import pytest
import time_machine
from django.utils.translation import override

from programs.alteration_words import sentence, sentence_proposed, sentences
from programs.intents import Extend, MoveStart, Reassign, Recategorise, Relocate, Rest, Work
from programs.models import Introduction
from programs.replanning import proposal
from programs.services import alter
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def alva(started):
    return Introduction.objects.with_people().get(pk=started.pk)


def fresh(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


PAUSE = Rest(date(2026, 10, 5), date(2026, 10, 25), "away")
INTENTS = [
    (MoveStart(date(2026, 8, 31)), "Starten är flyttad från 17 augusti till 31 augusti."),
    (PAUSE, "Paus 5–25 oktober."),
    (Rest(date(2026, 10, 26), date(2026, 11, 6), "unit"), "Paus 26 oktober till 6 november."),
    (Extend(date(2027, 4, 16), date(2028, 8, 16)), "Det nära stödet varar till 16 april 2027."),
    (Work(75, date(2026, 11, 1)), "Arbetstiden är 75 procent från 1 november; planen sträcks ut."),
    (Work(75, date(2026, 11, 1), False), "Arbetstiden är 75 procent; planen går i samma takt."),
]


@pytest.mark.parametrize(("intent", "words"), INTENTS, ids=lambda value: type(value).__name__)
def test_sentence_of_a_change_and_of_one_that_is_thought_of(alva, cast, intent, words):
    with override("sv"):
        thought_of = sentence_proposed(proposal(alva, intent))
        made = sentence(alter(alva, intent, by=cast["chief"]))

    assert made == words
    assert thought_of == (words if "samma takt" not in words else thought_of)


def test_sentence_of_people_and_places(alva, cast, places):
    with override("sv"):
        person = sentence(alter(alva, Reassign("mentor", cast["colleague"], date(2027, 1, 7)), by=cast["chief"]))
        unit = sentence(alter(fresh(alva), Relocate(places.unit, date(2026, 11, 2)), by=cast["chief"]))

    assert person == "Peter Askerud är mentor från 7 januari 2027, efter Samira Holst."
    assert unit == "Introduktionen är på Barn- och ungdomsenheten från 2 november."


def test_sentence_of_a_background_is_in_the_readers_language(alva, cast):
    other = alva.version.categories.exclude(pk=alva.category_id).first()
    made = alter(alva, Recategorise(other, "knows_more"), by=cast["chief"])

    with override("en"):
        english = sentence(made)
    with override("sv"):
        swedish = sentence(made)

    assert english.startswith("The background is changed from “")
    assert swedish.startswith("Bakgrunden är ändrad från ”")
    assert str(other) in swedish


def test_sentence_of_a_pause_that_becomes_another(alva, cast):
    alter(alva, PAUSE, by=cast["chief"])
    shorter = Rest(date(2026, 10, 5), date(2026, 10, 18), "away", instead_of=date(2026, 10, 5))
    gone = Rest(date(2026, 10, 5), None, instead_of=date(2026, 10, 5))

    with override("sv"):
        changed = sentence(alter(fresh(alva), shorter, by=cast["chief"]))
        taken_away = sentence(alter(fresh(alva), gone, by=cast["chief"]))

    assert changed == "Pausen är 5–18 oktober i stället för 5–25 oktober."
    assert taken_away == "Pausen 5–18 oktober är borttagen."


def test_sentences_of_many_ask_as_often_as_of_one(alva, cast, django_assert_max_num_queries):
    rows = [alter(alva, Reassign("mentor", cast["colleague"], date(2027, 1, 7)), by=cast["chief"])]

    with django_assert_max_num_queries(4):  # the introduction, people, roles
        sentences(rows * 5)
