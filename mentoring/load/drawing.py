"""A mentor's assignments drawn against the places: what takes more support is drawn longer."""

from dataclasses import dataclass

from programs.load import WEIGHTS, Load

PLACE = 16  # units of a place in the drawing
GAP = 4  # between two marks
LEAST = 6  # places, so that the drawings of a list stand under each other


@dataclass(frozen=True)
class Mark:
    """One assignment, or a place or half a place that is free; `kind` is its class."""

    kind: str
    x: float
    width: float


def marks_of(load: Load) -> list[Mark]:
    """From the left: the assignments, newest last, then what is free. What begins after the places is over."""
    marks, begin = [], 0.0
    for row in sorted(load.assignments, key=lambda row: row.introduction.start_on):
        support = row.support_on(load.on)
        kind = "over" if begin >= load.places else "new" if WEIGHTS[support] > 1 else "taken"
        marks.append(_mark(kind, begin, WEIGHTS[support]))
        begin += WEIGHTS[support]
    while begin < load.places:
        length = begin % 1 or 1.0
        marks.append(_mark("free", begin, length))
        begin += length
    return marks


def width_of(load: Load) -> int:
    return round(PLACE * max(LEAST, load.places, load.weight))


def _mark(kind, begin, length):
    return Mark(kind, PLACE * begin + GAP / 2, PLACE * length - GAP)
