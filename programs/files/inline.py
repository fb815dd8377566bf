"""A plain value in one line, as it may be written in a program file."""

import json
import re
from typing import Any

PLAIN = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*|-?[0-9]{1,3}[dwm]")
NEVER_PLAIN = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}  # words that some readers take for values


def as_yaml(value: Any) -> str:
    """A value in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(name)}: {as_yaml(child)}" for name, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    return _scalar(value)


def _scalar(value):
    if not isinstance(value, str):
        return json.dumps(value)
    if PLAIN.fullmatch(value) and value not in NEVER_PLAIN:
        return value
    return re.sub(r"[^ -~]", _escaped, json.dumps(value, ensure_ascii=False))


def _escaped(match):
    """What YAML could take for the end of a line, or not at all, is written by its number."""
    character = match[0]
    if character.isprintable():
        return character
    return f"\\U{ord(character):08x}" if ord(character) > 0xFFFF else f"\\u{ord(character):04x}"
