"""Swedish word forms, compounds, the order of hits, and that an index answers on both databases."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Node
from benchmarks.search import MANY, ONE_IN, sqlite_beside, write_many
from routines.models import Routine, RoutineWord
from routines.services import change_routine
from routines.words import Place, indexed_words, search_terms, stem


def titles(query):
    return [routine.title for routine in Routine.objects.matching(query)]


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("orosanmälan", True),
        ("Orosanmälningar", True),
        ("anmälan", True),
        ("emot anmälningarna", True),
        ("orosanm", True),
        ("tidig", True),
        ("utredning", False),
        ("anmälan skola", False),
        ("mäl", False),
        ("igt", False),
        ("", True),
        ("%", True),
    ],
)
def test_search_finds_every_form_of_a_word(client, write, cast, query, is_found):
    write(text="Så tidigt som möjligt.")
    client.force_login(cast["newcomer"])

    page = client.get(reverse("routines:routine_list"), {"q": query}).context["page"]

    assert [row.title for row in page] == (["Ta emot orosanmälningar"] if is_found else [])


@pytest.mark.parametrize("form", ["orosanmälan", "orosanmälningar", "orosanmälningarna"])
@pytest.mark.parametrize("title", ["Orosanmälan", "Så tar vi emot orosanmälningar"])
def test_hits_stay_while_a_word_is_typed(write, form, title):
    write(title)

    lost = [form[:end] for end in range(1, len(form) + 1) if title not in titles(form[:end])]

    assert lost == []


def test_titles_come_before_compounds_and_compounds_before_texts(write):
    write("Brev", text="En anmälan kan komma i brev.")
    write("Orosanmälan")
    write("Ångra en anmälan")
    write("Anmälan på telefon")

    assert titles("anmälan") == ["Anmälan på telefon", "Ångra en anmälan", "Orosanmälan", "Brev"]


def test_a_routine_is_one_hit_however_often_it_says_the_word(write):
    write("Anmälan och orosanmälningar", text="En anmälan, två anmälningar.")

    found = Routine.objects.matching("anmälan en")

    assert (len(found), found.count()) == (1, 1)


def test_the_longest_word_decides_the_order(write):
    write("Ta emot besök", text="Också av den som har gjort en anmälan.")
    write("Orosanmälan", text="Så tar vi emot den.")

    assert titles("emot anmälan") == ["Orosanmälan", "Ta emot besök"]


@pytest.mark.parametrize(
    "forms",
    [
        "orosanmälan orosanmälningar",
        "utredning utredningar utreda",
        "barn barnen",
        "rutin rutiner rutinen",
        "plan planer",
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(word) for word in forms.split()}) == 1


@given(st.text())
def test_any_text_can_be_searched_and_found_by_its_own_words(text):
    indexed = indexed_words("", text)

    assert all(any(word.startswith(term) for word in indexed) for term in search_terms(text))


@given(st.text(alphabet="abcdeinrståäö", min_size=1, max_size=30))
def test_a_word_begins_with_its_stem(word):
    assert word.startswith(stem(word))


def test_a_word_is_kept_once_where_it_counts_most():
    found = indexed_words("Orosanmälan", "En orosanmälan, en anmälan")

    assert found["orosanmälan"] == Place.TITLE
    assert found["anmälan"] == Place.COMPOUND
    assert found["en"] == Place.TEXT


def test_what_is_searched_for_changes_with_the_words(routine, cast):
    change_routine(routine, by=cast["chief"], title="Skyddsbedömning")

    assert titles("orosanmälan") == []
    assert titles("skyddsbedömningar") == ["Skyddsbedömning"]


def test_routines_from_before_get_their_words_and_their_day(routine):
    words = set(routine.words.values_list("word", "place"))
    RoutineWord.objects.all().delete()
    Routine.objects.update(review_on="2000-01-01")

    import_module("routines.migrations.0002_found_by_words_and_looked_over").fill(apps, None)

    assert set(routine.words.values_list("word", "place")) == words
    assert Routine.objects.get().review_on == routine.review_on


def test_no_hit_says_what_to_do_next(client, routine, cast):
    client.force_login(cast["newcomer"])

    page = client.get(reverse("routines:routine_list"), {"q": "semesterlista"}).content.decode()

    assert "semesterlista" in page
    assert reverse("routines:custom_list") in page


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the plan of PostgreSQL")
def test_postgresql_answers_from_the_index(places):
    write_many("default", places.unit)

    found = Routine.objects.matching("orosanmälningar")

    assert {row.title.split()[0] for row in found} == {"Orosanmälan"}
    assert found.count() == MANY // ONE_IN
    assert "routineword_by_beginning" in found.explain()
    assert "Seq Scan on routines_routineword" not in found.explain()


def test_sqlite_answers_from_the_index(tmp_path, django_db_blocker):
    with django_db_blocker.unblock(), sqlite_beside(tmp_path / "search.sqlite3") as using:
        write_many(using, Node(pk=1))

        found = Routine.objects.using(using).matching("orosanmälningar")

        assert {row.title.split()[0] for row in found} == {"Orosanmälan"}
        assert found.count() == MANY // ONE_IN
        assert "routineword_by_beginning (word>? AND word<?)" in found.explain()
        assert "SCAN routines_routineword" not in found.explain()
