"""What the pages of one evaluation show; every answer goes through can_read_answers on its way here."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from django.shortcuts import get_object_or_404

from evaluations.models import Answer, Consent, Occasion
from evaluations.rules import can_read_answers
from evaluations.sides import Side, with_sides
from evaluations.to_chief import Proposal
from questionnaires.answers import in_words, sent
from questionnaires.form import AnswersForm
from questionnaires.questions import Question, Value


def find_occasion(person, occasion_id):
    """The occasion with its sides, questions and people, if the person sees that it takes place."""
    rows = Occasion.objects.visible_to(person).in_plan().with_questions()
    occasion = get_object_or_404(rows.with_people(), pk=occasion_id)
    return with_sides([occasion])[0]


def answers_of(*sides):
    """{role: {question key: value}}; one query. The caller has asked can_read_answers about each side."""
    found: dict[str, dict[str, Value]] = {side.role: {} for side in sides}
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
        sections=occasion.template.questionnaire.sheet.sections,
    )


@dataclass(frozen=True)
class Said:
    """What one side answers to one question, in words; and whether that side says yes to taking it to the chief."""

    side: Side
    value: Value
    words: str
    is_own: bool
    consent: Consent | None = None

    @property
    def is_answered(self):
        return self.value != ""


@dataclass
class Result:
    """One question and what each says who got it; and the proposal to take it to the chief, if there is one."""

    question: Question
    said: list[Said]
    proposal: Proposal | None = None

    @cached_property
    def apart(self):
        """How far apart they are."""
        pairs = combinations([row.value for row in self.said], 2)
        return max((self.question.distance(*pair) for pair in pairs), default=0)

    @property
    def own(self):
        return next((row for row in self.said if row.is_own and row.is_answered), None)


def results_of(occasion, person, proposals=()):
    """A Result for each question that somebody answered whom the person may read: what differs most first."""
    readable = [side for side in occasion.sides if can_read_answers(person, occasion, side)]
    answers, proposed = answers_of(*readable), {row.row.question_key: row for row in proposals}
    answers = {side.role: sent(questions_of(occasion, side), answers[side.role]) for side in readable}
    results = []
    for question in occasion.template.questionnaire.questions:
        proposal = proposed.get(question.key)
        sides = [side for side in readable if not question.roles or side.role in question.roles]
        said = [_said(question, side, answers[side.role], person, proposal) for side in sides]
        if any(row.is_answered for row in said):
            results.append(Result(question, said, proposal))
    return sorted(results, key=lambda row: (row.question.is_text, -row.apart))


def _said(question, side, answers, person, proposal):
    consent = proposal.consents.get(side.person) if proposal else None
    return Said(side, answers.get(question.key, ""), in_words(question, answers), side.person == person, consent)
