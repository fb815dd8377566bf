"""What is compared between groups and rounds: one share of the answers to one question."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from questionnaires.questions import Kind, Question
from surveys.counting import Cell
from surveys.results.estimate import Estimate
from surveys.results.graded import upper_half, words_of
from surveys.results.kinds import result_of


@dataclass(frozen=True)
class Measure:
    """`key` stands in an address. `keys`: the options that count; of a ranking, those on the first place."""

    key: str
    question: Question
    keys: tuple[str, ...]
    name: Any

    def estimate(self, cell: Cell, population: int | None = None) -> Estimate:
        result = result_of(self.question, cell, population)
        return Estimate(sum(self._counted(cell, key) for key in self.keys), result.n, population)

    def _counted(self, cell, key):
        found = cell.counts.get(key, 0)
        return found[0] if self.question.kind == Kind.RANK and found else found or 0


def measures_of(question: Question) -> list[Measure]:
    """Of a scale its upper half, of other questions each option."""
    if question.kind == Kind.SCALE:
        keys = upper_half(question)
        return [Measure(question.key, question, tuple(keys), words_of(question, keys))]
    names = result_of(question, None).names
    return [Measure(f"{question.key}:{key}", question, (key,), _said(question, name)) for key, name in names.items()]


def _said(question, name):
    return _("%(option)s on the first place") % {"option": name} if question.kind == Kind.RANK else name


def chosen(measures: list[Measure], key: str) -> Measure | None:
    """The one that was asked for, else the first."""
    return next((row for row in measures if row.key == key), measures[0] if measures else None)
