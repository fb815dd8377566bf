"""The sections `questionnaires` and `evaluations` of a program file become template rows, and the sections again."""

from evaluations.models import Question, Questionnaire, TemplateEvaluation
from programs.documents import ORIGIN
from programs.file_values import without_empty


def load(version, data):
    made = Questionnaire.objects.bulk_create(
        Questionnaire(version=version, order=order, key=row["key"], name=row["name"], origin_id=row.get(ORIGIN))
        for order, row in enumerate(data["questionnaires"])
    )
    questionnaires = {row.key: row for row in made}
    Question.objects.bulk_create(
        Question(
            questionnaire=questionnaires[row["key"]],
            order=order,
            key=question["key"],
            kind=question["kind"],
            roles=question["for"],
            text=question["text"],
            options=question.get("options") or [],
        )
        for row in data["questionnaires"]
        for order, question in enumerate(row["questions"])
    )
    _load_evaluations(version, data["evaluations"], questionnaires)


def _load_evaluations(version, rows, questionnaires):
    TemplateEvaluation.objects.bulk_create(
        TemplateEvaluation(
            version=version,
            order=order,
            key=row["key"],
            name=row.get("name") or {},
            offset=row["at"],
            questionnaire=questionnaires[row["questionnaire"]],
            answered_by=row["answered_by"],
            open_days=row.get("open_days", 14),
            origin_id=row.get(ORIGIN),
        )
        for order, row in enumerate(rows)
    )


def dump(version):
    questionnaires = version.questionnaires.prefetch_related("questions")
    evaluations = version.evaluations.select_related("questionnaire")
    return {
        "questionnaires": [_questionnaire(row) for row in questionnaires],
        "evaluations": [_evaluation(row) for row in evaluations],
    }


def _questionnaire(row):
    return {
        "key": row.key,
        "name": dict(row.name),
        "questions": [_question(question) for question in row.questions.all()],
    }


def _question(row):
    return without_empty(
        {"key": row.key, "kind": row.kind, "for": row.roles, "text": dict(row.text), "options": row.options}
    )


def _evaluation(row):
    return without_empty(
        {
            "key": row.key,
            "name": dict(row.name),
            "at": row.offset,
            "questionnaire": row.questionnaire.key,
            "answered_by": row.answered_by,
            "open_days": row.open_days,
        }
    )
