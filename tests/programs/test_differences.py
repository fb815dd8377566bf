"""What differs between two versions is told in words, and nothing is forgotten."""

from copy import deepcopy

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from programs import files
from programs.differences import FOR_NEWCOMERS, KINDS, differences
from programs.differences.sections import SECTIONS
from programs.differences.values import Rows
from programs.documents import HERE, ORIGIN, merge
from programs.files.shape import SCHEMA, resolved

CATALOG = [files.normal(files.read(files.CATALOG / name)) for name in ("skarholmen.yaml", "sormland.yaml")]
SILENT = {"key", "extends", "version_note"}  # they tell versions and programmes apart, and differ always


@pytest.fixture
def before(skarholmen_file):
    return files.normal(skarholmen_file)


@pytest.fixture
def after(before):
    return deepcopy(before)


def row(document, section, key):
    return next(row for row in document[section] if row["key"] == key)


def told(before, after):
    return [(found.kind, found.label, found.sentence) for found in differences(before, after)]


def test_an_item_that_moves_is_earlier_in_words(before, after):
    row(after, "items", "receive-a-report")["weeks"] = [1, 2]

    (found,) = differences(before, after)

    was = row(before, "items", "receive-a-report")
    assert (found.kind, found.mark, found.what) == ("earlier", "Tidigare", "")
    assert found.label == was["name"]["sv"]
    assert found.sentence == f"från ungefär vecka {was['weeks'][0]}–{was['weeks'][1]} till ungefär vecka 1–2."
    assert found.anchor == "items-receive-a-report"


def test_a_new_and_a_removed_item(before, after):
    gone = after["items"].pop()
    after["items"].append({**gone, "key": "bring-a-task", "name": {"sv": "Ta med en uppgift"}})

    (new, removed) = differences(before, after)

    assert (new.kind, new.label) == ("new", "Ta med en uppgift")
    assert new.sentence.startswith("i temat ")
    assert (removed.kind, removed.label, removed.sentence) == ("removed", gone["name"]["sv"], "")


def test_a_denser_rhythm_tells_how_many_meetings_more(before, after):
    row(before, "meetings", "mentor")["cadence"] = [{"every": "1w", "until": "4w"}, {"every": "2w", "until": "26w"}]
    row(after, "meetings", "mentor")["cadence"] = [{"every": "1w", "until": "6w"}, {"every": "2w", "until": "26w"}]

    ((kind, _label, sentence),) = told(before, after)

    assert kind == "rhythm"
    assert "till och med vecka 6, sedan varannan vecka" in sentence
    assert sentence.endswith("1 möte till.")


def test_several_changes_of_one_row_are_told_by_kind(before, after):
    item = row(after, "items", "receive-a-report")
    item |= {"name": {"sv": "Ta emot oro", "en": "Receive concern"}, "how": {"sv": "Ring."}, "responsible": "chief"}
    item["law"] = {"ref": "Socialtjänstlag (2025:400)", "valid_from": "2025-07-01"}

    people, words = differences(before, after)

    assert (people.kind, words.kind) == ("people", "words")
    assert "hänvisar till: Socialtjänstlag (2025:400), gäller från 1 juli 2025" in words.sentence or item["law"] == row(
        before, "items", "receive-a-report"
    ).get("law")
    assert words.sentence.startswith("namn: ”Ta emot oro”, förut ”")


def test_a_row_inside_another_is_told_with_both_names(before, after):
    series = after["sessions"][0]
    series["sessions"][0]["minutes"] += 30

    (found,) = differences(before, after)

    session = series["sessions"][0]
    assert found.kind == "longer"
    assert found.label == f"{series['name']['sv']}: {session['name']['sv']}"
    assert found.anchor == f"sessions-{series['key']}"


def test_an_inherited_row_and_how_it_is_done_here():
    base = CATALOG[0]
    here = {"program": {"key": "ours", "name": {"sv": "Vårt"}}, "here": [{"item": base["items"][0]["key"]}]}
    here["here"][0]["text"] = {"sv": "Vi ringer först."}
    plain, done_here = merge(base, {"program": here["program"]}, 1), merge(base, here, 1)

    (found,) = differences(plain, done_here)

    assert found.sentence == "så gör vi här: ”Vi ringer först.”, förut ingenting."


def test_a_row_that_becomes_common():
    after = deepcopy(CATALOG[0])
    after["areas"][0][ORIGIN] = 7

    (found,) = differences(CATALOG[0], after)

    assert (found.kind, found.what) == ("other", "område")


def test_a_draft_that_is_not_right_yet_is_told_too(before, after):
    row(after, "items", "receive-a-report")["weeks"] = ["three"]
    after["items"].append({"key": "nameless"})
    after["sessions"].append({"key": "empty", "every": "often"})

    assert {found.kind for found in differences(before, after)} == {"new", "other"}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("section", list(SCHEMA["properties"]))
def test_every_field_of_the_schema_has_a_name_and_a_sentence(section, language):
    properties = resolved(SCHEMA["properties"][section])
    fields = properties.get("items", properties)["properties"]

    with translation.override(language):
        _walk(section, SECTIONS[section], fields)


def _walk(section, rows, fields):
    ignored = SILENT | {rows.key}
    assert set(fields) - ignored == set(rows.fields) - {HERE}
    for name, schema in fields.items():
        if name in ignored:
            continue
        if isinstance(rows.fields[name], Rows):
            _walk(section, rows.fields[name], resolved(resolved(schema)["items"])["properties"])
        else:
            assert str(rows.fields[name].name)


def places(value, path=()):
    """Every place in a document where something may be changed."""
    children = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for name, child in children:
        if name in SILENT or (name in ("role", "item") and len(path) == 2):
            continue
        yield (*path, name)
        yield from places(child, (*path, name))


def at(document, path):
    for step in path:
        document = document[step]
    return document


def mutated(before, place, is_reversed):
    """The same document with one thing changed: a value, a row or the order of rows."""
    after, found = deepcopy(before), [path for path in places(before) if is_changeable(at(before, path))]
    *path, last = found[place % len(found)]
    around = at(after, path)
    value = around[last]
    if isinstance(value, list) and len(value) > 1 and is_reversed:
        value.reverse()
    elif isinstance(value, dict | list):
        value.pop(-1 if isinstance(value, list) else next(name for name in value if name not in SILENT))
    elif isinstance(value, bool):
        around[last] = not value
    else:
        around[last] = value + 1 if isinstance(value, int) else f"{value}-x"
    return after


def is_changeable(value):
    """Nothing can be taken from what is empty, nor from what says only what nobody is told of."""
    return bool(value.keys() - set(SILENT)) if isinstance(value, dict) else value != []


documents = st.integers(0, len(CATALOG) - 1)


@given(documents, st.integers(0, 100_000), st.booleans())
def test_a_mutation_is_never_silent(number, place, is_reversed):
    before = CATALOG[number]
    after = mutated(before, place, is_reversed)

    found = differences(before, after)

    assert bool(found) == (files.normal(before) != files.normal(after))
    assert all(row.kind in KINDS and row.label and (row.sentence or row.kind in ("removed", "new")) for row in found)


@given(documents)
def test_nothing_differs_from_itself(number):
    assert differences(CATALOG[number], deepcopy(CATALOG[number])) == []


def test_what_changes_for_a_newcomer_stands_first():
    found = differences(*CATALOG)

    assert [row.section in FOR_NEWCOMERS for row in found] == sorted(
        (row.section in FOR_NEWCOMERS for row in found), reverse=True
    )
    first = [KINDS.index(row.kind) for row in found if row.section in FOR_NEWCOMERS]
    assert first == sorted(first)
