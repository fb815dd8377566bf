"""What the register extract holds: the person's own answers, drafts too; nobody else's, even when about the person."""

from evaluations.models import Consent, GroupEvaluation, Occasion, Respondent
from questionnaires.answers import in_words


def personal_data(person):
    occasions = {row.pk: row for row in Occasion.objects.filter(respondents__person=person).with_questions()}
    consents = Consent.objects.filter(person=person).select_related("brought_up").order_by("pk")
    return {
        "answers": [_answers(row, occasions[row.occasion_id]) for row in _respondents(person)],
        "brought_up": [_brought_up(row, occasions[row.brought_up.occasion_id]) for row in consents],
        "written_for_a_group": [_written(row) for row in _group_evaluations(person)],
    }


def _respondents(person):
    """Those begun: a place that is kept for somebody says nothing."""
    rows = Respondent.objects.filter(person=person, saved_at__isnull=False)
    return rows.prefetch_related("answers").order_by("pk")


def _answers(respondent, occasion):
    answers = {row.question_key: row.value for row in respondent.answers.all()}
    return {
        "evaluation": str(occasion),
        "introduction": occasion.introduction_id,
        "role": respondent.role,
        "submitted_at": respondent.submitted_at.isoformat() if respondent.submitted_at else None,
        "decision": respondent.decision,
        "answers": {
            str(question): in_words(question, answers)
            for question in occasion.template.questionnaire.questions
            if question.key in answers
        },
    }


def _brought_up(consent, occasion):
    """What the person wants taken to the chief; own words only when the person wrote them."""
    row, questions = consent.brought_up, occasion.template.questionnaire.sheet.by_key
    return {
        "evaluation": str(occasion),
        "at": consent.at.isoformat(),
        "question": str(questions.get(row.question_key, "")),
        "with_own_answer": consent.with_answer,
        "words": row.words if row.by_id == consent.person_id else "",
    }


def _group_evaluations(person):
    """What the person wrote down last for a group; the words are the group's."""
    return GroupEvaluation.objects.filter(written_by=person).select_related("cohort").order_by("pk")


def _written(row):
    return {"cohort": row.cohort.name, "at": row.written_at.isoformat()}
