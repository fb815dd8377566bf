"""What the register extract holds: the person's own answers, drafts too; nobody else's, even when about the person."""

from evaluations.models import BroughtUp, GroupEvaluation, Occasion, Respondent


def personal_data(person):
    occasions = {row.pk: row for row in _occasions(person)}
    return {
        "answers": [_answers(row, occasions[row.occasion_id]) for row in _respondents(person)],
        "brought_up": [_brought_up(row, occasions[row.occasion_id]) for row in BroughtUp.objects.filter(by=person)],
        "written_for_a_group": [_written(row) for row in _group_evaluations(person)],
    }


def _occasions(person):
    return Occasion.objects.filter(respondents__person=person).with_questions()


def _respondents(person):
    return Respondent.objects.filter(person=person).prefetch_related("answers").order_by("pk")


def _answers(respondent, occasion):
    questions = {row.key: row for row in occasion.template.questionnaire.questions.all()}
    return {
        "evaluation": str(occasion),
        "introduction": occasion.introduction_id,
        "role": respondent.role,
        "submitted_at": respondent.submitted_at.isoformat() if respondent.submitted_at else None,
        "decision": respondent.decision,
        "answers": {
            str(questions[row.question_key]): questions[row.question_key].say(row.value)
            for row in respondent.answers.all()
        },
    }


def _brought_up(row, occasion):
    questions = {question.key: str(question) for question in occasion.template.questionnaire.questions.all()}
    return {
        "evaluation": str(occasion),
        "at": row.at.isoformat(),
        "question": questions.get(row.question_key, ""),
        "words": row.words,
    }


def _group_evaluations(person):
    """What the person wrote down last for a group; the words are the group's."""
    return GroupEvaluation.objects.filter(written_by=person).select_related("cohort").order_by("pk")


def _written(row):
    return {"cohort": row.cohort.name, "at": row.written_at.isoformat()}
