"""What differs between two editions is told in words, and nothing is forgotten."""

from copy import deepcopy

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from programs.differences.values import Rows
from programs.files.shape import resolved
from questionnaires import files
from questionnaires.catalog import shipped, shipped_by_key
from questionnaires.differences import ASKED, HEAD, SECTIONS, differences

CATALOG = [each.document for each in shipped()]


@pytest.fixture
def before():
    return shipped_by_key("chiefs").document


@pytest.fixture
def after(before):
    return deepcopy(before)


def question(document, key):
    found = (row for section in document["sections"] for row in section["questions"] if row["key"] == key)
    return next(found)


def told(before, after):
    return [(found.kind, found.label, found.sentence) for found in differences(before, after)]


def test_nothing_differs_from_itself(before, after):
    assert differences(before, after) == []


def test_the_head(before, after):
    after["questionnaire"]["name"] = {"sv": "Att vara chef"}

    assert told(before, after) == [
        ("words", "Formuläret", "namn: ”Att vara chef”, förut ”Dina förutsättningar som chef”.")
    ]


def test_a_new_and_a_removed_question(before, after):
    gone = after["sections"][0]["questions"].pop()
    after["sections"][0]["questions"].append({"key": "new", "kind": "text", "text": {"sv": "Något nytt?"}})

    assert told(before, after) == [("removed", gone["text"]["sv"], ""), ("new", "Något nytt?", "")]


def test_a_question_that_moves_is_the_same_question(before, after):
    after["sections"][3]["questions"].append(after["sections"][1]["questions"].pop(2))

    found = told(before, after)

    assert ("other", "Får du handledning?", "avsnitt: Härifrån, förut Stöd.") in found
    assert not {"new", "removed"} & {kind for kind, _label, _sentence in found}


def test_an_option_that_is_new_is_told_inside_its_question(before, after):
    question(after, "mentor")["options"].append({"key": "had", "text": {"sv": "Jag har haft"}})

    assert told(before, after) == [("new", "Har du en egen mentor?: Jag har haft", "")]


@pytest.mark.parametrize(
    ("key", "change", "sentence"),
    [
        ("mentor", {"kind": "several"}, "slag: flera val, förut val."),
        ("would-help-most", {"at_most": 2}, "högst: 2, förut 3."),
        ("span-of-control", {"bands": [0, 1, 20]}, "intervall: 0, 1–19, 20 eller mer, förut 0–9, 10–19, "),
        ("mentor-helps", {"when": {"question": "mentor", "options": ["wants"]}}, "ställs bara: om ”Har du en egen "),
        ("conditions", {"help": {"sv": "I det stora hela."}}, "hjälptext: ”I det stora hela.”, förut ingenting."),
        ("delegation", {"for": ["chief"]}, "vilka som får den: chefen, förut alla."),
    ],
)
def test_what_is_said_of_a_change(before, after, key, change, sentence):
    question(after, key).update(change)

    ((_kind, label, found),) = told(before, after)

    assert label == question(before, key)["text"]["sv"]
    assert found.startswith(sentence)


def test_a_scale_in_numbers(before):
    pulse, after = shipped_by_key("pulse").document, deepcopy(shipped_by_key("pulse").document)
    question(after, "meaningful").update(steps=5, do_not_know=False, ends={"low": {"sv": "Nej"}, "high": {"sv": "Ja"}})

    found = " ".join(sentence for _kind, _label, sentence in told(pulse, after))

    assert "steg: 5, förut 7" in found
    assert "skalans ändar: från ”Nej” till ”Ja”, förut från ”Nästan aldrig” till ”Nästan alltid”" in found
    assert "”vet inte”: ändrat" in found


def test_a_draft_that_is_not_right_yet_is_told_too(before, after):
    after["sections"].append({"key": "empty"})
    question(after, "mentor")["options"] = "many"
    question(after, "span-of-control")["bands"] = ["ten"]

    assert {found.kind for found in differences(before, after)} == {"new", "other", "removed"}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_field_has_a_name_in_words(language):
    of_section = fields_of(files.SCHEMA["properties"]["sections"])
    of_question = fields_of(of_section.pop("questions"))

    with translation.override(language):
        _named(HEAD, files.SCHEMA["properties"]["questionnaire"]["properties"])
        _named(SECTIONS, of_section)
        _named(ASKED, of_question | {"section": {}})


def fields_of(schema):
    """Of a row in a list."""
    return dict(resolved(resolved(schema)["items"])["properties"])


def _named(rows, fields):
    assert set(rows.fields) == set(fields) - {"key"}
    for name, field in rows.fields.items():
        if isinstance(field, Rows):
            _named(field, fields_of(fields[name]))
        else:
            assert str(field.name)


def places(value, path=()):
    children = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for name, child in children:
        if name != "key":
            yield (*path, name)
            yield from places(child, (*path, name))


@given(st.integers(0, len(CATALOG) - 1), st.integers(0, 100_000))
def test_a_change_is_never_silent(number, place):
    before, after = CATALOG[number], deepcopy(CATALOG[number])
    found = list(places(before))
    *path, last = found[place % len(found)]
    around = after
    for step in path:
        around = around[step]
    del around[last]

    told = differences(before, after)

    assert bool(told) == (files.normal(before) != files.normal(after))
    assert all(row.label and (row.sentence or row.kind in ("removed", "new")) for row in told)
