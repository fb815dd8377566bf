"""One way of saying a thing: texts by language, defaults written out, nothing empty, all in the schema's order."""

from typing import Any

from programs.files.shape import SCHEMA, is_text, resolved

EVERYTHING = resolved(SCHEMA["properties"]["helpers"])["items"]["properties"]["may"]["items"]["enum"]
ALWAYS_MAY = {"chief": EVERYTHING, "mentor": ["set-levels", "tailor"]}


def with_words(value: Any, schema: dict[str, Any] = SCHEMA) -> Any:
    """The same content with every text as {"sv": …, "en": …}; a bare text is Swedish."""
    schema = resolved(schema)
    if is_text(schema):
        return {"sv": value} if isinstance(value, str) else value
    if isinstance(value, dict):
        return {name: with_words(child, schema["properties"][name]) for name, child in value.items()}
    if isinstance(value, list):
        return [with_words(child, schema["items"]) for child in value]
    return value
