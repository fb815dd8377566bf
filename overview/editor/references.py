"""What the fields of a draft may point at, by name."""

from functools import cached_property
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from overview.programs_words import length_words
from programs.documents import Document, is_inherited
from programs.documents_links import sections_of
from programs.documents_rows import Place, Row
from programs.files.links import REFERENCES
from programs.words import Words

Choices = list[tuple[str, str]]
NEWCOMER = "newcomer"
OURS = "ours"
SPAN = (("start", "from"), ("end", "until"))  # of a period of workload, which has no name


class References:
    """The names of the rows of a whole document, inherited ones too."""

    def __init__(self, document: Document):
        self.document = document

    def choices(self, pattern: str) -> Choices | None:
        """What a field such as "items/*/theme" may point at; None for one that points at nothing."""
        sections = sections_of(pattern) or sections_of(f"{pattern}/*")
        if not sections:
            return None
        if sections == ("sources",):
            return [(OURS, _("Our own proposal")), *self.named("sources")] if self.document.get("sources") else None
        if pattern == "here/*/item":
            return self._named(row for row in self.document.get("items", []) if is_inherited(row))
        rows = [choice for section in sections for choice in self.named(section)]
        return [(NEWCOMER, _("Newcomer")), *rows] if self._is_role(pattern) else rows

    def _is_role(self, pattern):
        return "roles" in (REFERENCES.get(pattern), REFERENCES.get(f"{pattern}/*"))

    def named(self, section: str) -> Choices:
        return self._named(self.document.get(section, []))

    def _named(self, rows):
        return [(row["key"], capfirst(title_of(row)) or row["key"]) for row in rows if row.get("key")]

    @cached_property
    def roles(self) -> dict[str, str]:
        return {NEWCOMER: _("newcomer")} | {key: name.lower() for key, name in self.named("helpers")}

    @cached_property
    def items(self) -> dict[str, str]:
        return dict(self.named("items"))

    def title(self, place: Place, row: Row) -> str:
        """What a row is called on a page."""
        if place[-1] == "agreement":
            return capfirst(self.roles.get(row.get("role", ""), row.get("role", "")))
        if place[-1] == "workload" and row.get("from") and row.get("until"):
            return _("From %(start)s to %(end)s") % {name: length_words(row[at]) for name, at in SPAN}
        if place[-1] == "here":
            return self.items.get(row.get("item", ""), row.get("item", ""))
        return title_of(row) or row.get("key", "")


def title_of(row: Row) -> str:
    return next((text for name in ("name", "title", "text") if (text := _text(row.get(name)))), "")


def _text(value: Any) -> str:
    return str(Words(value)) if isinstance(value, dict) else ""
