"""The form of one row: what it shows of a question, and what it says when it has been filled in. No database."""

import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from questionnaires import files
from questionnaires.catalog import shipped
from questionnaires.editor.document import HEAD, QUESTIONS, SECTIONS, opened, questions, sections
from questionnaires.editor.forms import Sheet, apart, with_lifted, with_more
from questionnaires.editor.kinds import BY_KEY, look_of
from tests.questionnaires.sheet import DOCUMENT, YES_NO, words
from tests.questionnaires.writing import typed, typed_question

DOCUMENTS = [DOCUMENT, *(each.document for each in shipped())]


def posted(data):
    found = QueryDict(mutable=True)
    found.update(MultiValueDict({name: one if isinstance(one, list) else [one] for name, one in data.items()}))
    return found


def sheet_of(row, document=None, look=None):
    return Sheet(
        (QUESTIONS, row.get("key", "")), opened(document or DOCUMENT), row, BY_KEY[look] if look else look_of(row)
    )


def new(look, data, document=None):
    """The form of a new question as it was filled in."""
    form = sheet_of({}, document, look).form(posted({"request_key": "0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a11"} | data))
    return form, form.is_valid()


def said(values):
    return {name: value for name, value in values.items() if value not in (None, "", [])}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["questionnaire"]["key"])
def test_nobody_who_saves_a_form_as_it_stands_changes_anything(document):
    document = files.normal(document)
    rows = [(QUESTIONS, row, look_of(row)) for row in questions(opened(document))]
    rows += [(SECTIONS, row, None) for row in sections(opened(document))]
    for what, row, look in [*rows, ("head", document["questionnaire"], None)]:
        sheet = Sheet(HEAD if what == "head" else (what, row["key"]), opened(document), row, look)
        form = sheet.form(posted(typed(sheet.form())))

        assert form.is_valid(), (row["key"], form.errors)
        kept = {name: row[name] for name in ("key", "questions") if name in row}
        assert files.normal(alone(what, kept | said(form.values))) == files.normal(alone(what, row))


def alone(what, row):
    """A document of nothing else."""
    head = {"key": "a", "name": words("A")}
    if what == "head":
        return {"questionnaire": row}
    section = row if what == SECTIONS else {"key": "a", "questions": [row]}
    return {"questionnaire": head, "sections": [section]}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["questionnaire"]["key"])
def test_every_question_can_be_written_from_nothing(document):
    document = files.normal(document)
    for row in questions(opened(document)):
        form, is_valid = new(look_of(row).key, typed_question(row), document)

        assert is_valid, (row["key"], form.errors)
        assert shape(form.values) == shape(row)


def shape(row):
    """What is said without the keys, which are made anew."""
    found = said({name: value for name, value in row.items() if name != "key"}) | {
        "do_not_know": row.get("do_not_know")
    }
    options = [{name: one[name] for name in one if name != "key"} for one in found.pop("options", [])]
    found["do_not_know"] = "steps" in row and row.get("do_not_know", True)
    return found, options


def test_an_option_keeps_its_key_when_its_words_change():
    row = questions(opened(DOCUMENT))[1]
    form = sheet_of(row).form(posted(typed(sheet_of(row).form()) | {"option-1": "Absolut"}))

    assert form.is_valid()
    assert form.values["options"][0] == {"key": "yes", "text": {"sv": "Absolut", "en": "Yes"}}


def test_a_row_that_is_emptied_is_an_option_taken_away_and_a_new_one_gets_a_key():
    row = questions(opened(DOCUMENT))[1]
    changes = {"option-1": "", "option-1-en": "", "option-3": "Kanske"}
    form = sheet_of(row).form(posted(typed(sheet_of(row).form()) | changes))

    assert form.is_valid()
    assert [one["key"] for one in form.values["options"]] == ["no", "kanske"]


def test_a_key_that_was_posted_and_is_not_the_questions_own_is_made_anew():
    form, _valid = new("choice", {"text": "A?", "options": 2, "option-1": "Ja", "option-1-key": "x", "option-2": "Nej"})

    assert [one["key"] for one in form.values["options"]] == ["ja", "nej"]


@pytest.mark.parametrize(
    ("look", "data", "field"),
    [
        ("choice", {"options": 2, "option-1": "Ja"}, "option-1"),
        (
            "choice",
            {"options": 2, "option-1-en": "Yes", "option-2": "Nej", "other": "on", "other-text": "A"},
            "option-1",
        ),
        ("choice", {"options": 2, "option-1": "Ja", "option-2": "Nej", "other": "on"}, "other-text"),
        ("scale", {"steps": 11, "low": "a", "high": "b"}, "steps"),
        ("scale", {"steps": 5, "high": "b"}, "low"),
        ("number", {"bands": "noll"}, "bands"),
        ("number", {"bands": "0, 5", "unit-en": "years"}, "unit"),
        ("line", {"help-en": "only English"}, "help"),
        ("line", {"when-question": "mentor"}, "when-options"),
        ("line", {"text": ""}, "text"),
        ("line", {"text": "Ring 850709-9805"}, "text"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(look, data, field):
    form, is_valid = new(look, {"text": "Varför?"} | data)

    assert not is_valid
    assert list(form.errors) == [field]


def test_bands_are_in_order_and_once():
    form, _valid = new("number", {"text": "Hur många?", "bands": "5; 0 10,5"})

    assert form.values["bands"] == [0, 5, 10]


def test_answers_of_a_question_that_is_no_longer_chosen_are_let_go():
    data = {"text": "Varför?", "when-question": "lacks", "when-options": ["yes", "time"]}
    form, is_valid = new("line", data)

    assert is_valid
    assert form.values["when"] == {"question": "lacks", "options": ["time"]}


def test_a_question_that_is_gone_stays_chosen_until_another_is():
    row = {"key": "a", "kind": "line", "text": words("A"), "when": {"question": "gone", "options": ["yes"]}}
    form = sheet_of(row).form()

    assert ("gone", "en fråga som inte längre står före den här") in form.fields["when-question"].choices


def test_another_kind_keeps_what_was_typed_and_brings_it_back():
    data = posted(
        {"look": "choice", "as": "text", "text": "Varför?", "options": 3, "option-1": "Ja", "option-2": "Nej"}
    )

    form = sheet_of({}, look="choice").shown_again(data, BY_KEY["text"])
    back = sheet_of({}, look="text").shown_again(posted(typed(form) | {"look": "text"}), BY_KEY["choice"])

    assert "option-1" not in form.fields
    assert form["text"].value() == "Varför?"
    assert [back["option-1"].value(), back["option-2"].value()] == ["Ja", "Nej"]


def test_room_for_more_answers_keeps_those_that_are_there():
    data = with_more(posted({"text": "A", "options": 3, "option-1": "Ja"}))

    form = sheet_of({}, look="choice").shown_again(data)

    assert len(form.option_rows) == 6
    assert form["option-1"].value() == "Ja"


def test_an_answer_goes_one_step_up_with_its_key():
    typed_in = {
        "options": 2,
        "lift": "2",
        "option-1": "Nej",
        "option-1-key": "no",
        "option-2": "Ja",
        "option-2-key": "yes",
    }

    lifted = with_lifted(posted(typed_in))

    assert (lifted["option-1"], lifted["option-1-key"], lifted["option-2"]) == ("Ja", "yes", "Nej")
    assert with_lifted(posted(typed_in | {"lift": "x"}))["option-1"] == "Nej"


def test_only_what_differs_from_what_was_typed_is_told():
    row = {"key": "a", "kind": "choice", "text": words("Nu", "Now"), "options": YES_NO}
    mine = sheet_of(row).form(posted(typed(sheet_of(row).form()) | {"text": "Mitt", "option-2": "Aldrig"}))

    assert apart(sheet_of(row).form(), mine) == [("Frågan", "Nu"), ("Svar 2", "Nej")]
