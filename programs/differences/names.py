"""What rows and kinds of changes are called when differences are told."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from programs.files.questions import questions_of
from programs.words import Words

KIND_NAMES = {
    "earlier": pgettext_lazy("kind of change", "Earlier"),
    "later": pgettext_lazy("kind of change", "Later"),
    "new": pgettext_lazy("kind of change", "New"),
    "removed": pgettext_lazy("kind of change", "Removed"),
    "rhythm": pgettext_lazy("kind of change", "Rhythm"),
    "longer": pgettext_lazy("kind of change", "Longer"),
    "shorter": pgettext_lazy("kind of change", "Shorter"),
    "people": pgettext_lazy("kind of change", "People"),
    "words": pgettext_lazy("kind of change", "Words"),
    "order": pgettext_lazy("kind of change", "Order"),
    "other": pgettext_lazy("kind of change", "Changed"),
}
NAMED_BY = ("name", "title", "text")


class Names:
    """Rows are referred to by key and told by name: as the later document says, else the earlier."""

    def __init__(self, before: dict[str, Any], after: dict[str, Any]):
        self.head = {**before.get("program", {}), **after.get("program", {})}
        self._rows = {
            (section, row.get("key")): row
            for document in (before, after)
            for section, rows in _lists(document)
            for row in rows
            if isinstance(row, dict)
        }

    def of(self, section: str, key: str) -> str:
        """“Ta emot information”; the key itself when there is no such row."""
        if section == "roles":
            return _("the newcomer") if key == "newcomer" else self.of("helpers", key)
        row = self._rows.get((section, key), {})
        return next((str(Words(row[field])) for field in NAMED_BY if row.get(field)), str(key))

    def options(self, key: str) -> dict[str, dict[str, str]]:
        """The words of the options of a question."""
        return {option["key"]: option["text"] for option in self._rows.get(("questions", key), {}).get("options", [])}

    def series(self, key: str) -> str:
        """Of meetings or of sessions, which share their keys."""
        return self.of("meetings" if ("meetings", key) in self._rows else "sessions", key)

    def label(self, rows, row: dict[str, Any]) -> str:
        """What a row is called; one without a name of its own by what it is about."""
        own = next((row[field] for field in NAMED_BY if isinstance(row.get(field), dict)), None)
        if own and rows.key == "key":
            return str(Words(own))
        try:
            return rows.label(self, row) if rows.label else str(row[rows.key])
        except (LookupError, TypeError, ValueError, AttributeError):  # of a draft that is not right yet
            return str(rows.one)


def _lists(document) -> Iterator[tuple[str, list[Any]]]:
    """The sections, and the questions of questionnaires, which refer to each other too."""
    for section, rows in document.items():
        if isinstance(rows, list):
            yield section, rows
    for questionnaire in document.get("questionnaires") or []:
        yield "questions", [row for _path, row in questions_of(questionnaire)]
