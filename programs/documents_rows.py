"""Rows of a document, found by where they stand: ("sessions", "course", "sessions", "the-role"). Pure.

A place of an odd length is a list, one of an even length a row in it; ("program",) is the head, which is a row as well.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify

from accounts.errors import StaleEdit
from programs.documents import Document

Place = tuple[str, ...]
Row = dict[str, Any]

HEAD: Place = ("program",)
NAMED_BY = {"agreement": "role", "here": "item"}  # what tells the rows of a list apart; elsewhere it is their key
APART = {"meetings": ("meetings", "sessions"), "sessions": ("sessions", "meetings")}  # these share their keys
LONGEST_KEY = 60


class NoSuchRow(LookupError):
    """Nothing stands at the place."""


def is_list(place: Place) -> bool:
    return len(place) % 2 == 1 and place != HEAD


def name_of(place: Place, row: Row) -> str:
    """What tells a row of the list at `place` apart."""
    return row.get(NAMED_BY.get(place[-1], "key"), "")


def rows_at(document: Document, place: Place) -> list[Row]:
    """The rows of a list, none where it is not begun; NoSuchRow when what it stands in is not there."""
    around = document if len(place) == 1 else row_at(document, place[:-1])
    return around.get(place[-1]) or []


def row_at(document: Document, place: Place) -> Row:
    if place == HEAD:
        return document["program"]
    for row in rows_at(document, place[:-1]):
        if name_of(place[:-1], row) == place[-1]:
            return row
    raise NoSuchRow(place)


def fingerprint(value: Any) -> str:
    """Tells whether something still is as it was shown."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def said(row: Row, names: Iterable[str]) -> Row:
    """What a row says in some of its fields."""
    return {name: row[name] for name in names if row.get(name) is not None}


def change_row(document: Document, place: Place, values: Row, *, seen: str) -> None:
    """Let some fields of a row say something else; None takes a field away.

    `seen` is the fingerprint of what those fields said when they were shown. StaleEdit when they say something else
    by now: two editors of different rows, or of different fields, never meet.
    """
    try:
        row = row_at(document, place)
    except NoSuchRow:
        raise StaleEdit(None) from None
    wanted = said(values, values)
    if fingerprint(said(row, values)) != seen and said(row, values) != wanted:
        raise StaleEdit(row)
    for name in values:
        row.pop(name, None)
    row.update(wanted)


def add_row(document: Document, place: Place, row: Row) -> None:
    around = document if len(place) == 1 else row_at(document, place[:-1])
    around.setdefault(place[-1], []).append(row)


def siblings(document: Document, place: Place) -> list[str]:
    """The names of the rows among which a row is moved: of an item, those of its theme."""
    row, rows = row_at(document, place), rows_at(document, place[:-1])
    if place[0] == "items":
        rows = [other for other in rows if other.get("theme") == row.get("theme")]
    return [name_of(place[:-1], other) for other in rows]


def move_row(document: Document, place: Place, *, side: str, beside: str, seen: str) -> None:
    """Let a row stand right before or after another. StaleEdit when the order is not the one that was seen."""
    order = siblings(document, place)
    if fingerprint(order) != seen or beside not in order:
        raise StaleEdit(order)
    rows, row = rows_at(document, place[:-1]), row_at(document, place)
    if beside == place[-1]:
        return
    rows.remove(row)
    number = next(n for n, other in enumerate(rows) if name_of(place[:-1], other) == beside)
    rows.insert(number + (side == "after"), row)


def remove_row(document: Document, place: Place, *, seen: str) -> None:
    row = row_at(document, place)
    if fingerprint(row) != seen:
        raise StaleEdit(row)
    rows_at(document, place[:-1]).remove(row)
    around = document if len(place) == 2 else row_at(document, place[:-2])
    if not around[place[-2]]:
        del around[place[-2]]


def bring_back(document: Document, before: Document, place: Place) -> None:
    """A row that was taken away since `before` stands again where it stood: after what it then stood after."""
    row, earlier = row_at(before, place), [name_of(place[:-1], other) for other in rows_at(before, place[:-1])]
    if any(name_of(place[:-1], other) == place[-1] for other in rows_at(document, place[:-1])):
        return
    add_row(document, place[:-1], row)
    rows, above = rows_at(document, place[:-1]), earlier[: earlier.index(place[-1])]
    there = [number for number, other in enumerate(rows) if name_of(place[:-1], other) in above]
    rows.insert(there[-1] + 1 if there else 0, rows.pop())


def new_key(document: Document, place: Place, words: str, begins_with: str = "") -> str:
    """A key for a row that is added to a list: short, made from its words, and nobody else's."""
    key = slugify(" ".join(filter(None, [begins_with, words])))[:LONGEST_KEY].strip("-_").replace("_", "-")
    key = re.sub("-+", "-", key)
    if not key[:1].isalpha():
        key = f"{place[-1].rstrip('s')}-{key}".strip("-")
    lists = [(name,) for name in APART.get(place[0], place)] if len(place) == 1 else [place]
    taken = {name_of(place, row) for one in lists for row in rows_at(document, one)}
    return next(name for name in _numbered(key) if name not in taken)


def _numbered(key):
    yield key
    number = 2
    while True:
        yield f"{key[: LONGEST_KEY - 4]}-{number}"
        number += 1
