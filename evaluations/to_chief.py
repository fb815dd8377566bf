"""What is taken to the chief, as those who answered see it on its way there, and as the chief reads it."""

from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from accounts.models import Person
from evaluations.models import Answer, BroughtUp, Consent
from questionnaires.answers import in_words


@dataclass(frozen=True)
class Proposal:
    """A question or own words on the way to a chief: who has said yes, and whom it waits for."""

    row: BroughtUp
    consents: dict[Person, Consent]
    waits_for: list[Person]
    is_mine: bool  # the reader has said yes
    is_for_chief_of_today: bool

    @property
    def is_agreed(self):
        return self.row.agreed_at is not None

    @property
    def wanted_by(self):
        return get_text_list([person.first_name for person in self.consents], _("and"))

    @property
    def waits_for_names(self):
        return get_text_list([person.first_name for person in self.waits_for], _("and"))


def proposals_of(occasion, person):
    """[Proposal, …], those for the chief of today last; three queries."""
    rows = occasion.brought_up.select_related("chief", "by").prefetch_related("consents__person")
    found = [_proposal(row, occasion, person) for row in rows]
    return sorted(found, key=lambda row: row.is_for_chief_of_today)


def _proposal(row, occasion, person):
    consents = {consent.person: consent for consent in row.consents.all()}
    waits_for = [side.person for side in occasion.sides if side.person and side.person not in consents]
    return Proposal(row, consents, waits_for, person in consents, row.chief == occasion.introduction.chief)


def brought_to(chief, occasion):
    """([(question, [(who, words)])], [(who, words)]): what the chief may read, in the order of the questionnaire.

    Of a question only the answers whose writers said so; somebody's yes without an answer shows no answer.
    """
    rows = BroughtUp.objects.readable_by(chief).filter(occasion=occasion).select_related("by")
    rows = list(rows.prefetch_related("consents__person"))
    answers = _answers_of(occasion)
    asked = []
    for question in occasion.template.questionnaire.questions:
        for row in (row for row in rows if row.question_key == question.key):
            said = [(yes.person, in_words(question, answers.get(yes.person_id, {}))) for yes in _with_answer(row)]
            asked.append((question, [(person, words) for person, words in said if words]))
    return asked, [(row.by, row.words) for row in rows if row.words]


def _with_answer(row):
    return [consent for consent in row.consents.all() if consent.with_answer]


def _answers_of(occasion):
    """{person id: {question key: value}} of what was sent in; one query."""
    found: dict[int, dict[str, object]] = {}
    sent = Answer.objects.filter(respondent__occasion=occasion, respondent__submitted_at__isnull=False)
    for person_id, key, value in sent.values_list("respondent__person_id", "question_key", "value"):
        found.setdefault(person_id, {})[key] = value
    return found
