"""Where everything in a picture stands. Along in shares of the width, down in px on a page and points on paper.

A coordinate leaves as text, so that no language puts a decimal comma into it. Words are the templates' business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from surveys.results.rows import Row
from surveys.results.trend import Round

LABELLED = 0.06  # of a bar: a narrower field has no room for its number
COLUMN, ABOVE = 92, 22  # px: a whole column, and room for the number above it
PLOT, TOP = 140, 12  # px: the field of a line, and the air above it
GAP = 0.14  # of a column


def written(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"


@dataclass(frozen=True)
class Canvas:
    """As wide as what it stands in, or so many points of paper."""

    width: float = 100
    unit: str = "%"

    @property
    def is_paper(self) -> bool:
        return not self.unit

    @property
    def full(self) -> str:
        return self.along(1)

    def along(self, share: float) -> str:
        return written(share * self.width) + self.unit


PAGE = Canvas()
PAPER = Canvas(346, "")  # 122 mm: beside the heads in the margin
PAPER_CELL = Canvas(130, "")  # in a table


@dataclass(frozen=True)
class Field:
    """One row of a stacked bar."""

    row: Row
    start: float

    @property
    def has_label(self) -> bool:
        return self.row.share >= LABELLED


def fields_of(rows: Sequence[Row]) -> list[Field]:
    """Beside each other from the left, in the order of the rows; an empty one has no field."""
    fields, start = [], 0.0
    for row in rows:
        if row.count:
            fields.append(Field(row, start))
        start += row.share
    return fields


@dataclass(frozen=True)
class Column:
    """One row of a column chart. The tallest fills the height."""

    row: Row
    start: float
    width: float
    part: float

    @property
    def middle(self) -> float:
        return self.start + self.width / 2

    @property
    def top(self) -> str:
        return written(ABOVE + COLUMN * (1 - self.part))

    @property
    def tall(self) -> str:
        return written(COLUMN * self.part)


def columns_of(rows: Sequence[Row]) -> list[Column]:
    most, step = max((row.share for row in rows), default=0) or 1, 1 / max(1, len(rows))
    return [Column(row, (place + GAP / 2) * step, (1 - GAP) * step, row.share / most) for place, row in enumerate(rows)]


@dataclass(frozen=True)
class Point:
    """One round on a line from nobody to all."""

    round: Round
    along: float

    @property
    def y(self) -> str:
        return down(self.round.estimate.share)

    @property
    def low(self) -> str:
        return down(self.round.estimate.ends[0])

    @property
    def high(self) -> str:
        return down(self.round.estimate.ends[1])


@dataclass(frozen=True)
class Curve:
    """A share over rounds."""

    rounds: Sequence[Round]

    @cached_property
    def points(self) -> list[Point]:
        """With half a step of air on each side."""
        step = 1 / len(self.rounds)
        return [Point(row, (place + 0.5) * step) for place, row in enumerate(self.rounds)]

    @property
    def lines(self) -> list[tuple[Point, Point]]:
        return list(zip(self.points, self.points[1:], strict=False))

    @property
    def marks(self) -> list[tuple[int, str]]:
        """(per cent, how far down)."""
        return [(part, down(part / 100)) for part in (0, 50, 100)]


def down(share: float) -> str:
    return written(TOP + PLOT * (1 - share))
