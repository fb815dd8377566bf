"""A reader of docs/program-files.md alone can write everything, and what is shown there is right."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from programs import files
from programs.files.shape import SCHEMA, VALIDATOR, resolved, schema_at
from programs.files.source import parse
from tests.programs.test_broken_fields import names

DOCS = (Path(__file__).resolve().parents[2] / "docs/program-files.md").read_text("utf-8")
EXAMPLES = [text for text in re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL) if "\n" in text.strip()]


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.split(":")[0])
def test_every_example_is_shaped_right(text):
    data, _lines = parse(text)

    for section, rows in data.items():
        with translation.override("en"):
            assert list(VALIDATOR.evolve(schema=schema_at((section,))).iter_errors(rows)) == []


def test_the_file_that_adds_and_the_smallest_file_can_be_read():
    addition = next(text for text in EXAMPLES if "extends:" in text)

    assert files.read_string(addition)["here"][0]["item"] == "receive-a-report"
    assert files.read_string(EXAMPLES[-1])["program"]["key"] == "our-programme"


def test_every_field_is_explained_and_shown():
    explained = set(re.findall(r"`([a-z_]+)`", DOCS))
    shown = set(re.findall(r"([a-z_]+):", "\n".join(EXAMPLES)))
    fields = {path[-1] for path in names()} - {"sv", "en"}

    assert fields - explained == set()
    assert fields - shown - {"skeleton", "scope"} == set()


def test_every_value_is_named():
    values = {value for field in fields_of(SCHEMA) for value in field.get("enum", [])}

    assert "external-course" in values
    assert values - set(re.findall(r"[a-z_-]+", DOCS)) == set()


def fields_of(schema):
    schema = resolved(schema)
    yield schema
    for child in [*schema.get("properties", {}).values(), *filter(None, [schema.get("items")])]:
        yield from fields_of(child)
