"""What can be said of counted answers: shares, margins, means, medians and places. Nothing here knows a survey.

A share is between 0 and 1, a margin is in percentage points. Margins are for 95 per cent.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

Z = 1.96  # standard deviations on each side that hold 95 per cent of a normal distribution
INTERVAL_FROM = 5  # answers: of fewer nothing is said
MARGIN_FROM = 40  # answers: with fewer, plus and minus are not alike (Brown, Cai and DasGupta 2001)


def share(count: float, n: int) -> float:
    return count / n if n else 0.0


def margin(share: float, n: int, population: int | None = None) -> float:
    """How far off a share of n answers may be, in percentage points: 4.0 for a half of 600, 2.4 for a tenth.

    With the size of the population the finite population correction counts (Cochran 1977, 2.6): of 60 answers from 76
    it is 5.8 for a half instead of 12.7, and of all 76 it is nothing.
    """
    return 100 * Z * sqrt(share * (1 - share) / n) * sqrt(left_out(n, population))


def widest_margin(n: int, population: int | None = None) -> float:
    """That of a half: no share is further off."""
    return margin(0.5, n, population)


def left_out(n: int, population: int | None) -> float:
    """The part of the variance that is left when n of the population have answered."""
    if population is None:
        return 1.0
    return max(0, population - n) / (population - 1) if population > 1 else 0.0


def interval(count: int, n: int, population: int | None = None) -> tuple[float, float]:
    """Between which shares the truth is: Wilson's score interval, which holds for few answers too (Wilson 1927).

    The correction for a finite population makes the n answers worth as many as would be as sure without it.
    """
    found, left = share(count, n), left_out(n, population)
    if not left:
        return found, found
    square = Z * Z * left / n
    middle = (found + square / 2) / (1 + square)
    half = sqrt(square * found * (1 - found) + square * square / 4) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def mean(counts: Mapping[int, int]) -> float | None:
    """Of {value: number of answers}; None without answers."""
    n = sum(counts.values())
    return sum(value * number for value, number in counts.items()) / n if n else None


def median(counts: Mapping[int, int]) -> float | None:
    """Of {value: number of answers}: the middle one, or what lies between the two in the middle."""
    n = sum(counts.values())
    if not n:
        return None
    low, high = (_nth(counts, number) for number in ((n - 1) // 2, n // 2))
    return (low + high) / 2


def _nth(counts, number):
    """The value of the answer with that number, counted from 0 and from the lowest value."""
    for value in sorted(counts):
        number -= counts[value]
        if number < 0:
            return value
    raise IndexError


def places(values: Iterable[float]) -> list[int]:
    """The place of each, the greatest first; the same value shares a place: 1, 2, 2, 4."""
    rows = list(values)
    first: dict[float, int] = {}
    for place, value in enumerate(sorted(rows, reverse=True), start=1):
        first.setdefault(value, place)
    return [first[value] for value in rows]


def points(ranked: Sequence[int], most: int) -> int:
    """Of [number of first places, of second, …]: the first of `most` places gives as many, the last one (Borda)."""
    return sum(number * (most - place) for place, number in enumerate(ranked))


def response_rate(answered: int, asked: int) -> float:
    """The share of those asked who have answered (AAPOR RR1: all that are asked can answer)."""
    return share(answered, asked)


def rounded(value: float, decimals: int = 0) -> float | int:
    """Halves go up, as people expect of a figure: 2.5 is 3."""
    factor = 10**decimals
    whole = int(value * factor + 0.5 + 1e-9)
    return whole / factor if decimals else whole
