"""Everything that a file can say has a field on a page, with a name and with words for its values."""

import pytest

from overview.editor import words
from overview.editor.references import References
from overview.editor.schema import SECTIONS, fields_of, is_rows, lists_in
from overview.editor.sheet import Sheet
from overview.editor.slots_inside import GroupSlot, RowsSlot
from programs import files
from programs.documents_rows import HEAD, name_of, said
from programs.files.shape import resolved
from tests.overview.editing import typed


def places():
    """Every list that has pages of its own, and the head."""
    yield HEAD
    for section in SECTIONS:
        yield from lists_at((section,))


def lists_at(place):
    yield place
    for inside in lists_in(place):
        yield from lists_at((*place, "x", inside))


PLACES = list(places())


def sheet_of(place):
    return Sheet(place, References({"program": {}}))


def all_slots(slots):
    for slot in slots:
        yield slot
        yield from all_slots(getattr(slot, "rows", None) or getattr(slot, "slots", None) or [])


@pytest.mark.parametrize("place", PLACES, ids="/".join)
def test_every_field_of_the_schema_has_a_field_on_the_page(place):
    sheet = sheet_of(place)

    assert {slot.name for slot in sheet.slots} == set(fields_of(place))
    assert set(sheet.form().fields) >= {name for slot in sheet.slots for name in slot.names}


@pytest.mark.parametrize("place", PLACES, ids="/".join)
def test_every_field_is_called_something_in_words(place):
    unnamed = [
        slot.name for slot in all_slots(sheet_of(place).slots) if not words.known(words.FIELDS, slot.section, slot.name)
    ]

    assert unnamed == []
    assert len(place) == 1 and place == HEAD or ".".join(place[::2]) in words.LISTS


@pytest.mark.parametrize("place", PLACES, ids="/".join)
def test_every_value_that_can_be_chosen_has_words(place):
    found = [
        (slot.name, value)
        for slot in all_slots(sheet_of(place).slots)
        for value in slot.schema.get("enum", resolved(slot.schema.get("items", {})).get("enum", []))
        if not words.known(words.VALUES, slot.section, value)
    ]

    assert found == []


def test_a_field_that_the_schema_gets_tomorrow_appears_by_itself(monkeypatch):
    field = {"type": "integer", "minimum": 0, "description": "How heavy it is."}
    monkeypatch.setitem(files.shape.SCHEMA["properties"]["areas"]["items"]["properties"], "own_weight", field)

    form = sheet_of(("areas",)).form({"own_weight": 3})

    assert (form["own_weight"].label, form["own_weight"].value()) == ("Own weight", 3)


def rows_of(document):
    yield HEAD, document["program"]
    for section in SECTIONS:
        yield from _rows((section,), document.get(section, []))


def _rows(place, rows):
    for row in rows:
        here = (*place, name_of(place, row))
        yield here, row
        for inside in lists_in(here):
            yield from _rows((*here, inside), row.get(inside, []))


@pytest.mark.parametrize("entry", files.catalog(), ids=lambda entry: entry.key)
def test_a_form_that_nobody_touches_says_what_the_row_says(entry):
    document = files.normal(files.read(entry.path))
    references = References(document)

    for place, row in rows_of(document):
        sheet = Sheet(place, references).with_room(row, None)
        form = sheet.form(row, typed(sheet.form(row)))

        assert form.is_valid(), (place, form.errors)
        assert said(form.values, form.values) == said(row, sheet.names)
        assert form.is_untouched


def test_lists_and_groups_are_what_they_are():
    kinds = {slot.name: type(slot) for slot in sheet_of(("sessions", "x", "sessions")).slots}

    assert (kinds["reading"], kinds["agenda"]) == (RowsSlot, RowsSlot)
    assert {slot.name: type(slot) for slot in sheet_of(("items",)).slots}["law"] is GroupSlot
    assert is_rows(fields_of(("sessions", "x", "sessions"))["reading"])
