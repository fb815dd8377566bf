"""Sections and questions of a questionnaire's document, found by their keys: ("questions", "first-weeks"). Pure."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from django.utils.text import slugify

from accounts.errors import StaleEdit
from programs.documents_rows import LONGEST_KEY, fingerprint
from questionnaires.questions import CLOSED

Document = dict[str, Any]
Row = dict[str, Any]
Place = tuple[str, str]  # what it is, and its key; the head has no key

HEAD: Place = ("head", "")
SECTIONS, QUESTIONS = "sections", "questions"
SIDES = ("before", "after", "first", "last")


class NoSuchRow(LookupError):
    """Nothing stands at the place."""


def opened(document: Document) -> Document:
    """A copy to change, with every list there, though there is nothing in it yet."""
    copy = deepcopy(document)
    for section in copy.setdefault("sections", []):
        section.setdefault("questions", [])
    return copy


def head(document: Document) -> Row:
    return document["questionnaire"]


def sections(document: Document) -> list[Row]:
    return document["sections"]


def questions(document: Document) -> list[Row]:
    return [row for section in sections(document) for row in section["questions"]]


def row_at(document: Document, place: Place) -> Row:
    what, key = place
    if place == HEAD:
        return head(document)
    rows = {SECTIONS: sections, QUESTIONS: questions}.get(what, _no_rows)(document)
    found = next((row for row in rows if row["key"] == key), None)
    if found is None:
        raise NoSuchRow(place)
    return found


def _no_rows(_document):
    return []


def section_of(document: Document, key: str) -> Row:
    """The section that a question stands in."""
    for section in sections(document):
        if any(row["key"] == key for row in section["questions"]):
            return section
    raise NoSuchRow((QUESTIONS, key))


def rows_around(document: Document, place: Place) -> list[Row]:
    """The rows among which one stands."""
    what, key = place
    return sections(document) if what == SECTIONS else section_of(document, key)["questions"]


def deciding(document: Document, key: str = "") -> list[Row]:
    """The closed questions before one, or before a new one that comes last: its asking can depend on them."""
    rows = questions(document)
    number = next((n for n, row in enumerate(rows) if row["key"] == key), len(rows))
    return [row for row in rows[:number] if row["kind"] in CLOSED]


def depending(document: Document, key: str) -> list[Row]:
    """The questions that are asked only after some answer to this one."""
    return [row for row in questions(document) if (row.get("when") or {}).get("question") == key]


def change_row(document: Document, place: Place, values: Row, *, seen: str) -> None:
    """Let a row say `values` and keep its key. StaleEdit when it is not as it was when shown, unless it says so."""
    try:
        row = row_at(document, place)
    except NoSuchRow:
        raise StaleEdit(None) from None
    kept = {name: row[name] for name in ("key", "questions") if name in row}
    wanted = kept | {name: value for name, value in values.items() if value not in (None, "", [])}
    if fingerprint(row) != seen and row != wanted:
        raise StaleEdit(row)
    row.clear()
    row.update(wanted)


def add_row(document: Document, place: Place, values: Row) -> str:
    """Add a section last, or a question last in the section at `place`; the key that was made from its words."""
    what = SECTIONS if place == HEAD else QUESTIONS
    said = {name: value for name, value in values.items() if value not in (None, "", [])}
    words = (values.get("name") or values.get("text") or {}).get("sv", "")
    taken = {row["key"] for row in (sections(document) if what == SECTIONS else questions(document))}
    key = new_key(words, taken, what.rstrip("s"))
    if what == SECTIONS:
        sections(document).append({"key": key, **said, "questions": []})
    else:
        row_at(document, place)["questions"].append({"key": key, **said})
    return key


def new_key(words: str, taken, otherwise: str) -> str:
    """Short, made from words, and nobody else's."""
    key = re.sub("-+", "-", slugify(words).replace("_", "-"))
    key = _shortened(key if key[:1].isalpha() else f"{otherwise}-{key}", LONGEST_KEY)
    return next(name for name in _numbered(key) if name not in taken)


def _shortened(key, longest):
    """Whole words of it, if there are several."""
    if len(key) > longest and "-" in key[:longest]:
        key = key[: longest + 1].rsplit("-", 1)[0]
    return key[:longest].strip("-")


def _numbered(key) -> Iterator[str]:
    yield key
    number = 2
    while True:
        yield f"{key[: LONGEST_KEY - 4]}-{number}"
        number += 1


def order(document: Document) -> list[list[str]]:
    """The keys of everything, by section: what a move is seen against."""
    return [[section["key"], *(row["key"] for row in section["questions"])] for section in sections(document)]


def steps(document: Document, place: Place) -> tuple[str, str]:
    """Where one step up and one step down lead, as `move` reads it; empty at the ends.

    A question goes on into the section before or after its own.
    """
    what, key = place
    rows = rows_around(document, place)
    number = next(n for n, row in enumerate(rows) if row["key"] == key)
    up = f"before:{rows[number - 1]['key']}" if number else ""
    down = f"after:{rows[number + 1]['key']}" if number + 1 < len(rows) else ""
    if what == SECTIONS:
        return up, down
    keys = [section["key"] for section in sections(document)]
    here = keys.index(section_of(document, key)["key"])
    return up or _into("last", keys[:here][-1:]), down or _into("first", keys[here + 1 :][:1])


def _into(end, keys):
    return f"{end}:{keys[0]}" if keys else ""


def move(document: Document, place: Place, way: str, *, seen: str) -> None:
    """Before or after another row, first or last in a section. StaleEdit when the order is another than was seen."""
    if fingerprint(order(document)) != seen:
        raise StaleEdit(order(document))
    what, key = place
    side, _colon, beside = way.partition(":")
    if side not in SIDES:
        raise NoSuchRow(place)
    rows, row = rows_around(document, place), row_at(document, place)
    if beside == key:
        return
    if side in ("first", "last") and what == QUESTIONS:
        aim, number = row_at(document, (SECTIONS, beside))["questions"], None if side == "last" else 0
    else:
        aim = rows_around(document, (what, beside))
        number = next(n for n, other in enumerate(aim) if other["key"] == beside) + (side == "after")
    if aim is rows and number is not None:
        number -= rows.index(row) < number
    rows.remove(row)
    aim.insert(len(aim) if number is None else number, row)


def take(document: Document, place: Place) -> Row:
    """Take a row away; what is needed to put it back: {what, row, section, number}."""
    what, key = place
    rows, row = rows_around(document, place), row_at(document, place)
    around = section_of(document, key)["key"] if what == QUESTIONS else ""
    taken = {"what": what, "row": row, "section": around, "number": rows.index(row)}
    rows.remove(row)
    return taken


def put_back(document: Document, taken: Row) -> None:
    """A row that was taken away stands again where it stood, or last when its section is gone too.

    Questions whose keys are there already are not put back twice.
    """
    row, keys = taken["row"], {one["key"] for one in questions(document)}
    if taken["what"] == SECTIONS:
        if any(section["key"] == row["key"] for section in sections(document)):
            return
        left = [one for one in row["questions"] if one["key"] not in keys]
        sections(document).insert(taken["number"], row | {"questions": left})
    elif row["key"] not in keys:
        around = [section for section in sections(document) if section["key"] == taken["section"]]
        (around or sections(document)[-1:])[0]["questions"].insert(taken["number"], row)
