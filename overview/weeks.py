"""A plan read by time: weeks while the support is close, then months, then terms. Pure: entries in, rows out."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from overview.plan_words import season_name
from programs.calendar import weeks_between
from programs.parts import Entry

SIX_DAYS = timedelta(days=6)
A_DAY = timedelta(days=1)
LAST_WEEK_OF_AUTUMN = 51  # from week 52 it is winter


@dataclass
class Row:
    """A stretch of the plan: an ISO week, a month or a term."""

    first: date
    last: date
    entries: list[Entry]
    unit: str = "week"
    away: Any = None
    is_now: bool = False

    @property
    def friday(self):
        """Where a working week ends."""
        return self.last - timedelta(days=2)


@dataclass
class Block:
    """Rows under one heading; the key names the heading and is the anchor on the page."""

    key: str
    rows: list[Row] = field(default_factory=list)

    @property
    def last(self):
        return self.rows[-1].last

    @property
    def name(self):
        return season_name(self.key)


def past_of(entries, until):
    """What has been, before the day `until`, by week, and how much it was."""
    entries = [entry for entry in entries if entry.on < until]
    if not entries:
        return None
    return {
        "first": entries[0].on,
        "last": entries[-1].on,
        "rows": [row for row in week_rows(entries, entries[0].on, entries[-1].on) if row.entries],
        "counts": Counter(entry.kind for entry in entries if entry.state != "cancelled"),
        "moved": sum(1 for entry in entries if entry.reason and entry.state != "cancelled"),
        "cancelled": sum(1 for entry in entries if entry.state == "cancelled"),
    }


def week_rows(entries, first, last, away=None):
    """Every ISO week that the days touch; `away` says of a Monday who is not at work that week."""
    rows = []
    for monday in weeks_between(first, last):
        found = [entry for entry in entries if monday <= entry.on <= monday + SIX_DAYS]
        rows.append(Row(monday, monday + SIX_DAYS, found, away=away(monday) if away else None))
    return joined(rows)


def joined(rows):
    """Empty weeks in a row when the same people are away become one."""
    together: list[Row] = []
    for row in rows:
        before = together[-1] if together else None
        if before and row.away and row.away == before.away and not row.entries and not before.entries:
            before.last = row.last
        else:
            together.append(row)
    return together


def season(monday):
    """Which heading a week stands under."""
    if monday.isocalendar().week > LAST_WEEK_OF_AUTUMN or monday.month in (1, 2):
        return "winter"
    if monday.month <= 6:
        return "spring"
    return "summer" if monday.month == 7 else "autumn"


def season_blocks(rows):
    """The weeks ahead under their seasons; a season that comes again is a block of its own."""
    blocks: list[Block] = []
    for row in rows:
        key = season(row.first)
        if not blocks or not blocks[-1].key.startswith(key):
            blocks.append(Block(f"{key}-{row.first.isocalendar().year}"))
        blocks[-1].rows.append(row)
    return blocks


def month_rows(entries, first, last, away=None):
    """Months with something in them, from one day to another, and the weeks when nobody meets."""
    rows = [
        Row(begin, end, found, unit="month")
        for begin, end in _months(first, last)
        if (found := [entry for entry in entries if begin <= entry.on <= end])
    ]
    alone = [row for row in week_rows([], first, last, away) if row.away]
    return sorted([*rows, *alone], key=lambda row: (row.first, row.unit))


def _months(first, last):
    while first <= last:
        following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield first, min(last, following - A_DAY)
        first = following


def term_rows(entries, first, last):
    """Half years, January to June and July to December, with something in them."""
    rows: dict[tuple[int, bool], Row] = {}
    for entry in entries:
        if first <= entry.on <= last:
            term = (entry.on.year, entry.on.month > 6)
            rows.setdefault(term, Row(entry.on, entry.on, [], unit="autumn" if term[1] else "spring"))
            rows[term].entries.append(entry)
            rows[term].last = entry.on
    return list(rows.values())
