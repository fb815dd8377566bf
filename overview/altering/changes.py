"""Every date before and after, by part and month: of a change that is thought of, and of one that was made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs.parts import Change, all_parts

PARTS = {
    "mentoring": gettext_lazy("Meetings"),
    "training": gettext_lazy("Groups and courses"),
    "reviews": gettext_lazy("Progress reviews"),
    "evaluations": gettext_lazy("Evaluations"),
    "checklists": gettext_lazy("Checklist"),
}
ORDER = tuple(PARTS)
OPEN = 12  # rows of a group that is not folded


@dataclass(frozen=True)
class Row:
    """One thing of the plan: where it was and where it is, in words; empty for what was not or is no more."""

    part: str
    label: str
    on: date | None
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class Group:
    """What one part has moved, added and taken away, in the order of the calendar."""

    part: str
    rows: tuple[Row, ...]

    @property
    def title(self):
        return PARTS.get(self.part) or next(part.title for part in all_parts() if part.name == self.part)

    @property
    def is_open(self):
        return len(self.rows) <= OPEN

    @property
    def months(self):
        """[(first day of the month or None, rows)]"""
        return [(month, list(rows)) for month, rows in groupby(self.rows, key=_month)]

    @property
    def words(self):
        """“12 flyttas, 2 läggs till och 1 tas bort”"""
        moved = sum(bool(row.before and row.after) for row in self.rows)
        added = sum(bool(row.after and not row.before) for row in self.rows)
        gone = sum(bool(row.before and not row.after) for row in self.rows)
        numbers = [
            (moved, ngettext("%(count)s is moved", "%(count)s are moved", moved)),
            (added, ngettext("%(count)s is added", "%(count)s are added", added)),
            (gone, ngettext("%(count)s is taken away", "%(count)s are taken away", gone)),
        ]
        return get_text_list([words % {"count": count} for count, words in numbers if count], _("and"))


def _month(row):
    return row.on.replace(day=1) if row.on else None


def groups_of(changes: Iterable[Change]) -> list[Group]:
    """Of a proposal, or of the kept lines of a change that was made; a day that is left out has no row."""
    parts = {part.name: part for part in all_parts()}
    shown = [change for change in changes if (change.before or change.after) and change.part in parts]
    rows = sorted((_row(parts[change.part], change) for change in shown), key=_order)
    return [Group(name, tuple(group)) for name, group in groupby(rows, key=lambda row: row.part)]


def _row(part, change):
    before, after = (part.in_words(values) if values else "" for values in (change.before, change.after))
    return Row(change.part, change.label, change.on, before, after, change.reason)


def _order(row):
    return _place(row.part), row.on is None, row.on or date.max


def _place(part):
    return (ORDER.index(part) if part in ORDER else len(ORDER), part)


def ends_of(before: dict, after: dict) -> list[tuple[str, date, date]]:
    """(what, the day before, the day after) of the three days that hold a plan, from its facts."""
    names = {
        "start_on": _("First day"),
        "close_support_until_on": _("Close support until"),
        "end_on": _("The whole until"),
    }
    return [(label, *(_day(side[name]) for side in (before, after))) for name, label in names.items()]


def _day(value):
    return date.fromisoformat(value) if isinstance(value, str) else value
