"""Does each field look as program.schema.json says? The schema's own examples show what would be right."""

import json
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from programs.files.inline import as_yaml
from programs.files.problem import Path, Problem, instead_of, not_possible, shortened

SCHEMA = json.loads((FilePath(__file__).resolve().parent.parent / "catalog/program.schema.json").read_text("utf-8"))
LARGEST = 1e9  # a number beyond this is no multiple of anything, and none that can be counted with


def _multiples(validator, step, value, _schema):
    if validator.is_type(value, "number") and not (abs(value) < LARGEST and value % step == 0):
        yield ValidationError("not a multiple")


Validator = extend(Draft202012Validator, {"multipleOf": _multiples})
VALIDATOR = Validator(SCHEMA)

TYPES = {
    "object": gettext_lazy("fields, each with a name and a value"),
    "array": gettext_lazy("a list"),
    "string": gettext_lazy("a text; put numbers in quotation marks"),
    "integer": gettext_lazy("a whole number"),
    "number": gettext_lazy("a number"),
    "boolean": gettext_lazy("true or false"),
}


def shape_problems(data: Any, validator: Any = VALIDATOR) -> Iterator[Problem]:
    """What the schema does not accept."""
    for error in validator.iter_errors(data):
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            yield from _unknown_fields(error, path)
        elif error.validator == "required":
            yield from _missing_fields(error, path)
        elif "propertyNames" in error.absolute_schema_path:
            yield from _inherited_fields(error, path)
        else:
            yield Problem(SAYINGS[error.validator](error) + _for_example(error.schema), path)


def _unknown_fields(error: ValidationError, path) -> Iterator[Problem]:
    known = list(error.schema["properties"])
    for name in error.instance.keys() - set(known):
        message = _("There is no field “%(name)s” here.") % {"name": shortened(name)}
        yield Problem(f"{message} {instead_of(name, known)}", (*path, name))


def _inherited_fields(error: ValidationError, path) -> Iterator[Problem]:
    name = error.instance
    if name in schema_at(path)["properties"]:  # what is unknown has been told
        message = _("“%(name)s” is inherited by a programme that extends another. Take it away.")
        yield Problem(message % {"name": name}, (*path, name))


def _missing_fields(error: ValidationError, path) -> Iterator[Problem]:
    # jsonschema gives one error for each missing field: all say the same, and the same is told once
    fields = error.schema if "properties" in error.schema else schema_at(path)
    for name in error.validator_value:
        if name not in error.instance:
            example = _for_example(fields, name)
            yield Problem(_("“%(name)s” is missing.") % {"name": name} + example, (*path, name))


def _wrong_type(error):
    return _("This should be %(type)s.") % {"type": TYPES[error.validator_value]}


def _wrong_pattern(error):
    return _("“%(value)s” is not written as it should be.") % {"value": shortened(error.instance)}


SAYINGS = {
    "type": _wrong_type,
    "pattern": _wrong_pattern,
    "enum": lambda error: not_possible(error.instance, error.validator_value),
    "minLength": lambda error: _("The text is empty."),
    "maxLength": lambda error: _("The text is longer than %(limit)s characters.") % {"limit": error.validator_value},
    "minItems": lambda error: _("At least %(limit)s must be listed here.") % {"limit": error.validator_value},
    "maxItems": lambda error: _("At most %(limit)s can be listed here.") % {"limit": error.validator_value},
    "minimum": lambda error: _("The number must be at least %(limit)s.") % {"limit": error.validator_value},
    "maximum": lambda error: _("The number must be at most %(limit)s.") % {"limit": error.validator_value},
    "multipleOf": lambda error: _("Write whole or half hours."),
    "uniqueItems": lambda error: _("The same value is listed twice."),
}


def _for_example(schema, name=None):
    """The schema's first example of a value or of one of its fields, written as in a file; empty without one."""
    found = resolved(schema["properties"][name] if name else schema)
    if "examples" in found:
        value = found["examples"][0]
    elif "enum" in found and name:
        value = found["enum"][0]
    else:
        return ""
    example = f"{name}: {as_yaml(value)}" if name else as_yaml(value)
    return " " + _("For example: %(example)s") % {"example": example}


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with what it refers to, its own words first. Questionnaire files have the same definitions."""
    if "$ref" not in schema:
        return schema
    referred = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    return resolved(referred) | {name: value for name, value in schema.items() if name != "$ref"}


def schema_at(path: Path) -> dict[str, Any]:
    """What the schema says of a place."""
    found = SCHEMA
    for step in path:
        found = resolved(found["items"] if isinstance(step, int) else found["properties"][step])
    return found


def is_text(schema: dict[str, Any]) -> bool:
    """A text is either fields by language or a string."""
    return schema.get("else", {}).get("type") == "string"
