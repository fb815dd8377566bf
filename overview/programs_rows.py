"""The rows of a document, as a page shows them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from programs.differences.choices import KINDS, LEVELS
from programs.documents import HERE, ORIGIN
from programs.time_words import weeks_words
from programs.words import Words

OURS = "ours"


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


@dataclass(frozen=True)
class Counted:
    """Items of an area: those that are common, and those of the unit or of the place that adds to the common."""

    common: int
    local: int

    @classmethod
    def of(cls, items):
        levels = [item.level for item in items]
        return cls(levels.count("common"), levels.count("local"))

    @property
    def all(self):
        return self.common + self.local


@dataclass
class Source:
    """Something the programme builds on, and how many of its items come from there."""

    name: str
    url: str
    items: int

    def __str__(self):
        return self.name


@dataclass
class Sources:
    """Where rows come from: what the programme names, and what is the proposal of whoever wrote the row."""

    rows: list[dict[str, Any]]
    owners: dict[int, str]  # of the programmes that rows are inherited from

    def used_by(self, items):
        """What is built on, in the order of the document; a document that tells of none names each by a word."""
        keys = [row.get("source", "") for row in items]
        named = {row["key"]: row for row in self.rows} | {key: {"name": key} for key in keys if key and not self.rows}
        return [Source(str(Row(row)), row.get("url", ""), keys.count(key)) for key, row in named.items() if key != OURS]

    def of(self, row) -> Row:
        """The source of an item, with its name and, where it has one, its address."""
        key = row.get("source", "")
        if key == OURS:
            return Row({"name": self._proposal_of(row)})
        return next((Row(source) for source in self.rows if source["key"] == key), Row({"name": key}))

    def _proposal_of(self, row):
        owner = self.owners.get(row.get(ORIGIN))
        return _("Proposal of %(owner)s") % {"owner": owner} if owner else _("Our own proposal")


def item_of(row: dict[str, Any], sources: Sources, for_whom: list[str]) -> Row:
    """An item with everything that a reader of the programme sees of it."""
    return Row(
        row,
        kind=KINDS[row["kind"]],
        level_words=LEVELS[row["level"]],
        weeks=weeks_words(*row["weeks"]),
        owner=sources.owners.get(row.get(ORIGIN), ""),
        here=row.get(HERE, ""),
        said=_said(row, for_whom),
        source=sources.of(row),
    )


def _said(row, for_whom):
    """[(what it is, text)]"""
    labels = {"why": _("Why"), "what": _("What"), "how": _("How")}
    said = [(label, Words(row[name])) for name, label in labels.items() if row.get(name)]
    if practice := row.get("practice"):
        said.append((_("At home"), Words(practice["text"])))
    return [*said, *((_("Only for"), words) for words in for_whom)]
