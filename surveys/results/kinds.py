"""What the answers to a question say, by its kind: rows in the order they are read, with counts and shares.

The picture, its description, the table beside it and the file are all made of the same rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from questionnaires.questions import DO_NOT_KNOW, Kind, Question
from surveys.counting import Cell
from surveys.results import figures
from surveys.results.estimate import Estimate

# From the highest step to the lowest: c is the middle one.
TONES = {2: "ad", 3: "acd", 4: "abed", 5: "abced"}
SHOWN = 10  # of a ranking, before the rest


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


class Graded(Result):
    """A scale: the shares are of those who took a stand; “do not know” is told beside."""

    @cached_property
    def scores(self) -> dict[int, int]:
        return {score: self.counts.get(key, 0) for score, key in enumerate(self.question.steps, start=1)}

    @property
    def n(self) -> int:
        return sum(self.scores.values())

    @property
    def do_not_know(self) -> int:
        return self.counts.get(DO_NOT_KNOW, 0)

    @property
    def mean(self) -> float | None:
        return figures.mean(self.scores)

    @property
    def median(self) -> float | None:
        return figures.median(self.scores)

    @property
    def names(self) -> dict[str, Any]:
        """Of a scale in numbers, its ends with their names."""
        names = {key: str(words) for key, words in self.question.choices}
        if self.question.ends:
            for key, words in zip((self.question.steps[0], self.question.steps[-1]), self.question.ends, strict=True):
                names[key] = f"{key}, {words}"
        return names

    @cached_property
    def rows(self) -> list[Row]:
        """From the highest step, as the bar is read."""
        tones = TONES.get(len(self.question.steps), "")
        steps = list(reversed(self.question.steps))
        return [
            self.row(key, self.counts.get(key, 0), tone=tones[place] if tones else "")
            for place, key in enumerate(steps)
        ]

    @property
    def upper(self) -> Estimate:
        """Those in the upper half of the scale, its middle not counted."""
        return Estimate(sum(self.counts.get(key, 0) for key in self.upper_keys), self.n, self.population)

    @property
    def upper_keys(self) -> list[str]:
        return upper_half(self.question)

    @property
    def upper_words(self) -> str:
        return words_of(self.question, self.upper_keys)


class Stacked(Graded):
    """Few steps: one bar."""

    chart = "surveys/results/_stacked.html"

    @property
    def legend(self) -> tuple:
        return tuple((row.key, str(row.name), row.tone) for row in self.rows)


class Columns(Result):
    """A number, counted in bands: one column for each."""

    chart = "surveys/results/_columns.html"

    @cached_property
    def rows(self) -> list[Row]:
        return [self.row(str(low), self.counts.get(str(low), 0)) for low in self.question.bands]

    @property
    def names(self) -> dict[str, str]:
        """10–19, and of the last band 20–."""
        bands = self.question.bands
        names = {str(low): between(low, above - 1) for low, above in zip(bands, bands[1:], strict=False)}
        return names | {str(bands[-1]): _("%(number)s or more") % {"number": bands[-1]}}

    @property
    def middle(self) -> Row | None:
        """The band that the median is in."""
        found = figures.median({place: row.count for place, row in enumerate(self.rows)})
        return None if found is None else self.rows[int(found)]


class Steps(Graded, Columns):
    """A scale of many steps: one column for each, from the lowest."""

    chart = "surveys/results/_columns.html"

    @cached_property
    def rows(self) -> list[Row]:
        return [self.row(key, self.counts.get(key, 0)) for key in self.question.steps]


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


def upper_half(question: Question) -> list[str]:
    """The steps above the middle of a scale."""
    return question.steps[(len(question.steps) + 1) // 2 :]


def words_of(question: Question, keys: list[str]) -> str:
    """Options as they stand in a sentence, the highest first."""
    if question.ends:
        return _("answer %(steps)s") % {"steps": between(keys[0], keys[-1])}
    names = dict(question.choices)
    return get_text_list([uncapped(str(names[key])) for key in reversed(keys)], _("or"))


def uncapped(text: str) -> str:
    return text[:1].lower() + text[1:]


def between(low: Any, high: Any) -> str:
    return str(low) if low == high else f"{low}–{high}"


def result_of(question: Question, cell: Cell | None, population=None, recoded=None) -> Result:
    """The result of a question with options or numbers."""
    kinds = {Kind.CHOICE: Chosen, Kind.SEVERAL: Ranked, Kind.RANK: Ordered, Kind.NUMBER: Columns}
    if question.kind == Kind.SCALE:
        kind: type[Result] = Stacked if len(question.steps) in TONES else Steps
    else:
        kind = kinds[Kind(question.kind)]
    return kind(question, cell, population, recoded or {})
