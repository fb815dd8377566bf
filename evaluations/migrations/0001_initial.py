import django.db.models.deletion
import programs.words
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("programs", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Questionnaire",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.version")),
                ("key", models.SlugField(max_length=80)),
                ("order", models.PositiveIntegerField(default=0)),
                ("name", programs.words.WordsField(blank=True, default=programs.words.Words)),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
                "default_related_name": "questionnaires",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="questionnaire_key_once_per_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="evaluations.questionnaire",
                    ),
                ),
                ("key", models.SlugField(max_length=80)),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[("scale", "Scale"), ("choice", "Choice"), ("text", "Text")], max_length=20
                    ),
                ),
                ("roles", models.JSONField(default=list)),
                ("text", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("options", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("questionnaire", "key"), name="question_key_once_per_questionnaire")
                ],
            },
        ),
        migrations.CreateModel(
            name="TemplateEvaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.version")),
                ("key", models.SlugField(max_length=80)),
                ("order", models.PositiveIntegerField(default=0)),
                ("name", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("offset", models.CharField(max_length=10)),
                (
                    "questionnaire",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="evaluations.questionnaire"),
                ),
                ("answered_by", models.JSONField(default=list)),
                ("open_days", models.PositiveSmallIntegerField(default=14)),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
                "default_related_name": "evaluations",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="templateevaluation_key_once_per_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Occasion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evaluations",
                        to="programs.introduction",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occasions",
                        to="evaluations.templateevaluation",
                    ),
                ),
                ("key", models.SlugField(max_length=80)),
                ("planned_on", models.DateField()),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("shifted_because", models.CharField(blank=True, max_length=20)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("revealed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["opens_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("revealed_at", None), ("withdrawn_at", None)),
                        fields=["closes_on"],
                        name="occasion_unanswered",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("introduction", "key"), name="occasion_once_per_introduction_and_key"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("planned_on__lte", models.F("opens_on")), ("opens_on__lte", models.F("closes_on"))
                        ),
                        name="occasion_days_are_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Respondent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="respondents",
                        to="evaluations.occasion",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations_answered",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("role", models.CharField(max_length=40)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kept", "Only I read them"),
                            ("other", "The other reads them"),
                            ("chief", "The chief reads them"),
                            ("both", "The other and the chief read them"),
                            ("deleted", "They are deleted"),
                        ],
                        max_length=20,
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("occasion", "role"), name="respondent_once_per_occasion_and_role"),
                    models.CheckConstraint(
                        condition=models.Q(("decision", ""), ("submitted_at__isnull", False), _connector="OR"),
                        name="respondent_decides_over_sent_answers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BroughtUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="brought_up",
                        to="evaluations.occasion",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "chief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("question_key", models.SlugField(blank=True, max_length=80)),
                ("words", models.TextField(blank=True, max_length=2000)),
                ("at", models.DateTimeField()),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("question_key", ""), _negated=True),
                        fields=("occasion", "by", "question_key"),
                        name="broughtup_once_per_question",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("question_key", ""), models.Q(("words", ""), _negated=True)),
                            models.Q(models.Q(("question_key", ""), _negated=True), ("words", "")),
                            _connector="OR",
                        ),
                        name="broughtup_is_an_answer_or_own_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "respondent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="evaluations.respondent"
                    ),
                ),
                ("question_key", models.SlugField(max_length=80)),
                ("value", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("respondent", "question_key"), name="answer_once_per_question"),
                    models.CheckConstraint(
                        condition=models.Q(("value", ""), _negated=True), name="answer_says_something"
                    ),
                ],
            },
        ),
    ]
