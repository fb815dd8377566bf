"""A document as the text of a program file: in the schema's order, short rows on one line, read back to the same."""

from collections.abc import Iterator
from typing import Any

from programs.files.inline import as_yaml
from programs.files.normal import normal, terse

HEADER = "# yaml-language-server: $schema=program.schema.json"
WIDEST = 120


def write(data: dict[str, Any]) -> str:
    """The program file that `read_string` reads to the normal form of the document."""
    return text_of(terse(normal(data)), HEADER)


def text_of(said: dict[str, Any], header: str) -> str:
    """Sections with an empty line between them, after the line that names the schema."""
    sections = ["\n".join(_field(name, value, "")) for name, value in said.items()]
    return "\n\n".join([header + "\n" + sections[0], *sections[1:]]) + "\n" if sections else header + "\n"


def _field(name, value, indent) -> Iterator[str]:
    line = f"{indent}{as_yaml(name)}: {as_yaml(value)}"
    if not isinstance(value, dict | list) or not value or (indent and len(line) <= WIDEST):
        yield line
    else:
        yield f"{indent}{as_yaml(name)}:"
        yield from _block(value, indent + "  ")


def _block(value, indent) -> Iterator[str]:
    if isinstance(value, dict):
        for name, child in value.items():
            yield from _field(name, child, indent)
        return
    for child in value:
        line = f"{indent}- {as_yaml(child)}"
        if len(line) <= WIDEST or not isinstance(child, dict | list) or not child:
            yield line
        else:
            first, *others = _block(child, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from others
