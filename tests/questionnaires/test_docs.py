"""A reader of docs/questionnaire-files.md alone can write everything, and what is shown there is right."""

import re
from pathlib import Path

from programs.files.shape import resolved
from questionnaires import files
from questionnaires.questions import Kind

DOCS = (Path(__file__).resolve().parents[2] / "docs/questionnaire-files.md").read_text("utf-8")
EXAMPLE = next(text for text in re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL) if "sections:" in text)


def names(schema):
    """Every field of the schema."""
    for name, field in schema.get("properties", {}).items():
        yield name
        yield from names(resolved(field))
    if "items" in schema:
        yield from names(resolved(schema["items"]))


def test_the_example_can_be_read():
    document = files.read_string(EXAMPLE)

    assert document["questionnaire"]["key"] == "our-questions"
    assert files.read_string(files.write(document)) == document


def test_every_field_is_explained_and_shown():
    fields = set(names(files.SCHEMA)) - {"sv", "en"}

    assert fields - set(re.findall(r"`([a-z_]+)[`:]", DOCS)) == set()
    assert fields - set(re.findall(r"([a-z_]+):", EXAMPLE)) == set()


def test_every_kind_is_named():
    assert set(Kind.values) - set(re.findall(r"`([a-z]+)`", DOCS)) == set()
