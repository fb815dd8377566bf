"""Where figures come from: what was frozen at closing, or, for who reads answers with names, the answers themselves.

Frozen figures have been through suppression. The readers know every answer anyway: they get all, counted by the
database, also of a course day with four.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from accounts.models import Person
from questionnaires.questions import WORDS, Question
from surveys.counting import Cell, tally
from surveys.models import Answer, Frozen, Survey
from surveys.rules import can_read_answers

OF_GROUPS = "response__asked__groups"


@dataclass(frozen=True)
class Cells:
    """The counted answers of a round, as one person may see them."""

    survey: Survey
    is_exact: bool = False

    def of_all(self) -> Mapping[str, Cell]:
        """{question key: Cell} for everybody who answered; one query."""
        if not self.is_exact:
            return {row.question_key: Cell(row.n, row.counts) for row in self._frozen().filter(split="")}
        closed = {question.key: question for question in closed_questions(self.survey)}
        found: dict[str, list] = defaultdict(list)
        rows = self._said().filter(question_key__in=closed).values_list("question_key", "value")
        for key, value, number in rows.annotate(number=Count("pk")):
            found[key].append((value, number))
        return {key: tally(closed[key], pairs) for key, pairs in found.items()}

    def of_groups(self, question: Question) -> Mapping[tuple[str, str], Cell]:
        """{(split, group): Cell} of one question; one query. What may not be shown is not there."""
        if not self.is_exact:
            rows = self._frozen().filter(question_key=question.key).exclude(split="")
            return {(row.split, row.group): Cell(row.n, row.counts) for row in rows}
        found: dict[tuple[str, str], list] = defaultdict(list)
        rows = self._said().filter(question_key=question.key).values_list(OF_GROUPS, "value")
        for groups, value, number in rows.annotate(number=Count("pk")):
            for split in self.survey.splits:
                if group := groups.get(split):
                    found[split, str(group)].append((value, number))
        return {place: tally(question, pairs) for place, pairs in found.items()}

    def _frozen(self):
        return Frozen.objects.filter(survey=self.survey)

    def _said(self):
        rows = Answer.objects.filter(response__asked__survey=self.survey, response__submitted_at__isnull=False)
        return rows.order_by()


def cells_for(person: Person, survey: Survey) -> Cells:
    return Cells(survey, is_exact=can_read_answers(person, survey))


def closed_questions(survey: Survey) -> list[Question]:
    """Those that are counted: with options or a number."""
    return [question for question in survey.sheet.questions if question.kind not in WORDS]
