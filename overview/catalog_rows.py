"""The rows of a document, as a page reads the rows of a version."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from programs.words import Words


class Row:
    """A row of a document: its fields, with texts in the reader's language, and what it is called."""

    def __init__(self, fields: dict[str, Any], **more: Any):
        self._fields = {**fields, **more}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        value = self._fields.get(name, "")
        return Words(value) if isinstance(value, dict) and "sv" in value else value

    def __str__(self) -> str:
        return str(self.name or self.title)


class Rows(list):
    """Answers as the rows of a version do."""

    def all(self):
        return self


@dataclass
class Source:
    """Something the programme builds on, and how much of it comes from there."""

    row: Row
    items: int

    def __str__(self):
        return str(self.row)


def said_of(row: dict[str, Any]) -> list[tuple[str, Words]]:
    """[(what it is, text)] of everything an item says."""
    labels = {"why": _("Why"), "what": _("What"), "how": _("How")}
    said = [(label, Words(row[name])) for name, label in labels.items() if row.get(name)]
    if practice := row.get("practice"):
        said.append((_("At home"), Words(practice["text"])))
    return said
