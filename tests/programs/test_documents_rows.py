"""Rows of a document: found, changed, moved, taken away and taken back, without a database."""

import pytest

from accounts.errors import StaleEdit
from programs import documents_rows as rows
from programs.documents_links import pointing_at, rename
from programs.documents_rows import NoSuchRow, fingerprint, said


@pytest.fixture
def document():
    return {
        "program": {"key": "ours", "name": {"sv": "Vårt"}},
        "themes": [{"key": "a", "name": {"sv": "A"}}, {"key": "b", "name": {"sv": "B"}}],
        "items": [
            {"key": "one", "theme": "a", "weeks": [1, 2]},
            {"key": "other", "theme": "b", "weeks": [1, 2]},
            {"key": "two", "theme": "a", "weeks": [3, 4], "after": ["one"]},
            {"key": "three", "theme": "a", "weeks": [5, 6], "after": ["one", "two"]},
        ],
        "agreement": [{"role": "mentor", "expects": [{"sv": "Jag lyssnar."}]}],
        "sessions": [{"key": "group", "sessions": [{"key": "first", "theme": "a"}, {"key": "last", "theme": "b"}]}],
    }


def keys(document, *place):
    return [row["key"] for row in rows.rows_at(document, place)]


def seen(document, place, *names):
    return fingerprint(said(rows.row_at(document, place), names))


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (("program",), "ours"),
        (("items", "two"), "two"),
        (("sessions", "group", "sessions", "last"), "last"),
    ],
)
def test_a_row_is_found_where_it_stands(document, place, found):
    assert rows.row_at(document, place)["key"] == found


def test_a_row_of_the_agreement_is_found_by_its_role(document):
    assert rows.row_at(document, ("agreement", "mentor"))["expects"] == [{"sv": "Jag lyssnar."}]


@pytest.mark.parametrize("place", [("items", "nothing"), ("sessions", "nothing", "sessions", "first")])
def test_nothing_is_found_where_nothing_stands(document, place):
    with pytest.raises(NoSuchRow):
        rows.row_at(document, place)


def test_fields_that_are_named_change_and_others_stay(document):
    place = ("items", "two")

    rows.change_row(document, place, {"weeks": [7, 8], "after": None}, seen=seen(document, place, "weeks", "after"))

    assert rows.row_at(document, place) == {"key": "two", "theme": "a", "weeks": [7, 8]}


def test_what_somebody_else_changed_is_not_overwritten(document):
    place = ("items", "two")
    before = seen(document, place, "weeks")
    rows.row_at(document, place)["weeks"] = [9, 10]

    with pytest.raises(StaleEdit) as stale:
        rows.change_row(document, place, {"weeks": [7, 8]}, seen=before)

    assert stale.value.current["weeks"] == [9, 10]


def test_two_who_change_different_fields_of_a_row_do_not_meet(document):
    place = ("items", "two")
    before = seen(document, place, "weeks")
    rows.row_at(document, place)["theme"] = "b"

    rows.change_row(document, place, {"weeks": [7, 8]}, seen=before)

    assert rows.row_at(document, place)["weeks"] == [7, 8]


def test_two_who_say_the_same_agree(document):
    place = ("items", "two")
    before = seen(document, place, "weeks")
    rows.row_at(document, place)["weeks"] = [7, 8]

    rows.change_row(document, place, {"weeks": [7, 8]}, seen=before)

    assert rows.row_at(document, place)["weeks"] == [7, 8]


def test_a_row_that_was_taken_away_meanwhile_is_stale(document):
    before = seen(document, ("items", "two"), "weeks")
    rows.rows_at(document, ("items",)).pop(2)

    with pytest.raises(StaleEdit) as stale:
        rows.change_row(document, ("items", "two"), {"weeks": [7, 8]}, seen=before)

    assert stale.value.current is None


@pytest.mark.parametrize(
    ("key", "side", "beside", "order"),
    [
        ("three", "before", "two", ["one", "other", "three", "two"]),
        ("one", "after", "two", ["other", "two", "one", "three"]),
        ("three", "before", "one", ["three", "one", "other", "two"]),
        ("two", "before", "two", ["one", "other", "two", "three"]),
    ],
)
def test_an_item_moves_among_those_of_its_theme(document, key, side, beside, order):
    now = fingerprint(rows.siblings(document, ("items", key)))

    rows.move_row(document, ("items", key), side=side, beside=beside, seen=now)

    assert keys(document, "items") == order


def test_an_order_that_somebody_else_changed_is_stale(document):
    before = fingerprint(rows.siblings(document, ("items", "two")))
    rows.rows_at(document, ("items",)).pop(0)

    with pytest.raises(StaleEdit):
        rows.move_row(document, ("items", "two"), side="after", beside="three", seen=before)


def test_a_list_that_is_empty_is_gone(document):
    place = ("agreement", "mentor")

    rows.remove_row(document, place, seen=fingerprint(rows.row_at(document, place)))

    assert "agreement" not in document


@pytest.mark.parametrize("place", [("items", "other"), ("items", "one"), ("sessions", "group", "sessions", "first")])
def test_what_is_taken_back_stands_where_it_stood(document, place):
    before = {**document, "items": list(document["items"])}
    before["sessions"] = [{"key": "group", "sessions": list(document["sessions"][0]["sessions"])}]
    rows.remove_row(document, place, seen=fingerprint(rows.row_at(document, place)))

    for _twice in range(2):
        rows.bring_back(document, before, place)

    assert keys(document, *place[:-1]) == keys(before, *place[:-1])


@pytest.mark.parametrize(
    ("words", "begins_with", "key"),
    [
        ("Ta emot en orosanmälan", "", "ta-emot-en-orosanmalan"),
        ("One", "", "one-2"),
        ("24 timmar", "", "item-24-timmar"),
        ("", "", "item"),
        ("Passerkort", "Ekvalla", "ekvalla-passerkort"),
        ("å" * 90, "", "a" * 60),
    ],
)
def test_a_key_is_made_from_the_words(document, words, begins_with, key):
    assert rows.new_key(document, ("items",), words, begins_with) == key


def test_the_rows_that_name_a_row_are_known(document):
    assert pointing_at(document, ("items", "one")) == [("items", "two"), ("items", "three")]
    assert pointing_at(document, ("themes", "b")) == [
        ("sessions", "group", "sessions", "last"),
        ("items", "other"),
    ]
    assert pointing_at(document, ("items", "three")) == []


def test_a_row_with_a_new_key_is_named_by_it(document):
    rename(document, ("themes", "a"), "first-days")
    rename(document, ("items", "one"), "number-one")

    assert [row["theme"] for row in document["items"]] == ["first-days", "b", "first-days", "first-days"]
    assert document["items"][3]["after"] == ["number-one", "two"]
    assert document["sessions"][0]["sessions"][0]["theme"] == "first-days"
