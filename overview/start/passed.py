"""What has already passed when an introduction is written down late, and what becomes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.step import PREPARED, Step

ITEMS = "checklists"
NAMES = {ITEMS: _("Items of the checklist"), PREPARED: _("What should have been ready for the first day")}
# A part that says nothing here keeps what has passed as it is.
BECOMES = {
    "mentoring": _("They stand in the plan. Note those that took place; the others need nothing."),
    "reviews": _("Note it if it took place; otherwise skip it, with a reason."),
    "training": _("The group is planned from a day that has been. Choose a later first day, or another group."),
    "evaluations": _("It closed before anyone could answer. Nobody is asked."),
    ITEMS: _("They stay in the checklist. A window is no deadline: mark what is already known, and do the rest now."),
    PREPARED: _("It stays on the list until it is ready."),
}


@dataclass(frozen=True)
class Passed:
    """So many steps of one kind that lie before today."""

    label: str
    count: int
    first_on: date
    last_on: date
    becomes: str


def passed_of(steps: list[Step]) -> list[Passed]:
    """In the order of the plan; nothing for a start that is not late."""
    groups: dict[tuple[str, str], list[Step]] = {}
    for step in _gone(steps):
        groups.setdefault(_group(step), []).append(step)
    return [_passed(kind, name, rows) for (kind, name), rows in groups.items()]


def _gone(steps) -> Iterator[Step]:
    today = timezone.localdate()
    dated = sorted((step for step in steps if step.last_on), key=lambda step: step.last_on)
    return (step for step in dated if step.last_on < today)


def _group(step):
    """Items are counted together; meetings by series, the rest by name."""
    kind = PREPARED if step.kind == PREPARED else step.part
    return kind, str(NAMES.get(kind, step.label))


def _passed(kind, name, rows):
    days = [day for row in rows for day in (row.from_on, row.last_on)]
    return Passed(name, len(rows), min(days), max(days), str(BECOMES.get(kind, "")))
