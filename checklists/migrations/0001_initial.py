import django.db.models.deletion
import programs.words
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
            name="TemplateItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.version")),
                ("key", models.SlugField(max_length=80)),
                ("order", models.PositiveIntegerField(default=0)),
                ("name", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("theme", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.theme")),
                (
                    "part",
                    models.CharField(choices=[("workplace", "Workplace"), ("profession", "Profession")], max_length=20),
                ),
                ("level", models.CharField(choices=[("local", "Local"), ("common", "Common")], max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("prepared", "Made ready"),
                            ("gone-through", "Go through"),
                            ("read", "Read"),
                            ("shadowing", "Shadowing"),
                            ("study-visit", "Study visit"),
                            ("practice", "Practise"),
                            ("course", "Course"),
                            ("reflection", "Reflect"),
                        ],
                        max_length=20,
                    ),
                ),
                ("from_week", models.SmallIntegerField()),
                ("to_week", models.SmallIntegerField()),
                ("responsible", models.CharField(max_length=60)),
                ("what", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("why", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("how", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("after", models.JSONField(default=list)),
                ("routines", models.JSONField(default=list)),
                ("categories", models.JSONField(default=list)),
                ("law", models.JSONField(default=dict)),
                ("source", models.CharField(max_length=60)),
                ("is_repeatable", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
                "default_related_name": "template_items",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="templateitem_key_once_per_version"),
                    models.CheckConstraint(
                        condition=models.Q(("from_week__lte", models.F("to_week"))),
                        name="templateitem_weeks_are_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="programs.introduction"
                    ),
                ),
                ("key", models.SlugField(max_length=80)),
                ("occurrence", models.PositiveSmallIntegerField(default=1)),
                (
                    "template",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="checklists.templateitem",
                    ),
                ),
                ("own_name", models.CharField(blank=True, max_length=200)),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="programs.theme"
                    ),
                ),
                ("window_from_on", models.DateField()),
                ("window_to_on", models.DateField()),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Not started"), (1, "Gone through"), (2, "Seen or practised"), (3, "Done myself")],
                        default=0,
                    ),
                ),
                ("reached_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reached_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_pinned", models.BooleanField(default=False)),
                (
                    "left_out_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("known", "Known from before"),
                            ("not_here", "Does not exist here"),
                            ("withdrawn", "No longer in the programme"),
                        ],
                        max_length=20,
                    ),
                ),
                ("request_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["template__order", "occurrence", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("introduction", "key", "occurrence"), name="item_once_per_occurrence"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", 0), ("reached_at", None), ("reached_by", None)),
                            models.Q(("level__gt", 0), ("reached_at__isnull", False), ("reached_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="item_reached_at_and_by_go_with_a_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("template__isnull", False), models.Q(("own_name", ""), _negated=True), _connector="OR"
                        ),
                        name="item_has_a_template_or_own_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("window_from_on__lte", models.F("window_to_on"))),
                        name="item_window_is_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preparation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preparations",
                        to="programs.introduction",
                    ),
                ),
                ("key", models.SlugField(max_length=80)),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preparations",
                        to="checklists.templateitem",
                    ),
                ),
                ("ready_from_on", models.DateField()),
                ("ready_by_on", models.DateField()),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ready_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_withdrawn", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["template__order", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("ready_at", None)), fields=["ready_by_on"], name="preparation_not_ready"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("introduction", "key"), name="preparation_once_per_introduction"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ready_at", None), ("ready_by", None)),
                            models.Q(("ready_at__isnull", False), ("ready_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="preparation_ready_at_and_by_go_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reflection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reflections", to="checklists.item"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reflections",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("item", "by"), name="reflection_once_per_item_and_writer")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReflectionReader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reflection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readers", to="checklists.reflection"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("shared_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("reflection", "person"), name="reflection_shared_once_with_each")
                ],
            },
        ),
    ]
