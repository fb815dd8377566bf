"""What can be had by subtraction, when the same people are divided in two ways side by side.

Draw every group of the one division as a point on the left, every group of the other as a point on the right, and the
people who belong to both as an edge. Whichever groups are added and subtracted, a figure about a number of people is
made of pieces of one form: some left groups together, minus right groups that lie wholly within them. As edges, that
is a set which leads out of a set of points from left to right, while none leads out of it from right to left: a
directed cut. The one with the fewest people is a minimum cut, where an edge costs its people from left to right and
cannot be cut the other way.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import TypeVar

Point = TypeVar("Point", bound=Hashable)


def cheap_piece(weights: Mapping[tuple[Point, Point], int], limit: int) -> list[tuple[Point, Point]]:
    """The edges of a piece that weigh less than `limit` together; an empty list when there is no such piece."""
    rights, lefts = defaultdict(list), defaultdict(list)
    for left, right in weights:
        rights[left].append(right)
        lefts[right].append(left)
    for edge, weight in weights.items():
        if weight < limit and (piece := _cut_through(edge, weights, limit, rights, lefts)):
            return piece
    return []


def _cut_through(edge, weights, limit, rights, lefts):
    """The cheapest piece that the edge belongs to, if it costs less than the limit: as much as flows past the edge."""
    left_over = dict(weights)
    for _ in range(limit):
        from_right, from_left = _reached(edge[0], left_over, rights, lefts)
        if edge[1] not in from_left:
            return [(left, right) for left, right in weights if left in from_right and right not in from_left]
        _send_one(edge[1], left_over, from_right, from_left)
    return []


def _reached(start, left_over, rights, lefts):
    """The points that can be reached, and from where: {left point: the right one before}, {right point: the left}."""
    from_right, from_left, queue = {start: None}, {}, [start]
    for left in queue:  # grows meanwhile
        for right in rights[left]:
            if right in from_left or not left_over[left, right]:
                continue
            from_left[right] = left
            new = [other for other in lefts[right] if other not in from_right]
            from_right.update(dict.fromkeys(new, right))
            queue += new
    return from_right, from_left


def _send_one(right, left_over, from_right, from_left):
    """One person's worth along the way that was found, which is so much narrower afterwards."""
    while right is not None:
        left = from_left[right]
        left_over[left, right] -= 1
        right = from_right[left]
        if right is not None:
            left_over[left, right] += 1
