"""The dates of a plan as tables: by week while the support is close, by month after it."""

from collections import Counter
from dataclasses import dataclass
from datetime import time
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from overview import weeks
from programs.parts import Entry

OWN_COLUMN = ("mentor", "joint")  # kinds of meetings; everything else shares the last column


@dataclass(frozen=True)
class Usual:
    """When most meetings of a series are; a time is printed only where it is another."""

    label: str
    weekday: int
    clock: time
    entry: Entry  # one of them

    @property
    def days(self):
        names = [_("Mondays"), _("Tuesdays"), _("Wednesdays"), _("Thursdays"), _("Fridays")]
        return [*names, _("Saturdays"), _("Sundays")][self.weekday]


@dataclass(frozen=True)
class Dated:
    """An entry as it is printed."""

    entry: Entry
    shows_time: bool

    @property
    def is_moved(self):
        return bool(self.entry.reason)


@dataclass(frozen=True)
class WeekRow:
    """A week: the meetings in their columns, and what else there is in it."""

    week: weeks.Row
    cells: list[list[Dated]]
    others: list[Dated]

    @property
    def is_empty(self):
        return not self.week.entries


@dataclass(frozen=True)
class Weekly:
    """`years` are (year, rows) by ISO week."""

    columns: list[str]
    years: list[tuple[int, list[WeekRow]]]


def usual_times(timeline):
    """{key of a series: Usual}, in the order of the threads."""
    labels = labels_of(timeline)
    timed = [entry for entry in timeline.entries if entry.starts_at and entry.thread in labels]
    begins = Counter((entry.thread, entry.on.weekday(), clock_of(entry)) for entry in timed)
    usual = {}
    for key, label in labels.items():
        own = {found: number for found, number in begins.items() if found[0] == key}
        if own:
            _key, weekday, clock = max(own, key=lambda found: own[found])
            entry = next(entry for entry in timed if (entry.thread, clock_of(entry)) == (key, clock))
            usual[key] = Usual(label, weekday, clock, entry)
    return usual


def weekly(timeline, support, usual):
    """Every week of close support, the empty ones too: that they become more and more is the idea."""
    introduction, labels = timeline.introduction, labels_of(timeline)
    keys = [
        thread.key for kind in OWN_COLUMN for thread in timeline.threads if thread.kind == kind and thread.is_counted
    ]
    found = weeks.week_rows(timeline.entries, introduction.start_on, introduction.close_support_until_on, support.away)
    rows = [_row(week, keys, usual) for week in found]
    years = groupby(rows, key=lambda row: row.week.first.isocalendar().year)
    return Weekly([labels[key] for key in keys], [(year, list(group)) for year, group in years])


def after_close_support(timeline, usual):
    """(month, entries) with something in it, until the whole programme ends."""
    introduction = timeline.introduction
    first = introduction.close_support_until_on + weeks.A_DAY
    months = weeks.month_rows(timeline.entries, first, introduction.end_on)
    return [(month.first, dated(month.entries, usual)) for month in months]


def labels_of(timeline):
    """What each series is called by the newcomer, who is one of those who meet."""
    return {thread.key: thread.own_label for thread in timeline.threads if thread.is_counted}


def dated(entries, usual):
    return [Dated(entry, is_unusual(entry, usual.get(entry.thread))) for entry in entries]


def is_unusual(entry, usual):
    """Has a time, and another one than the series mostly has."""
    return entry.starts_at is not None and (usual is None or usual.clock != clock_of(entry))


def clock_of(entry):
    return timezone.localtime(entry.starts_at).time()


def _row(week, keys, usual):
    cells = [dated([entry for entry in week.entries if entry.thread == key], usual) for key in keys]
    return WeekRow(week, cells, dated([entry for entry in week.entries if entry.thread not in keys], usual))
