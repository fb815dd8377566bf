"""How a draft is drawn before anything is planned: the phases in weeks, and each series as a thread of beads."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, takewhile

from mentoring.rhythm import cadence_of
from programs.cadence import Offset
from programs.documents import Document
from programs.documents_rows import Row

MONDAY = date(2024, 1, 1)  # some Monday; only the distances from it are drawn
A_DAY = timedelta(days=1)
ROW = 34  # px from one phase to the next
NAME, BAR = 23, 30
LABELS = 5  # weeks that are written along the axis, at most
MOST_BEADS = 120


@dataclass(frozen=True)
class Bar:
    name: str
    x: str
    width: str
    name_y: int
    y: int
    anchor: str
    first: int
    last: int


@dataclass(frozen=True)
class Thread:
    """One series: `beads` are x in per cent, within the weeks of close support."""

    kind: str
    beads: list[str]
    weeks: int

    @property
    def count(self):
        return len(self.beads)


def _share(days, whole):
    return f"{min(100.0, max(0.0, days / whole * 100)):.2f}".rstrip("0").rstrip(".") + "%"


class Phases:
    """The phases over the close support, or over the whole when nothing begins there."""

    def __init__(self, document: Document, titles: dict[str, str]):
        self.rows = {row["key"]: row for row in document.get("phases", []) if "key" in row}
        self.titles = titles
        self.spans = {key: span for key in self.rows if (span := self._span(key))}
        ends = [end for _begin, end in self.spans.values()]
        self.days = max([days_of(document["program"].get("close_support")), min([182, *ends])], default=182)

    def _span(self, key):
        """(first day, day after the last) from the first day; None of what is not filled in, or waits for itself."""
        begin, seen, row = 0.0, set(), self.rows.get(key)
        if not row or not row.get("start") or not row.get("length"):
            return None
        length = Offset.parse(row["length"]).days_about
        while row:
            if row["key"] in seen or not row.get("start"):
                return None
            seen.add(row["key"])
            begin += Offset.parse(row["start"]).days_about
            row = self.rows.get(row.get("after"))
            begin += Offset.parse(row["length"]).days_about if row and row.get("length") else 0
        return begin, begin + length

    @property
    def bars(self) -> list[Bar]:
        shown = [(key, *span) for key, span in self.spans.items() if span[0] < self.days and span[1] > 0]
        return [self._bar(number, *one) for number, one in enumerate(shown)]

    def _bar(self, number, key, begin, end):
        first, last = max(begin, 0), min(end, self.days)
        is_late = first / self.days > 0.7
        return Bar(
            name=self.titles.get(key, key),
            x=_share(first, self.days),
            width=_share(last - first, self.days),
            name_y=NAME + ROW * number,
            y=BAR + ROW * number,
            anchor="end" if is_late else "start",
            first=int(first // 7) + 1,
            last=max(1, round(last / 7)),
        )

    @property
    def axis_y(self):
        return BAR + ROW * max(len(self.bars) - 1, 0) + 36

    @property
    def height(self):
        return self.axis_y + 46

    @property
    def labels(self):
        """[(x, number of the week)]"""
        weeks = round(self.days / 7)
        step = max(1, -(-weeks // LABELS))
        return [(_share(7 * week, self.days), week + 1) for week in range(0, weeks, step)]


def days_of(text):
    return round(Offset.parse(text).days_about) if text else 0


def thread_of(row: Row, close_support: str) -> Thread | None:
    """The meetings of a series while the close support lasts; None until its rhythm is filled in."""
    if not row.get("cadence") or not close_support:
        return None
    whole = days_of(close_support)
    until = MONDAY + timedelta(days=whole - 1)
    try:
        begins = cadence_of(row["cadence"], MONDAY, until).begins(MONDAY)
        days = [day for _key, day in takewhile(lambda begin: begin[1] <= until, islice(begins, MOST_BEADS))]
    except ValueError:
        return None
    roles = row.get("roles") or []
    kind = "joint" if "chief" in roles and "newcomer" in roles else "mentor"
    return Thread(kind, [_share((day - MONDAY).days + 0.5, whole) for day in days], round(whole / 7))
