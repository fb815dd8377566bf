"""What can be had by adding and subtracting published figures, whoever does it and with whatever factors. Pure.

People whose groups are the same in every split are a point. Its coordinates are those groups, and any sum that follows
from the published ones gives each point a factor that depends on its coordinates linearly. So the factors are settled
by points that span all others; if they are nought at those, they are nought everywhere. Now let five sets of people,
with nobody in two of them, each span all points. A sum about fewer than five people leaves one of the sets out, is
nought at its points, and therefore about nobody.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Point = TypeVar("Point", bound=tuple[Hashable, ...])

# Whatever is independent modulo a prime is so among fractions; that the converse fails is next to impossible with one
# so large, and would only hide more.
PRIME = 2**61 - 1


class Span:
    """All points that the added ones span."""

    def __init__(self):
        self._rows: dict[Hashable, dict[Hashable, int]] = {}  # with 1 at their key, and nought at the keys before it

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, point: Point) -> bool:
        """Take the point in; was it outside?"""
        rest = self._outside(point)
        if rest:
            key, value = next(iter(rest.items()))
            inverse = pow(value, -1, PRIME)
            self._rows[key] = {each: number * inverse % PRIME for each, number in rest.items()}
        return bool(rest)

    def __contains__(self, point: Point) -> bool:
        return not self._outside(point)

    def _outside(self, point: Point) -> dict[Hashable, int]:
        rest = dict.fromkeys(point, 1)
        for key, row in self._rows.items():
            if factor := rest.get(key):
                for each, number in row.items():
                    rest[each] = (rest.get(each, 0) - factor * number) % PRIME
                rest = {each: number for each, number in rest.items() if number}
        return rest


def thin_points(people: Mapping[Point, int], sets: int) -> list[Point]:
    """Where people are that a sum about fewer than `sets` of them may be about; nothing when there is no such sum.

    `people`: how many there are at each point, those to be used up first standing first.
    """
    everything, left = Span(), dict(people)
    rank = sum(everything.add(point) for point in people)
    for _ in range(sets):
        span = Span()
        for point in people:
            if len(span) < rank and left[point] and span.add(point):
                left[point] -= 1
        if len(span) < rank:
            return [point for point in people if point not in span]
    return []
