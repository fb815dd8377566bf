import django.db.models.deletion
from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import migrations, models

import routines.prefixes
from routines.words import indexed_words

AT_A_TIME = 500


def fill(apps, schema_editor):
    """The words and the next day to be looked over of what was written before."""
    Routine, Word = apps.get_model("routines", "Routine"), apps.get_model("routines", "RoutineWord")
    for routine in Routine.objects.order_by("pk").iterator(AT_A_TIME):
        routine.review_on = routine.reviewed_on + relativedelta(months=routine.review_months)
        routine.save(update_fields=["review_on"])
        found = indexed_words(routine.title, routine.text)
        rows = [Word(routine_id=routine.pk, word=word, place=place) for word, place in found.items()]
        Word.objects.bulk_create(rows, AT_A_TIME)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("accounts", "0001_initial"),
        ("routines", "0001_initial"),
    ]

    operations = [
        migrations.AddField("routine", "law_ref", models.CharField(blank=True, max_length=200, verbose_name="Law")),
        migrations.AddField(
            "routine", "law_valid_from", models.DateField(blank=True, null=True, verbose_name="In force since")
        ),
        migrations.AddField("routine", "link_checked_at", models.DateTimeField(editable=False, null=True)),
        migrations.AddField("routine", "link_failed_on", models.DateField(editable=False, null=True)),
        migrations.AddField("routine", "review_on", models.DateField(editable=False, null=True)),
        migrations.CreateModel(
            name="RoutineWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", routines.prefixes.WordField(max_length=80)),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "routine",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="routines.routine",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["word", "routine", "place"],
                        name="routineword_by_beginning",
                        opclasses=["varchar_pattern_ops", "int8_ops", "int2_ops"],
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("routine", "word"), name="routineword_once")],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("routine", "review_on", models.DateField(editable=False)),
        migrations.AlterField("routine", "search", models.TextField(default="", editable=False)),  # for the way back
        migrations.RemoveField("routine", "search"),
        migrations.AddIndex(
            "routine",
            models.Index(condition=models.Q(("closed_on", None)), fields=["review_on"], name="routine_open_to_review"),
        ),
        migrations.AddConstraint(
            "routine",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("law_ref", ""), _negated=True), ("law_valid_from", None), _connector="OR"
                ),
                name="routine_day_in_force_is_of_a_law",
            ),
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("has_helped", models.BooleanField()),
                ("missing", models.TextField(blank=True, verbose_name="What was missing?")),
                ("given_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "routine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="opinions", to="routines.routine"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("routine", "person"), name="opinion_once_per_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Custom",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about", models.CharField(max_length=200, verbose_name="What it is about")),
                ("text", models.TextField(verbose_name="This is how we do it")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Waits for an answer"),
                            ("approved", "Approved"),
                            ("declined", "Not now"),
                        ],
                        default="proposed",
                        max_length=20,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reply", models.TextField(blank=True, verbose_name="Reply to the one who wrote it")),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("request_key", models.UUIDField(editable=False, unique=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="customs", to="accounts.node"
                    ),
                ),
                (
                    "routine",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="customs",
                        to="routines.routine",
                    ),
                ),
                (
                    "writer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "proposed")), fields=["node"], name="custom_waiting_at_node"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("state", "proposed")),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="custom_is_decided_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reply", ""), ("state", "declined"), _negated=True),
                        name="custom_is_declined_with_a_reply",
                    ),
                ],
            },
        ),
    ]
