"""What differs between two versions of a programme, in sentences that the reader understands.

Rows are compared by key, so what is renamed or moved is one row and not two. Pure: documents in, sentences out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from programs import files
from programs.differences.names import KIND_NAMES, Names
from programs.differences.sections import SECTIONS
from programs.differences.values import Rows, Said, differs, said
from programs.documents import ORIGIN, Document

KINDS = tuple(KIND_NAMES)  # what is told first stands first
FOR_NEWCOMERS = ("items", "meetings", "sessions", "reviews", "evaluations", "phases", "workload", "program")


@dataclass(frozen=True)
class Difference:
    """One thing that differs: what kind of change, in which row, and a sentence without the row's name.

    `section` and `key` say where in the document; the key of a row inside another is "course/first-day". `anchor` is
    the id of the outer row where it stands on a page.
    """

    kind: str
    section: str
    key: str
    label: str
    sentence: str

    @property
    def mark(self) -> str:
        """“Tidigare”: the word beside it."""
        return str(KIND_NAMES[self.kind])

    @property
    def what(self) -> str:
        """“fas”: what the row is; empty of an item or a question, which is what people expect."""
        is_expected = self.section in ("items", "questions") or not self.key
        return "" if is_expected else str(SECTIONS[self.section].one)

    @property
    def anchor(self) -> str:
        return f"{self.section}-{self.key.partition('/')[0]}" if self.key else self.section


def differences(before: Document, after: Document) -> list[Difference]:
    """Everything that differs between two documents; what changes for a newcomer stands first."""
    before, after = files.normal(before), files.normal(after)
    names = Names(before, after)
    found = [row for name in SECTIONS for row in _of_section(names, name, before.get(name), after.get(name))]
    return sorted(found, key=_importance)


def _importance(difference):
    is_far = difference.section not in FOR_NEWCOMERS
    return is_far, KINDS.index(difference.kind), list(SECTIONS).index(difference.section)


def _of_section(names, section, before, after) -> Iterator[Difference]:
    if section == "program":
        rows = SECTIONS[section]
        yield from of_row(names, section, "", str(rows.many).capitalize(), rows, before or {}, after or {})
    else:
        yield from of_rows(names, section, SECTIONS[section], before or [], after or [])


def of_rows(names, section, rows: Rows, before, after, within="", inside="") -> Iterator[Difference]:
    """New, removed, changed and reordered rows; `within` and `inside` are the key and the name of the row around."""
    old, new = _by_key(rows, before), _by_key(rows, after)
    kept = [key for key in new if key in old]
    for key, row in {**old, **new}.items():
        place, label = _join("/", within, key), _join(": ", inside, names.label(rows, row))
        if key not in old:
            yield Difference("new", section, place, label, rows.tell(names, row))
        elif key not in new:
            yield Difference("removed", section, place, label, "")
        else:
            yield from of_row(names, section, place, label, rows, old[key], row)
    if kept != [key for key in old if key in new]:
        label = inside or str(rows.many).capitalize()
        yield Difference("order", section, within, label, _("%(rows)s: another order.") % {"rows": rows.many})


def _by_key(rows, listed):
    return {row.get(rows.key): row for row in listed if isinstance(row, dict)}


def _join(sign, *parts):
    return sign.join(str(part) for part in parts if part)


def of_row(names, section, place, label, rows, before, after) -> Iterator[Difference]:
    """What differs in one row: one difference for each kind of change, and those of the rows inside it."""
    sentences: dict[str, list[str]] = {}
    for name, field in rows.fields.items():
        old, new = before.get(name), after.get(name)
        if isinstance(field, Rows):
            yield from of_rows(names, section, field, old or [], new or [], place, label)
        elif differs(old, new):
            found = said(names, field, old, new)
            sentences.setdefault(found.kind, []).append(found.sentence)
    if origin := _origin(before, after):
        sentences.setdefault(origin.kind, []).append(origin.sentence)
    for kind, told in sentences.items():
        yield Difference(kind, section, place, label, f"{'; '.join(told)}.")


def _origin(before: dict[str, Any], after: dict[str, Any]) -> Said | None:
    """A row may become common, or a programme's own again."""
    if before.get(ORIGIN) == after.get(ORIGIN):
        return None
    return Said("other", _("is now inherited") if ORIGIN in after else _("is no longer inherited"))
