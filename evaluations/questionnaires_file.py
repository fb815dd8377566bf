"""The sections `questionnaires` and `evaluations` of a program file become template rows, and the sections again."""

from evaluations.models import Questionnaire, TemplateEvaluation
from programs.documents import ORIGIN
from programs.file_values import without_empty


def load(version, data):
    made = Questionnaire.objects.bulk_create(
        Questionnaire(
            version=version,
            order=order,
            key=row["key"],
            name=row["name"],
            document={name: value for name, value in row.items() if name != ORIGIN},
            origin_id=row.get(ORIGIN),
        )
        for order, row in enumerate(data["questionnaires"])
    )
    _load_evaluations(version, data["evaluations"], {row.key: row for row in made})


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
    evaluations = version.evaluations.select_related("questionnaire")
    return {
        "questionnaires": [row.document for row in version.questionnaires.all()],
        "evaluations": [_evaluation(row) for row in evaluations],
    }


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
