"""Answers that stand on a scale or are numbers, from low to high."""

from functools import cached_property
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from questionnaires.questions import DO_NOT_KNOW, Question
from surveys.results import figures
from surveys.results.estimate import Estimate
from surveys.results.rows import Result, Row

# From the highest step to the lowest: c is the middle one.
TONES = {2: "ad", 3: "acd", 4: "abed", 5: "abced"}


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
        return [
            self.row(key, self.counts.get(key, 0), mark=mark)
            for key, mark in zip(map(str, self.question.bands), self.marks, strict=True)
        ]

    @property
    def marks(self) -> list[str]:
        """10–19, and of the last band 20–."""
        bands = self.question.bands
        return [*(between(low, above - 1) for low, above in zip(bands, bands[1:], strict=False)), f"{bands[-1]}–"]

    @property
    def names(self) -> dict[str, str]:
        last = self.question.bands[-1]
        names = dict(zip(map(str, self.question.bands), self.marks, strict=True))
        return names | {str(last): _("%(number)s or more") % {"number": last}}

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
        return [self.row(key, self.counts.get(key, 0), mark=key) for key in self.question.steps]


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
