"""The same question over rounds that follow each other: options keep their keys when the words change."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from accounts.models import Person
from surveys.counting import Cell
from surveys.models import Frozen, Survey
from surveys.results.estimate import Estimate
from surveys.results.graded import Graded
from surveys.results.kinds import result_of
from surveys.results.measures import Measure

MOST = 12  # rounds


@dataclass(frozen=True)
class Round:
    """One round on the line; `result` for its mean."""

    survey: Survey
    estimate: Estimate
    mean: float | None

    @property
    def on(self) -> date:
        return self.survey.closes_on


def rounds_before(person: Person, survey: Survey) -> list[Survey]:
    """Those that it follows and that the person sees, the oldest first; two queries."""
    if survey.follows_id is None:
        return []
    visible = Survey.objects.visible_to(person).filter(closed_at__isnull=False)
    follows = dict(visible.filter(followed_by__isnull=False).values_list("pk", "follows_id"))
    ids: list[int] = []
    step = survey.follows_id
    while step in follows and step not in ids and len(ids) < MOST:
        ids.append(step)
        step = follows[step]
    rows = Survey.objects.with_words().annotate(asked_number=Count("asked")).in_bulk(ids)
    return [rows[pk] for pk in reversed(ids)]


def trend_of(measure: Measure, earlier: list[Survey], now: Round) -> list[Round]:
    """The measure in each round that asked the same with the same options; one query. Nothing for one round only."""
    frozen = Frozen.objects.filter(survey__in=earlier, split="", question_key=measure.question.key)
    cells = {row.survey_id: Cell(row.n, row.counts) for row in frozen}
    rounds = [round_of(row, measure, cells[row.pk]) for row in earlier if row.pk in cells and compares(row, measure)]
    return [*rounds, now] if rounds else []


def compares(survey: Survey, measure: Measure) -> bool:
    """Was the same question asked, with the same steps, or with the option there to take?"""
    question = survey.sheet.by_key.get(measure.question.key)
    if question is None or question.kind != measure.question.kind:
        return False
    if question.kind == "scale":
        return question.steps == measure.question.steps
    return question.bands == measure.question.bands and set(measure.keys) <= set(result_of(question, None).names)


def round_of(survey: Survey, measure: Measure, cell: Cell, population: int | None = None) -> Round:
    if population is None and not (measure.question.when or measure.question.roles):
        population = max(survey.population or 0, survey.asked_number)
    result = result_of(measure.question, cell, population)
    return Round(survey, measure.estimate(cell, population), result.mean if isinstance(result, Graded) else None)
