"""Which rows of a document point at which. Pure."""

from collections.abc import Iterator
from typing import Any

from programs.documents import Document
from programs.documents_rows import Place, name_of
from programs.files.content import places
from programs.files.links import REFERENCES

# What the file's own rules tell in their own way.
ALSO = {"requirements/*/series": ("meetings", "sessions"), "here/*/item": ("items",)}
ROLES = "roles"


def sections_of(pattern: str) -> tuple[str, ...]:
    """The sections that a field may point at, such as "items/*/theme"; none for a field that points nowhere."""
    if pattern in ALSO:
        return ALSO[pattern]
    section = REFERENCES.get(pattern)
    return ("helpers",) if section == ROLES else (section,) if section else ()


def pointing_at(document: Document, place: Place) -> list[Place]:
    """The rows that name a row, each once, in the order of the document."""
    found = [_row_of(document, path) for path in _uses(document, place)]
    return [where for where in dict.fromkeys(found) if where != place]


def rename(document: Document, place: Place, key: str) -> None:
    """Let everything that names a row name it by its new key."""
    for *around, last in list(_uses(document, place)):
        target: Any = document
        for step in around:
            target = target[step]
        target[last] = key


def _uses(document, place) -> Iterator[tuple]:
    if len(place) != 2:
        return
    for pattern in [*REFERENCES, *ALSO]:
        if place[0] in sections_of(pattern):
            yield from (path for path, value in places(document, pattern) if value == place[1])


def _row_of(document, path) -> Place:
    """The row that a path leads into: the innermost one that has a name of its own."""
    where: list[str] = []
    value: Any = document
    for name, number in zip(path[::2], path[1::2], strict=False):
        if not isinstance(number, int):
            break
        value = value[name][number]
        if not isinstance(value, dict):
            break
        where += [name, name_of((name,), value)]
    return tuple(where)
