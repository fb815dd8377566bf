"""An attacker who adds and subtracts whatever is published, knows who belongs where and who answered what question.

Shares no code and no thought with surveys.suppression: that asks whether anybody could be had, and this has them.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product


def sums_to_had(people: list[tuple[str, ...]], places: Iterable[tuple[int, str]]):
    """Every set of people, as indexes into `people`, whose sum follows from the published ones.

    `people`: the groups of those that cannot be told apart; `places`: (number of the split, group) that are published,
    the sum of everybody always.
    """
    rows = [[1] * len(people)]
    rows += [[int(groups[split] == group) for groups in people] for split, group in places]
    rows, pivots = _reduced([[Fraction(value) for value in row] for row in rows], len(people))
    for factors in product((0, 1), repeat=len(pivots)):  # each is the number of the person that its row begins with
        numbers = [
            sum(column)
            for column in zip(*([f * v for v in row] for f, row in zip(factors, rows, strict=False)), strict=True)
        ]
        if any(factors) and set(numbers) <= {0, 1}:
            yield [index for index, number in enumerate(numbers) if number]


def _reduced(rows, width):
    pivots: list[int] = []
    for column in range(width):
        row = next((row for row in rows[len(pivots) :] if row[column]), None)
        if row is None:
            continue
        rows.remove(row)
        row = [value / row[column] for value in row]
        rows = [[a - other[column] * b for a, b in zip(other, row, strict=True)] for other in rows]
        rows.insert(len(pivots), row)
        pivots.append(column)
    return rows, pivots


def gives_away(n: int, said: Mapping[str, int]) -> bool:
    """Is it about fewer than five, or is there something that all of them say?"""
    return n < 5 or n in said.values()
