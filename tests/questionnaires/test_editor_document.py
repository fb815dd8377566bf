"""Rows of a questionnaire's document are added, changed, moved, taken away and put back. No database."""

from copy import deepcopy

import pytest

from accounts.errors import StaleEdit
from programs.documents_rows import fingerprint
from questionnaires.editor import document as rows
from questionnaires.editor.document import HEAD, QUESTIONS, SECTIONS
from tests.questionnaires.sheet import DOCUMENT, words

MENTOR = (QUESTIONS, "mentor")


@pytest.fixture
def document():
    return rows.opened(DOCUMENT)


def keys(document):
    return [[one["key"], *(row["key"] for row in one["questions"])] for one in document["sections"]]


def moved(document, place, way):
    rows.move(document, place, way, seen=fingerprint(rows.order(document)))
    return keys(document)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Hur länge har du arbetat hos oss?", "hur-lange-har-du-arbetat-hos-oss"),
        ("3 månader", "question-3-manader"),
        ("???", "question"),
        ("Mentor", "mentor-2"),
        ("Den som arbetar länge " * 5, "den-som-arbetar-lange-den-som-arbetar-lange-den-som-arbetar"),
    ],
)
def test_a_key_is_made_of_words_and_is_nobody_elses(said, key):
    assert rows.new_key(said, {"mentor"}, "question") == key


def test_what_is_empty_in_a_draft_is_there_to_be_filled(document):
    assert rows.opened({"questionnaire": {}, "sections": [{"key": "a"}]})["sections"] == [{"key": "a", "questions": []}]
    assert rows.opened({"questionnaire": {}})["sections"] == []


def test_a_question_is_added_last_in_its_section_with_a_key_of_its_own(document):
    key = rows.add_row(document, (SECTIONS, "work"), {"kind": "line", "text": words("Mentor"), "help": None})

    assert key == "mentor-2"
    assert keys(document)[0] == ["work", "help", "mentor", "met", "why-not", "mentor-2"]
    assert document["sections"][0]["questions"][-1] == {"key": key, "kind": "line", "text": words("Mentor")}


def test_a_section_is_added_last(document):
    assert rows.add_row(document, HEAD, {"name": words("Till sist"), "help": None}) == "till-sist"
    assert document["sections"][-1] == {"key": "till-sist", "name": words("Till sist"), "questions": []}


def test_a_row_says_something_else_and_keeps_its_key(document):
    before = deepcopy(rows.row_at(document, MENTOR))

    rows.change_row(document, MENTOR, {"kind": "text", "text": words("Nytt")}, seen=fingerprint(before))

    assert rows.row_at(document, MENTOR) == {"key": "mentor", "kind": "text", "text": words("Nytt")}


def test_a_section_keeps_its_questions(document):
    place = (SECTIONS, "needs")

    rows.change_row(document, place, {"name": None}, seen=fingerprint(rows.row_at(document, place)))

    assert keys(document)[1] == ["needs", "lacks", "first", "more"]
    assert "name" not in rows.row_at(document, place)


def test_a_row_that_somebody_else_changed_is_stale(document):
    with pytest.raises(StaleEdit) as stale:
        rows.change_row(document, MENTOR, {"text": words("Nytt")}, seen="as it was")
    assert stale.value.current["key"] == "mentor"
    with pytest.raises(StaleEdit) as stale:
        rows.change_row(document, (QUESTIONS, "gone"), {}, seen="")
    assert stale.value.current is None


def test_two_who_say_the_same_do_not_meet(document):
    row = rows.row_at(document, MENTOR)

    rows.change_row(document, MENTOR, {name: row[name] for name in row if name != "key"}, seen="as it was")


@pytest.mark.parametrize(
    ("place", "up", "down"),
    [
        ((QUESTIONS, "help"), "", "after:mentor"),
        ((QUESTIONS, "why-not"), "before:met", "first:needs"),
        ((QUESTIONS, "lacks"), "last:work", "after:first"),
        ((QUESTIONS, "more"), "before:first", ""),
        ((SECTIONS, "work"), "", "after:needs"),
    ],
)
def test_one_step_leads_past_the_next_row_or_into_the_next_section(document, place, up, down):
    assert rows.steps(document, place) == (up, down)


@pytest.mark.parametrize(
    ("place", "way", "order"),
    [
        ((QUESTIONS, "mentor"), "before:help", "work mentor help met why-not / needs lacks first more"),
        ((QUESTIONS, "help"), "after:met", "work mentor met help why-not / needs lacks first more"),
        ((QUESTIONS, "why-not"), "first:needs", "work help mentor met / needs why-not lacks first more"),
        ((QUESTIONS, "lacks"), "last:work", "work help mentor met why-not lacks / needs first more"),
        ((SECTIONS, "work"), "after:needs", "needs lacks first more / work help mentor met why-not"),
        ((QUESTIONS, "met"), "before:met", "work help mentor met why-not / needs lacks first more"),
    ],
)
def test_a_row_changes_place(document, place, way, order):
    assert moved(document, place, way) == [part.split() for part in order.split(" / ")]


def test_every_step_up_is_taken_back_by_a_step_down(document):
    before = keys(document)
    for row in rows.questions(rows.opened(DOCUMENT))[1:]:
        place = (QUESTIONS, row["key"])
        moved(document, place, rows.steps(document, place)[0])
        assert moved(document, place, rows.steps(document, place)[1]) == before


def test_an_order_that_somebody_else_changed_is_stale(document):
    with pytest.raises(StaleEdit):
        rows.move(document, MENTOR, "before:help", seen="as it was")


@pytest.mark.parametrize("place", [MENTOR, (QUESTIONS, "more"), (SECTIONS, "work"), (SECTIONS, "needs")])
def test_what_is_taken_away_stands_where_it_stood_when_it_is_put_back(document, place):
    before = deepcopy(document)

    taken = rows.take(document, place)
    assert document != before
    rows.put_back(document, taken)
    rows.put_back(document, taken)

    assert document == before


def test_a_question_whose_section_is_gone_comes_last(document):
    taken = rows.take(document, MENTOR)
    rows.take(document, (SECTIONS, "work"))

    rows.put_back(document, taken)

    assert rows.section_of(document, "mentor")["key"] == "needs"


def test_only_closed_questions_before_one_can_decide_whether_it_is_asked(document):
    assert [row["key"] for row in rows.deciding(document, "met")] == ["help", "mentor"]
    assert [row["key"] for row in rows.deciding(document)] == ["help", "mentor", "lacks", "first"]
    assert [row["key"] for row in rows.depending(document, "mentor")] == ["met", "why-not"]


def test_what_is_not_there_is_not_found(document):
    for place in [(QUESTIONS, "gone"), (SECTIONS, "gone")]:
        with pytest.raises(rows.NoSuchRow):
            rows.row_at(document, place)
