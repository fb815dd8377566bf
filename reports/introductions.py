"""The rows behind an export: as many as the filter shows, a batch at a time."""

from collections.abc import Iterator
from itertools import islice

from checklists.selectors import progress, untouched_counts
from look.writers import Value
from mentoring.figures import SORTS, sorted_by, with_meetings
from programs.models import Introduction
from reports.columns import Column, Row

BATCH = 500
USUAL = "-week"


def table(introductions, columns: list[Column], sort: str = USUAL) -> Iterator[list[Value]]:
    """The headings, then a row for each introduction; the number of queries grows with the batches only."""
    yield [str(column.heading) for column in columns]
    for row in _rows(introductions, sort if sort.removeprefix("-") in SORTS else USUAL):
        yield [column.value(row) for column in columns]


def _rows(introductions, sort):
    ids = iter(list(sorted_by(with_meetings(introductions), sort).values_list("pk", flat=True)))
    while batch := list(islice(ids, BATCH)):
        loaded = with_meetings(Introduction.objects.filter(pk__in=batch)).with_people().in_bulk()
        rows = list(loaded.values())
        themes, levels = untouched_counts(rows), progress(rows)
        yield from (Row(loaded[pk], themes[pk], levels[pk]) for pk in batch)
