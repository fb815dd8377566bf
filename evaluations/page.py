"""What the pages of one evaluation show; every answer goes through can_read_answers on its way here."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, groupby
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _

from evaluations.forms import AnswersForm, field_name
from evaluations.models import Answer, BroughtUp, Occasion
from evaluations.rules import can_read_answers
from evaluations.sides import Side, side_of, with_sides

GROUPS = {"scale": _("How it has been"), "choice": _("From now on"), "text": _("In your own words")}


def find_occasion(person, occasion_id):
    """The occasion with its sides, questions and people, if the person sees that it takes place."""
    rows = Occasion.objects.visible_to(person).in_plan().with_questions()
    occasion = get_object_or_404(rows.with_people(), pk=occasion_id)
    return with_sides([occasion])[0]


def answers_of(*sides):
    """{role: {question key: value}}; one query. The caller has asked can_read_answers about each side."""
    found: dict[str, dict[str, str]] = {side.role: {} for side in sides}
    rows = Answer.objects.filter(respondent__in=[side.respondent for side in sides if side.respondent])
    for role, key, value in rows.values_list("respondent__role", "question_key", "value"):
        found[role][key] = value
    return found


def questions_of(occasion, side):
    return occasion.template.questionnaire.questions_for(side.role)


def answers_form(occasion, side, data=None):
    return AnswersForm(
        data,
        questions=questions_of(occasion, side),
        answers=answers_of(side)[side.role],
        revision=side.respondent.revision if side.respondent else 0,
    )


@dataclass
class Asked:
    """One question in the form."""

    number: int
    question: Any
    field: Any

    @property
    def is_answered(self):
        return bool(self.field.value())


@dataclass
class Group:
    """Questions of one kind in a row, under one heading."""

    kind: str
    asked: list[Asked]

    @property
    def name(self):
        return GROUPS[self.kind]

    @property
    def first(self):
        return self.asked[0].number

    @property
    def last(self):
        return self.asked[-1].number

    @property
    def total(self):
        return len(self.asked)

    @property
    def answered(self):
        return sum(row.is_answered for row in self.asked)


def groups_of(form):
    asked = [Asked(number, row, form[field_name(row)]) for number, row in enumerate(form.questions, start=1)]
    return [Group(kind, list(rows)) for kind, rows in groupby(asked, key=lambda row: row.question.kind)]


@dataclass(frozen=True)
class Said:
    """What one side answers to one question, in words; and whether it is taken to the chief."""

    side: Side
    value: str
    words: str
    is_own: bool
    brought_up: BroughtUp | None


@dataclass
class Result:
    """One question and what each says who got it."""

    question: Any
    said: list[Said]

    @cached_property
    def apart(self):
        """How far apart they are."""
        pairs = combinations([row.value for row in self.said], 2)
        return max((self.question.distance(*pair) for pair in pairs), default=0)

    @property
    def own(self):
        return next((row for row in self.said if row.is_own and row.value), None)


def results_of(occasion, person):
    """A Result for each question that somebody answered whom the person may read: what differs most first."""
    readable = [side for side in occasion.sides if can_read_answers(person, occasion, side)]
    answers = answers_of(*readable)
    brought = {(row.by_id, row.question_key): row for row in occasion.brought_up.all()}
    results = []
    for question in occasion.template.questionnaire.questions.all():
        said = [_said(question, side, answers[side.role], person, brought) for side in readable]
        said = [row for row in said if row.side.role in question.roles]
        if any(row.value for row in said):
            results.append(Result(question, said))
    return sorted(results, key=lambda row: (row.question.is_text, -row.apart))


def _said(question, side, answers, person, brought):
    value = answers.get(question.key, "")
    found = brought.get((side.person.pk, question.key))
    return Said(side, value, question.say(value) if value else "", side.person == person, found)


def brought_to(chief, occasion):
    """[(question or None, [(who, words)])]: what the chief may read, in the order of the questionnaire."""
    rows = list(BroughtUp.objects.readable_by(chief).filter(occasion=occasion).select_related("by"))
    values = {
        (person_id, key): value
        for person_id, key, value in Answer.objects.filter(
            respondent__occasion=occasion, question_key__in=[row.question_key for row in rows]
        ).values_list("respondent__person_id", "question_key", "value")
    }
    asked = []
    for question in occasion.template.questionnaire.questions.all():
        said = [
            (row.by, question.say(values[row.by_id, question.key]))
            for row in rows
            if row.question_key == question.key and (row.by_id, question.key) in values
        ]
        if said:
            asked.append((question, said))
    return asked, [(row.by, row.words) for row in rows if row.words]


def steps_names(occasion, person):
    """Whom the three steps of “who reads” name: the other who answers, and the chief."""
    others = [side for side in occasion.sides if side.person != person]
    return {
        "other": get_text_list([side.name for side in others if side.person], _("and")),
        "other_has_submitted": any(side.has_submitted for side in others),
        "chief": occasion.introduction.chief,
        "own_side": side_of(person, occasion),
    }
