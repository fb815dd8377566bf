"""One way of saying a thing: texts by language, defaults written out, nothing empty, all in the schema's order.

Two files that mean the same have the same normal form. What the schema does not know stays as it is, so that a draft
that is not yet right has one too.
"""

from copy import deepcopy
from typing import Any

from programs.files.shape import SCHEMA, is_text, resolved, schema_at

EVERYTHING = schema_at(("helpers", 0, "may", 0))["enum"]
MAY = {"chief": EVERYTHING, "mentor": ["set-levels", "tailor"]}  # when nothing is said of it; a chief's, always
LEVEL = "gone-through"  # of items that are counted


def normal(data: dict[str, Any]) -> dict[str, Any]:
    """The normal form of a document."""
    found = shaped(data, SCHEMA)
    if isinstance(head := found.get("program"), dict) and "extends" in head and isinstance(data["program"], dict):
        # what it is silent about is inherited and has no default
        found["program"] = {name: value for name, value in head.items() if name in data["program"]}
    return _each(found, {"helpers": _with_rights, "requirements": _with_level, "meetings": _without_first_week})


def terse(data: dict[str, Any]) -> dict[str, Any]:
    """As little as a file needs to say for its normal form to be `data`, which is in that form."""
    said = _each(data, {"helpers": _without_rights, "requirements": _without_level})
    return without_defaults(said, SCHEMA)


def shaped(value: Any, schema: dict[str, Any]) -> Any:
    """A value in the order of a schema, with its defaults; a bare text is Swedish."""
    schema = resolved(schema)
    if is_text(schema):
        schema = schema["then"]
        value = {"sv": value} if isinstance(value, str) and value else value
    if isinstance(value, dict) and "properties" in schema:
        return _fields(value, schema["properties"])
    if isinstance(value, list) and "items" in schema:
        return [shaped(child, schema["items"]) for child in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _fields(row, known):
    found = {name: shaped(row.get(name), field) for name, field in known.items()}
    for name, field in known.items():
        if _is_empty(found[name]) and "default" in resolved(field):
            found[name] = deepcopy(resolved(field)["default"])
        elif found[name] is field.get("silent"):
            found[name] = None  # the opposite is worth a word, this is not
    found |= {name: value for name, value in row.items() if name not in known}
    # that a mentor may do nothing at all is another thing than saying nothing of it
    return {name: value for name, value in found.items() if not _is_empty(value) or (name == "may" and value == [])}


def without_defaults(value: Any, schema: dict[str, Any]) -> Any:
    """A value without what its schema says anyway."""
    schema = resolved(schema)
    if isinstance(value, dict) and "properties" in schema:
        fields = schema["properties"]
        kept = {name: child for name, child in value.items() if child != _default(fields, name)}
        return {name: without_defaults(child, fields.get(name, {})) for name, child in kept.items()}
    if isinstance(value, list) and "items" in schema:
        return [without_defaults(child, schema["items"]) for child in value]
    return value


def _default(fields, name):
    return resolved(fields.get(name, {})).get("default")


def _each(data, changes):
    """The same document with a change made to every row of some sections."""
    changed = dict(data)
    for section in changes.keys() & data.keys():
        if isinstance(data[section], list):
            rows = data[section]
            changed[section] = [changes[section](row) if isinstance(row, dict) else row for row in rows]
    return changed


def _with_rights(row):
    key, said = row.get("key"), row.get("may")
    if not isinstance(said, list | None):
        return row
    may = MAY.get(str(key), []) if said is None or key == "chief" else said
    return row | {"may": sorted(may, key=lambda right: EVERYTHING.index(right) if right in EVERYTHING else 99)}


def _without_rights(row):
    is_silent = row.get("may") == MAY.get(str(row.get("key")), [])
    return {name: value for name, value in row.items() if name != "may" or not is_silent}


def _with_level(row):
    if row.get("count") != "items":
        return row
    order = schema_at(("requirements", 0))["properties"]
    filled = {"level": LEVEL} | row
    return {name: filled[name] for name in order if name in filled} | filled


def _without_level(row):
    is_silent = row.get("count") == "items" and row.get("level") == LEVEL
    return {name: value for name, value in row.items() if name != "level" or not is_silent}


def _without_first_week(row):
    """The first stage begins in week 1 when nothing else is said."""
    stages = row.get("cadence")
    if isinstance(stages, list) and stages and isinstance(stages[0], dict) and stages[0].get("from") == 1:
        first = {name: value for name, value in stages[0].items() if name != "from"}
        return row | {"cadence": [first, *stages[1:]]}
    return row


def _is_empty(value):
    return value is None or value in ("", [], {})
