"""Counting answers. Pure: who may see a count is decided elsewhere."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from questionnaires.questions import WORDS, Answers, Kind, Question, Sheet, Value

Counts = Mapping[str, "int | list[int]"]


@dataclass(frozen=True)
class Cell:
    """The answers of some people to one question: how many answered it, and what.

    `counts`: {option key: number} of a scale ("do-not-know" is one of its options, and those who took it are in `n`),
    a choice or several; {option key: [number of first places, of second, …]} of a ranking; {lower limit of the band:
    number} of a number.
    """

    n: int = 0
    counts: Counts = field(default_factory=dict)

    def __add__(self, other: "Cell") -> "Cell":
        keys = list(dict.fromkeys([*self.counts, *other.counts]))
        return Cell(self.n + other.n, {key: _both(self.counts.get(key), other.counts.get(key)) for key in keys})

    @cached_property
    def marks(self) -> dict[tuple[str, int], int]:
        """Everything that a single answer can say, by how many say it: (option, place); the place is 0 but in ranks."""
        found = {}
        for key, counted in self.counts.items():
            for place, number in enumerate(counted if isinstance(counted, list) else [counted]):
                found[key, place] = number
        return found

    @property
    def is_unanimous(self) -> bool:
        """Is there anything that all say? Then the figures tell what each of them says."""
        return self.n in self.marks.values()


def _both(one, other):
    if isinstance(one, list) or isinstance(other, list):
        one, other = one or [], other or []
        longer = max(len(one), len(other))
        return [sum(places) for places in zip(_filled(one, longer), _filled(other, longer), strict=True)]
    return (one or 0) + (other or 0)


def _filled(places, length):
    return [*places, *[0] * (length - len(places))]


def count(sheet: Sheet, answers: Iterable[Answers]) -> dict[str, Cell]:
    """{question key: Cell} of every question that has something to count: all but own words."""
    rows = list(answers)
    questions = [question for question in sheet.questions if question.kind not in WORDS]
    return {question.key: _cell_of(question, rows) for question in questions}


def _cell_of(question, rows):
    return tally(question, ((row[question.key], 1) for row in rows if question.key in row))


def tally(question: Question, answers: Iterable[tuple[Value, int]]) -> Cell:
    """The cell of one question from (answer, how many gave it); options that nobody took are there with 0."""
    n, marks = 0, Counter[tuple[str, int]]()
    for value, number in answers:
        n += number
        for mark in _said(question, value):
            marks[mark] += number
    if question.kind == Kind.RANK:
        places = range(question.at_most or len(question.options))
        return Cell(n, {option.key: [marks[option.key, place] for place in places] for option in question.options})
    return Cell(n, {key: marks[key, 0] for key in _keys(question)})


def _keys(question):
    return [str(low) for low in question.bands] or [option.key for option in question.options]


def _said(question: Question, value: Value):
    """(option key, place) of everything that one answer says."""
    if question.kind == Kind.RANK and isinstance(value, list):
        return [(key, place) for place, key in enumerate(value)]
    if isinstance(value, list):
        return [(key, 0) for key in value]
    return [(band_of(question, int(value)) if question.kind == Kind.NUMBER else str(value), 0)]


def band_of(question: Question, value: int) -> str:
    """The key of the band that a number is counted in; what lies below the lowest belongs to the lowest."""
    return str(max((low for low in question.bands if low <= value), default=min(question.bands)))
