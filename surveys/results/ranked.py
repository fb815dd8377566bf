"""Answers that are options: in the order of the question, or the most chosen first."""

from functools import cached_property

from surveys.results import figures
from surveys.results.rows import Result, Row

SHOWN = 10  # of a ranking, before the rest


class Chosen(Result):
    """One of several: in the order of the question."""

    chart = "surveys/results/_chosen.html"

    @cached_property
    def rows(self) -> list[Row]:
        return [self.row(option.key, self.counts.get(option.key, 0)) for option in self.question.options]


class Ranked(Result):
    """Several of many, or put in order: the most chosen first, and those with as many share a place."""

    chart = "surveys/results/_ranked.html"

    @cached_property
    def rows(self) -> list[Row]:
        keys = [option.key for option in self.question.options]
        values = [self.value(key) + self.recoded.get(key, 0) for key in keys]
        rows = [
            self.row(key, self.taken(key), place=place) for key, place in zip(keys, figures.places(values), strict=True)
        ]
        return sorted(rows, key=lambda row: row.place)

    def taken(self, key: str) -> int:
        return self.counts.get(key, 0)

    def value(self, key: str) -> int:
        return self.taken(key)

    @property
    def first_rows(self) -> list[Row]:
        """The ten first, and whoever shares a place with the tenth."""
        return [row for row in self.rows if row.place <= SHOWN]

    @property
    def other_rows(self) -> list[Row]:
        return self.rows[len(self.first_rows) :]

    @property
    def others_total(self) -> int:
        return sum(row.total for row in self.other_rows)

    @property
    def unsure(self) -> int:
        """So many answers more or less may be chance, at the most chosen one."""
        if not self.rows or self.n < figures.MARGIN_FROM:
            return 0
        found = self.rows[0].estimate
        return int(figures.margin(found.share, self.n, self.population) * self.n / 100)


class Ordered(Ranked):
    """Put in order: the first place gives as many points as there are places, the last gives one."""

    chart = "surveys/results/_ordered.html"

    @property
    def most(self) -> int:
        return self.question.at_most or len(self.question.options)

    @property
    def place_numbers(self) -> range:
        return range(1, self.most + 1)

    def taken(self, key):
        return sum(self.counts.get(key, ()))

    def value(self, key):
        return figures.points(self.counts.get(key, ()), self.most)

    @property
    def pointed(self) -> list[tuple[Row, int, list[int], float]]:
        """(row, points, how many on each place, points as a share of the most there can be)."""
        possible = self.n * self.most
        rows = []
        for row in self.rows:
            counts = list(self.counts.get(row.key, ()))
            points = self.value(row.key)
            filled = counts + [0] * (self.most - len(counts))
            rows.append((row, points, filled, figures.share(points, possible)))
        return rows

    @property
    def first_pointed(self) -> list[tuple[Row, int, list[int], float]]:
        return self.pointed[: len(self.first_rows)]
