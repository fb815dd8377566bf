"""A share of the answers, and how far off it may be."""

from dataclasses import dataclass

from surveys.results import figures


@dataclass(frozen=True)
class Estimate:
    """`count` of `n` answers, from a population whose size is known or not. Per cent are whole and rounded."""

    count: int
    n: int
    population: int | None = None

    @property
    def share(self) -> float:
        return figures.share(self.count, self.n)

    @property
    def percent(self) -> int:
        return figures.rounded(100 * self.share)

    @property
    def is_whole(self) -> bool:
        """Everybody has answered: nothing is uncertain."""
        return not figures.left_out(self.n, self.population)

    @property
    def plus_minus(self) -> int | None:
        """Percentage points; None where plus and minus are not alike, or nothing is uncertain."""
        if self.n < figures.MARGIN_FROM or self.is_whole:
            return None
        return figures.rounded(figures.margin(self.share, self.n, self.population))

    @property
    def has_interval(self) -> bool:
        return self.n >= figures.INTERVAL_FROM and not self.is_whole

    @property
    def ends(self) -> tuple[float, float]:
        """The shares between which the truth is."""
        return figures.interval(self.count, self.n, self.population)

    @property
    def low(self) -> int:
        return figures.rounded(100 * self.ends[0])

    @property
    def high(self) -> int:
        return figures.rounded(100 * self.ends[1])

    @property
    def width(self) -> float:
        return self.ends[1] - self.ends[0]
