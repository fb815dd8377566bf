import django.db.models.deletion
import programs.words
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Program",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=80)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="programs", to="accounts.node"
                    ),
                ),
                ("name", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("summary", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("audience", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("source", programs.words.WordsField(blank=True, default=programs.words.Words)),
                (
                    "extends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="programs.program",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("owner", "key"), name="program_key_once_per_owner")],
            },
        ),
        migrations.CreateModel(
            name="Capacity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="capacities",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("places", models.PositiveSmallIntegerField(default=5)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "capacities",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to_on", None)), fields=("person",), name="capacity_one_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="programs.program"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("retired", "Retired")],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("note", programs.words.WordsField(blank=True, default=programs.words.Words)),
                (
                    "base",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.version",
                    ),
                ),
                ("length", models.CharField(max_length=10)),
                ("close_support", models.CharField(max_length=10)),
                ("agreement", models.JSONField(default=list)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("request_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("program", "number"), name="version_number_once_per_program"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at", None), ("state", "draft")),
                            models.Q(("published_at__isnull", False), ("state__in", ("published", "retired"))),
                            _connector="OR",
                        ),
                        name="version_is_published_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Area",
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
                "default_related_name": "areas",
                "constraints": [models.UniqueConstraint(fields=("version", "key"), name="area_key_once_per_version")],
            },
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.version")),
                ("key", models.SlugField(max_length=80)),
                ("order", models.PositiveIntegerField(default=0)),
                ("name", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("description", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("close_support", models.CharField(blank=True, max_length=10)),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
                "default_related_name": "categories",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="category_key_once_per_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.version")),
                ("key", models.SlugField(max_length=80)),
                ("order", models.PositiveIntegerField(default=0)),
                ("name", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("start", models.CharField(max_length=10)),
                ("length", models.CharField(max_length=10)),
                ("summary", programs.words.WordsField(blank=True, default=programs.words.Words)),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
                "default_related_name": "phases",
                "constraints": [models.UniqueConstraint(fields=("version", "key"), name="phase_key_once_per_version")],
            },
        ),
        migrations.CreateModel(
            name="HelperRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.version")),
                ("key", models.SlugField(max_length=80)),
                ("order", models.PositiveIntegerField(default=0)),
                ("name", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("does", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("decides", programs.words.WordsField(blank=True, default=programs.words.Words)),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
                "default_related_name": "helpers",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="helperrole_key_once_per_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.version")),
                ("key", models.SlugField(max_length=80)),
                ("order", models.PositiveIntegerField(default=0)),
                ("name", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("area", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.area")),
                ("phase", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.phase")),
                ("summary", programs.words.WordsField(blank=True, default=programs.words.Words)),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
                "default_related_name": "themes",
                "constraints": [models.UniqueConstraint(fields=("version", "key"), name="theme_key_once_per_version")],
            },
        ),
        migrations.CreateModel(
            name="Introduction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "newcomer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="introductions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="introductions", to="programs.version"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="introductions",
                        to="programs.category",
                    ),
                ),
                (
                    "experience",
                    models.CharField(
                        choices=[
                            ("over_two", "More than two years of this work"),
                            ("under_two", "Less than two years of this work"),
                            ("graduate", "New graduate"),
                            ("other", "From other social work"),
                        ],
                        max_length=20,
                    ),
                ),
                ("start_on", models.DateField()),
                ("close_support_until_on", models.DateField()),
                ("end_on", models.DateField()),
                ("extent", models.PositiveSmallIntegerField(default=100)),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "Under way"), ("completed", "Completed"), ("discontinued", "Discontinued")],
                        default="active",
                        max_length=20,
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("left", "Has left the employer"),
                            ("moved", "Has moved to other work here"),
                            ("leave", "Is away for a long time"),
                            ("not_needed", "Is no longer needed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("met_at", models.DateTimeField(blank=True, null=True)),
                ("met_place", models.CharField(blank=True, max_length=200)),
                (
                    "met_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "active")), fields=["start_on"], name="introduction_active_start"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__lte", models.F("close_support_until_on")),
                            ("close_support_until_on__lte", models.F("end_on")),
                        ),
                        name="introduction_days_are_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_reason", ""), ("ended_on", None), ("state", "active")),
                            models.Q(("end_reason", ""), ("ended_on__isnull", False), ("state", "completed")),
                            models.Q(
                                ("ended_on__isnull", False),
                                ("state", "discontinued"),
                                models.Q(("end_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="introduction_ends_on_a_day_and_with_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "active")),
                        fields=("newcomer",),
                        name="introduction_one_at_a_time_per_newcomer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="programs.introduction",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("role", models.CharField(max_length=40)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "stands_in_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "role"], name="programs_in_person__10019a_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stands_in_for", None), ("to_on", None)),
                        fields=("introduction", "role"),
                        name="involvement_one_per_role_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                        name="involvement_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pauses", to="programs.introduction"
                    ),
                ),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("reason", models.CharField(default="away", max_length=20)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))), name="pause_ends_after_it_begins"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="programs.introduction",
                    ),
                ),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="accounts.node"
                    ),
                ),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to_on", None)), fields=("introduction",), name="placement_one_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                        name="placement_ends_after_it_begins",
                    ),
                ],
            },
        ),
    ]
