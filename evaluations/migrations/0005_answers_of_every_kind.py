from django.db import migrations, models
from django.db.models import F, Func, Q, TextField


class Quoted(Func):
    """Words as a JSON string."""

    output_field = TextField()
    template = "to_json(%(expressions)s)::text"

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="json_quote(%(expressions)s)", **context)


def quote(apps, schema_editor):
    """The key of an option, or own words: as JSON a string. Other kinds of question are answered with more."""
    for model in ("Answer", "GroupAnswer"):
        apps.get_model("evaluations", model).objects.update(value=Quoted(F("value")))


def json_column(model):
    return [
        migrations.AlterField(model_name=model, name="question_key", field=models.CharField(max_length=100)),
        migrations.AlterField(model_name=model, name="value", field=models.JSONField()),
        migrations.AddConstraint(
            model_name=model,
            constraint=models.CheckConstraint(
                condition=~Q(value="") & ~Q(value=[]), name=f"{model}_says_something"
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("evaluations", "0004_questions_are_documents")]

    operations = [
        migrations.RemoveConstraint(model_name="answer", name="answer_says_something"),
        migrations.RemoveConstraint(model_name="groupanswer", name="groupanswer_says_something"),
        migrations.RunPython(quote, migrations.RunPython.noop),
        *json_column("answer"),
        *json_column("groupanswer"),
    ]
