"""Everything that the page of results, its PDF and its file are made of, as one person may see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from accounts.models import Person
from questionnaires.questions import WORDS, Section
from surveys.counting import Cell
from surveys.models import Survey
from surveys.results.cells import Cells, cells_for
from surveys.results.graded import Stacked
from surveys.results.kinds import result_of
from surveys.results.measures import Measure, chosen, measures_of
from surveys.results.rows import Result
from surveys.results.splits import Split, splits_of
from surveys.results.trend import Round, round_of, rounds_before, trend_of
from surveys.results.turnout import Turnout, turnout_of
from surveys.results.words import Written, recoded_in, written_in


@dataclass(frozen=True)
class Block:
    """Questions that are drawn together: bars with the same steps, or one picture of another kind."""

    results: list[Result]

    @property
    def first(self) -> Result:
        return self.results[0]

    @property
    def is_stacked(self) -> bool:
        return isinstance(self.first, Stacked)


@dataclass(frozen=True)
class Part:
    """One section of the questionnaire."""

    section: Section
    results: list[Result]
    hidden: list[Any]

    @cached_property
    def blocks(self) -> list[Block]:
        """Bars in a row with the same steps share their key and their table."""
        groups = groupby(enumerate(self.results), key=_alike)
        return [Block([result for _place, result in group]) for _alike_by, group in groups]


def _alike(numbered):
    place, result = numbered
    return result.legend if isinstance(result, Stacked) else place


@dataclass
class Page:
    """The results of one round; `measure` is what is compared between groups and rounds."""

    survey: Survey
    person: Person
    wanted: str = ""
    cells: Cells = field(init=False)
    turnout: Turnout = field(init=False)
    counted: Mapping[str, Cell] = field(init=False)

    def __post_init__(self):
        self.cells = cells_for(self.person, self.survey)
        self.turnout = turnout_of(self.survey)
        self.counted = self.cells.of_all()

    @cached_property
    def recoded(self) -> Mapping[str, Mapping[str, int]]:
        return recoded_in(self.survey, self.person)

    @cached_property
    def parts(self) -> list[Part]:
        """The sections in which something is counted."""
        rows = [self._part(section) for section in self.survey.sheet.sections]
        return [part for part in rows if part.results or part.hidden]

    def _part(self, section):
        closed = [question for question in section.questions if question.kind not in WORDS]
        shown = [question for question in closed if question.key in self.counted]
        hidden = [question for question in closed if question.key not in self.counted]
        return Part(section, [self.result(question) for question in shown], hidden)

    def result(self, question) -> Result:
        population = self.turnout.population_of(question)
        return result_of(question, self.counted[question.key], population, self.recoded.get(question.key))

    @property
    def results(self) -> list[Result]:
        return [result for part in self.parts for result in part.results]

    @cached_property
    def has_recoded(self) -> bool:
        return any(result.has_recoded for result in self.results)

    @cached_property
    def measures(self) -> list[Measure]:
        return [measure for result in self.results for measure in measures_of(result.question)]

    @property
    def measures_by_question(self) -> list[tuple[Any, list[Measure]]]:
        return [(question, list(rows)) for question, rows in groupby(self.measures, key=lambda row: row.question)]

    @cached_property
    def measure(self) -> Measure | None:
        return chosen(self.measures, self.wanted)

    @cached_property
    def splits(self) -> list[Split]:
        if self.measure is None or not self.survey.splits:
            return []
        return splits_of(self.survey, self.cells, self.measure, self.counted[self.measure.question.key], self.turnout)

    @cached_property
    def trend(self) -> list[Round]:
        if self.measure is None:
            return []
        earlier = rounds_before(self.person, self.survey)
        return trend_of(self.measure, earlier, self._now(self.measure)) if earlier else []

    def _now(self, measure):
        question = measure.question
        return round_of(self.survey, measure, self.counted[question.key], self.turnout.population_of(question))

    @cached_property
    def written(self) -> list[Written]:
        return written_in(self.survey, self.person)
