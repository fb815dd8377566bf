"""What a program file can say, as the editor asks the schema: the fields of a row, and which lists have pages."""

from typing import Any

from programs.documents_rows import HEAD, Place, is_list
from programs.files.shape import SCHEMA, is_text, resolved, schema_at

Schema = dict[str, Any]

NEVER_CHANGED = ("key", "extends")  # of the head: they name the programme, and what it adds to, for ever
OF_EXTENSION = resolved(SCHEMA["properties"]["program"])["then"]["propertyNames"]["enum"]
SECTIONS = [name for name in SCHEMA["properties"] if name != "program"]


def pattern_of(place: Place) -> str:
    """ "items/*" for a row of items: what a field's place in the file looks like."""
    return "/".join("*" if number % 2 else name for number, name in enumerate(place))


def schema_of(place: Place) -> Schema:
    """What the schema says of a row, or of the rows of a list."""
    steps = (0 if number % 2 else name for number, name in enumerate(place))
    found = schema_at(tuple(steps))
    return resolved(found["items"]) if is_list(place) else found


def fields_of(place: Place, *, is_extension: bool = False) -> dict[str, Schema]:
    """{name: schema} of what a row says itself; the rows inside it have pages of their own."""
    fields = {name: resolved(field) for name, field in schema_of(place)["properties"].items()}
    if place == HEAD:
        fields = {name: field for name, field in fields.items() if name not in NEVER_CHANGED}
        return {name: field for name, field in fields.items() if not is_extension or name in OF_EXTENSION}
    return {name: field for name, field in fields.items() if not has_pages(field)}


def lists_in(place: Place) -> list[str]:
    """The lists inside a row whose rows have pages of their own."""
    return [name for name, field in schema_of(place)["properties"].items() if has_pages(resolved(field))]


def required_of(place: Place) -> list[str]:
    found = schema_of(place)
    return [*found.get("required", []), *(found.get("else", {}).get("required", []) if place == HEAD else [])]


def has_pages(schema: Schema) -> bool:
    """A list of rows with keys, and with more to say than one text each, perhaps with a yes or no beside."""
    if not is_rows(schema):
        return False
    fields = resolved(schema["items"])["properties"]
    return "key" in fields and sum(field.get("type") != "boolean" for field in fields.values()) > 2


def is_rows(schema: Schema) -> bool:
    return "items" in schema and "properties" in resolved(schema["items"]) and not is_text(resolved(schema["items"]))


def is_place(place: Place) -> bool:
    """Can there be a list or a row?"""
    names = place[::2]
    if not names or names[0] not in SCHEMA["properties"]:
        return False
    known = place == HEAD or names[0] in SECTIONS
    return known and all(name in lists_in(place[: 2 * number]) for number, name in enumerate(names) if number)
