"""An attacker who adds and subtracts whatever is published, knows who belongs where and who answered what question.

Shares no code and no thought with surveys.suppression: it solves equations where that looks for cuts.
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
    unseen = _kernel(rows, len(people))
    for chosen in product((0, 1), repeat=len(people)):
        if any(chosen) and not any(sum(v for v, is_in in zip(row, chosen, strict=True) if is_in) for row in unseen):
            yield [index for index, is_in in enumerate(chosen) if is_in]


def _kernel(rows, width) -> list[list[Fraction]]:
    """A basis of what changes nothing that is published: a sum is known when it does not change either."""
    rows, pivots = _reduced([[Fraction(value) for value in row] for row in rows], width)
    free = [column for column in range(width) if column not in pivots]
    return [_solution(rows, pivots, column, width) for column in free]


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


def _solution(rows, pivots, column, width):
    vector = [Fraction(0)] * width
    vector[column] = Fraction(1)
    for row, pivot in zip(rows, pivots, strict=False):
        vector[pivot] = -row[column]
    return vector


def gives_away(n: int, said: Mapping[str, int]) -> bool:
    """Is it about fewer than five, or is there something that all of them say?"""
    return n < 5 or n in said.values()
