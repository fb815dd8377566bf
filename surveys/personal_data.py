"""What is known of a person here: the rounds that ask the one, and what the one has said with the own name.

Of a round without names that one has answered, not what: nobody can tell, and this extract cannot either.
"""

from django.db.models import Q

from questionnaires.answers import in_words
from surveys.models import Asked, Survey


def personal_data(person):
    asked = Asked.objects.filter(Q(person=person) | Q(email__iexact=person.email or "-"))
    rows = asked.select_related("survey__edition", "participation", "response").prefetch_related("response__answers")
    prepared = Survey.objects.filter(created_by=person).order_by("pk")
    return {
        "asked": [_asked(row) for row in rows.order_by("pk")],
        "reads": [str(row) for row in Survey.objects.filter(readers__person=person).order_by("pk")],
        "prepared": [{"survey": str(row), "opens_on": row.opens_on.isoformat()} for row in prepared],
    }


def _asked(row):
    response = getattr(row, "response", None)
    has_answered = hasattr(row, "participation") or bool(response and response.submitted_at)
    return {
        "survey": str(row.survey),
        "asked_on": row.asked_on.isoformat(),
        "groups": row.groups,
        "has_answered": has_answered,
        "answers": _answers(row.survey, response) if response else {},
    }


def _answers(survey, response):
    given = {row.question_key: row.value for row in response.answers.all()}
    return {str(question): in_words(question, given) for question in survey.sheet.questions if question.key in given}
