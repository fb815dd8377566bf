"""Whoever keeps a routine up to date is told when to look it over and when its link has died: once for each time."""

from collections.abc import Callable, Iterator
from datetime import date

from routines.models import Routine
from routines.owners import owners_of

Row = tuple[str, int, int]  # key of the message, person, routine


def due(on: date) -> Iterator[tuple[str, list[Row]]]:
    """(kind, rows) of the day. The key holds the period, so a successor is told too and nobody twice."""
    routines = Routine.objects.select_related("node").defer("text")
    yield "routine_overdue", _rows(routines.overdue(on), on, lambda row: f"routine-overdue:{row.pk}:{row.review_on}")
    yield (
        "routine_link_dead",
        _rows(routines.with_dead_link(on), on, lambda row: f"routine-link-dead:{row.pk}:{row.link_failed_on}"),
    )


def _rows(routines, on: date, period: Callable[[Routine], str]) -> list[Row]:
    found = list(routines.order_by("pk"))
    owners = owners_of(found, on)
    return [(f"{period(row)}:{person}", person, row.pk) for row in found for person in sorted(owners[row.pk])]
