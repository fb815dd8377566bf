"""What the answers to a question say: rows in the order they are read, with counts and shares.

The picture, its description, the table beside it and the file are all made of the same rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from questionnaires.questions import Question
from surveys.counting import Cell
from surveys.results import figures
from surveys.results.estimate import Estimate


@dataclass(frozen=True)
class Row:
    """One option, step or band: how many took it, and how many more said the same in own words."""

    key: str
    name: Any
    count: int
    n: int
    population: int | None = None
    recoded: int = 0
    place: int | None = None
    tone: str = ""
    mark: str = ""  # under its column

    @property
    def total(self) -> int:
        return self.count + self.recoded

    @property
    def estimate(self) -> Estimate:
        return Estimate(min(self.total, self.n), self.n, self.population)

    @property
    def share(self) -> float:
        return figures.share(self.count, self.n)

    @property
    def recoded_share(self) -> float:
        return min(figures.share(self.recoded, self.n), 1 - self.share)

    @property
    def percent(self) -> int:
        return figures.rounded(100 * self.share)


@dataclass(frozen=True)
class Result:
    """One question and its cell; without a cell it is not shown, and nobody is told why."""

    question: Question
    cell: Cell | None
    population: int | None = None
    recoded: Mapping[str, int] = field(default_factory=dict)  # {option key: own words that say the same}
    chart = ""

    @property
    def is_shown(self) -> bool:
        return self.cell is not None

    @property
    def counts(self) -> Mapping[str, Any]:
        return self.cell.counts if self.cell else {}

    @property
    def n(self) -> int:
        return self.cell.n if self.cell else 0

    @property
    def names(self) -> dict[str, Any]:
        return dict(self.question.choices)

    def row(self, key: str, count: int, **more: Any) -> Row:
        n, recoded = more.pop("n", self.n), self.recoded.get(key, 0)
        return Row(key, self.names.get(key, key), count, n, self.population, recoded, **more)

    @cached_property
    def rows(self) -> list[Row]:
        raise NotImplementedError

    @property
    def has_recoded(self) -> bool:
        return any(row.recoded for row in self.rows)
