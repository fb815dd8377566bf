"""One broken file for every rule of the schema in every section, made from two files that say all there is to say."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from django.utils import translation

from programs import files
from programs.files.problem import field_name
from programs.files.shape import SCHEMA, is_text, resolved
from programs.files.source import parse

HERE = Path(__file__).parent
SAID = {name: parse((HERE / f"{name}.yaml").read_text("utf-8"))[0] for name in ("everything", "addition")}
MARK = "¤"

# What each rule answers, and a value that breaks it.
MESSAGES = {
    "type": "This should be",
    "pattern": "is not written as it should be",
    "enum": "is not possible here",
    "minLength": "The text is empty",
    "maxLength": "is longer than",
    "minItems": "must be listed here",
    "maxItems": "can be listed here",
    "minimum": "The number must be at least",
    "maximum": "The number must be at most",
    "multipleOf": "whole or half hours",
    "uniqueItems": "listed twice",
    "required": "is missing",
    "additionalProperties": "There is no field “¤” here",
}


def broken_value(rule, limit, value):
    return {
        "type": {"array": 5, "object": 5, "string": 5, "integer": "x", "number": "x", "boolean": "x"}.get(str(limit)),
        "pattern": "Å!",
        "enum": "nothing-like-it",
        "minLength": "",
        "maxLength": "a" * (limit + 1) if rule == "maxLength" else None,
        "minItems": [],
        "maxItems": value * (limit // len(value) + 1) if rule == "maxItems" else None,
        "minimum": limit - 1 if rule == "minimum" else None,
        "maximum": limit + 1 if rule == "maximum" else None,
        "multipleOf": 1.25,
        "uniqueItems": value * 2 if isinstance(value, list) else None,
    }[rule]


def fields(value, schema=SCHEMA, path=()):
    """Every place of a document with what the schema says of it."""
    schema = resolved(schema)
    if is_text(schema):
        schema = schema["then"] | {"type": "object"} if isinstance(value, dict) else schema["else"]
    elif "else" in schema:
        schema = schema | schema["then" if "extends" in str(value) else "else"]
    yield path, value, schema
    if isinstance(value, dict):
        for name, child in value.items():
            yield from fields(child, schema["properties"][name], (*path, name))
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from fields(child, schema["items"], (*path, number))


def with_value(data, path, value):
    if not path:
        return value
    data = inside = deepcopy(data)
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return data


def breakages(data):
    """{(section, rule): (broken document, path of the error, path of its line)}, the first place of each."""
    found = {}
    for path, value, schema in fields(data):
        section = path[0] if path else "the whole"
        for rule in (rule for rule in MESSAGES if rule in schema):  # in one order, so that cases can be shared out
            if (section, rule) in found:
                continue
            if rule == "required":
                name = schema["required"][-1]
                row = {key: child for key, child in value.items() if key != name}
                found[section, rule] = with_value(data, path, row), (*path, name), path
            elif rule == "additionalProperties":
                found[section, rule] = with_value(data, path, value | {MARK: 1}), (*path, MARK), (*path, MARK)
            else:
                broken = broken_value(rule, schema[rule], value)
                found[section, rule] = with_value(data, path, broken), path, path
    return found


CASES = {key: case for data in SAID.values() for key, case in breakages(data).items()}


def line_at(data, path):
    """Where a place stands in the document as JSON, which is YAML too, with one field on each line."""
    if not path:
        return 1
    text = json.dumps(with_value(data, path, MARK + MARK), indent=1, ensure_ascii=False)
    return text.count("\n", 0, text.index(MARK + MARK)) + 1


@pytest.mark.parametrize("key", CASES, ids=" ".join)
def test_broken_file_names_line_field_and_what_would_be_right(key):
    data, path, line_path = CASES[key]
    text = json.dumps(data, indent=1, ensure_ascii=False)

    with translation.override("en"), pytest.raises(files.ProgramFileError) as caught:
        files.read_string(text, file="programme.yaml")

    field = field_name(data, path)
    [error] = [error for error in caught.value.errors if error.field == field]
    assert (error.file, error.line) == ("programme.yaml", line_at(data, line_path))
    assert MESSAGES[key[1]] in error.message


def names(schema=SCHEMA, path=()):
    for name, field in schema.get("properties", {}).items():
        yield (*path, name)
        yield from names(resolved(field), (*path, name))
    if "items" in schema:
        yield from names(resolved(schema["items"]), path)


def test_the_two_files_say_all_there_is_to_say():
    said = {
        tuple(step for step in path if isinstance(step, str))
        for data in SAID.values()
        for path, _value, _schema in fields(data)
    }

    assert set(names()) - said == set()


def test_the_two_files_can_be_used():
    whole = files.read(HERE / "everything.yaml")

    assert files.check(files.read(HERE / "addition.yaml"), base=whole) == []
