import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GROUP = [  # what was asked of a group whose programme had no questions of its own
    ("of-help", "Har träffarna varit till hjälp, och i så fall hur?", "Have the sessions been of help, and if so how?"),
    ("differently", "Vad kunde vi ha gjort på ett annat sätt?", "What could we have done differently?"),
    (
        "more-and-less",
        "Vad hade ni velat ha mer av, och mindre av?",
        "What would you have wanted more of, and less of?",
    ),
    ("one-to-one", "Passar någon del bättre att ta en och en?", "Would any part be better done one-to-one?"),
    ("own-contribution", "Hur har ni själva bidragit?", "How have you contributed yourselves?"),
]


def write_documents(apps, schema_editor):
    """Every questionnaire keeps its questions, as the program file says them."""
    Questionnaire = apps.get_model("evaluations", "Questionnaire")
    questionnaires = list(Questionnaire.objects.prefetch_related("questions"))
    for row in questionnaires:
        questions = [question_row(question) for question in sorted(row.questions.all(), key=in_order)]
        row.document = {"key": row.key, "name": dict(row.name), "questions": questions}
    Questionnaire.objects.bulk_update(questionnaires, ["document"], batch_size=200)


def in_order(question):
    return question.order, question.pk


def question_row(question):
    row = {"key": question.key, "kind": question.kind, "for": question.roles, "text": dict(question.text)}
    return row | ({"options": question.options} if question.options else {})


def keep_what_groups_were_asked(apps, schema_editor):
    """What a group has answered was asked by the programme's own questionnaire, or by the five that were shipped."""
    Questionnaire = apps.get_model("evaluations", "Questionnaire")
    GroupEvaluation = apps.get_model("evaluations", "GroupEvaluation")
    for row in GroupEvaluation.objects.select_related("cohort__series"):
        series = row.cohort.series
        own = Questionnaire.objects.filter(version=series.version_id, key=series.key).first()
        row.document = own.document if own else shipped()
        row.writer_id = row.written_by_id
        row.save(update_fields=["document", "writer"])


def shipped():
    questions = [{"key": key, "kind": "text", "text": {"sv": sv, "en": en}} for key, sv, en in GROUP]
    return {"key": "group", "name": {"sv": "Gruppens utvärdering", "en": "The group's evaluation"}, "questions": questions}


class Migration(migrations.Migration):
    dependencies = [
        ("evaluations", "0003_group_evaluation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="questionnaire",
            name="document",
            field=models.JSONField(default=dict),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="groupevaluation",
            name="document",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="groupevaluation",
            name="writer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.RunPython(write_documents, migrations.RunPython.noop),
        migrations.RunPython(keep_what_groups_were_asked, migrations.RunPython.noop),
        migrations.DeleteModel(name="Question"),
    ]
