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
        ("programs", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="requests", to="programs.introduction"
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("words", models.TextField(max_length=2000)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Not checked back"),
                            ("written", "Waiting for the chief's answer"),
                            ("checked", "Checked back"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["introduction", "asked_at"], name="mentoring_r_introdu_e22923_idx"),
                    models.Index(
                        condition=models.Q(("state__in", ("open", "written"))),
                        fields=["asked_at"],
                        name="request_unchecked",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="request_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at__isnull", False), ("state", "checked")),
                            models.Q(models.Q(("state", "checked"), _negated=True), ("checked_at", None)),
                            _connector="OR",
                        ),
                        name="request_is_checked_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TemplateSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.version")),
                ("key", models.SlugField(max_length=80)),
                ("order", models.PositiveIntegerField(default=0)),
                ("name", programs.words.WordsField(blank=True, default=programs.words.Words)),
                (
                    "scope",
                    models.CharField(
                        choices=[("introduction", "Of each introduction"), ("unit", "Of the unit")],
                        default="introduction",
                        max_length=20,
                    ),
                ),
                ("summary", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("roles", models.JSONField(default=list)),
                ("weekday", models.PositiveSmallIntegerField(default=0)),
                ("time", models.TimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=60)),
                ("cadence", models.JSONField(default=list)),
                ("agenda", models.JSONField(default=list)),
                ("is_confidential", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["order", "pk"],
                "abstract": False,
                "default_related_name": "meeting_series",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="templateseries_key_once_per_version"),
                    models.CheckConstraint(
                        condition=models.Q(("weekday__lte", 6)), name="templateseries_weekday_exists"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="mentoring.templateseries",
                    ),
                ),
                ("key", models.SlugField(max_length=80)),
                (
                    "introduction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meeting_series",
                        to="programs.introduction",
                    ),
                ),
                (
                    "node",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_series",
                        to="accounts.node",
                    ),
                ),
                ("start_on", models.DateField()),
                ("weekday", models.PositiveSmallIntegerField()),
                ("time", models.TimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("place", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name_plural": "series",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("introduction", None), ("node__isnull", False)),
                            models.Q(("introduction__isnull", False), ("node", None)),
                            _connector="OR",
                        ),
                        name="series_is_of_an_introduction_or_of_a_node",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("introduction__isnull", False)),
                        fields=("introduction", "key"),
                        name="series_once_per_introduction",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("node__isnull", False)), fields=("node", "key"), name="series_once_per_node"
                    ),
                    models.CheckConstraint(condition=models.Q(("weekday__lte", 6)), name="series_weekday_exists"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="mentoring.series"
                    ),
                ),
                (
                    "introduction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="programs.introduction",
                    ),
                ),
                ("slot", models.CharField(max_length=20)),
                ("first_planned_at", models.DateTimeField()),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("place", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("held", "Took place"),
                            ("cancelled", "Cancelled"),
                            ("withdrawn", "No longer in the plan"),
                        ],
                        default="planned",
                        max_length=20,
                    ),
                ),
                ("shifted_because", models.CharField(blank=True, max_length=20)),
                (
                    "moved_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mentor", "the mentor could not come"),
                            ("chief", "the chief could not come"),
                            ("newcomer", "the newcomer could not come"),
                            ("duty", "something urgent came up at the unit"),
                            ("vacation", "vacation weeks"),
                            ("holiday", "a day off"),
                            ("other", "another reason"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mentor", "the mentor could not come"),
                            ("chief", "the chief could not come"),
                            ("newcomer", "the newcomer could not come"),
                            ("duty", "something urgent came up at the unit"),
                            ("vacation", "vacation weeks"),
                            ("holiday", "a day off"),
                            ("other", "another reason"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "replaced_by",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="replaces",
                        to="mentoring.meeting",
                    ),
                ),
                ("needs_new_date", models.BooleanField(default=False)),
                ("is_pinned", models.BooleanField(default=False)),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("practical", "Practical matters"),
                            ("both", "Equal parts"),
                            ("reflection", "Reflection"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "purpose_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("logged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "logged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [
                    models.Index(fields=["introduction", "starts_at"], name="mentoring_m_introdu_241242_idx"),
                    models.Index(
                        condition=models.Q(("state", "planned")), fields=["starts_at"], name="meeting_planned"
                    ),
                    models.Index(
                        condition=models.Q(("needs_new_date", True)),
                        fields=["introduction"],
                        name="meeting_needs_new_date",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("series", "slot"), name="meeting_slot_once_per_series"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("logged_at__isnull", False), ("logged_by__isnull", False), ("state", "held")),
                            models.Q(
                                models.Q(("state", "held"), _negated=True), ("logged_at", None), ("logged_by", None)
                            ),
                            _connector="OR",
                        ),
                        name="meeting_is_held_when_logged",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), models.Q(("reason", ""), _negated=True)),
                            models.Q(models.Q(("state", "cancelled"), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="meeting_is_cancelled_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("needs_new_date", False),
                            models.Q(("replaced_by", None), ("state", "cancelled")),
                            _connector="OR",
                        ),
                        name="meeting_needs_new_date_only_when_cancelled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", ""), ("purpose_by", None)),
                            models.Q(models.Q(("purpose", ""), _negated=True), ("purpose_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="meeting_purpose_is_somebodys",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 5), ("minutes__lte", 600)),
                        name="meeting_minutes_are_possible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaced_by", None),
                            models.Q(("replaced_by", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_does_not_replace_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="mentoring.meeting"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_notes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("strength", models.CharField(blank=True, max_length=300)),
                ("text", models.TextField(blank=True)),
                ("next_step", models.CharField(blank=True, max_length=300)),
                ("created_at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "by"), name="note_once_per_meeting_and_writer"),
                    models.CheckConstraint(
                        condition=models.Q(("next_step", ""), ("strength", ""), ("text", ""), _negated=True),
                        name="note_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="check_back", to="mentoring.request"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="check_backs",
                        to="mentoring.meeting",
                    ),
                ),
                ("marked_by_asker_at", models.DateTimeField(blank=True, null=True)),
                ("marked_by_newcomer_at", models.DateTimeField(blank=True, null=True)),
                ("heard", models.TextField(blank=True, max_length=2000)),
                ("means", models.TextField(blank=True, max_length=2000)),
                ("how", models.TextField(blank=True, max_length=2000)),
                ("written_at", models.DateTimeField(blank=True, null=True)),
                ("meant", models.TextField(blank=True, max_length=2000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("written_at", None),
                            models.Q(
                                models.Q(("heard", ""), _negated=True),
                                models.Q(("means", ""), _negated=True),
                                models.Q(("how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="checkback_is_written_in_three_parts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answered_at", None), ("written_at__isnull", False), _connector="OR"),
                        name="checkback_is_answered_after_it_is_written",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("meant", ""), ("answered_at__isnull", False), _connector="OR"),
                        name="checkback_meant_is_said",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="topics", to="programs.introduction"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="topics", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("question", "Question"), ("theme", "Theme"), ("item", "Item")],
                        default="question",
                        max_length=20,
                    ),
                ),
                ("key", models.SlugField(blank=True, max_length=80)),
                ("label", models.CharField(max_length=300)),
                ("created_at", models.DateTimeField()),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="topics",
                        to="mentoring.meeting",
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "indexes": [
                    models.Index(condition=models.Q(("done_at", None)), fields=["introduction"], name="topic_open")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), ("kind", "question")),
                            models.Q(
                                models.Q(("kind", "question"), _negated=True), models.Q(("key", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="topic_has_a_key_unless_it_is_a_question",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label", ""), _negated=True), name="topic_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("meeting", None), ("done_at__isnull", False), _connector="OR"),
                        name="topic_is_done_at_its_meeting",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("done_at", None), models.Q(("key", ""), _negated=True)),
                        fields=("introduction", "kind", "key"),
                        name="topic_waits_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Touched",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="touched", to="mentoring.meeting"
                    ),
                ),
                ("theme_key", models.SlugField(max_length=80)),
            ],
            options={
                "verbose_name_plural": "touched",
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "theme_key"), name="touched_once_per_meeting")
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="mentoring.meeting"
                    ),
                ),
                (
                    "writer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meeting_drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("body", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "writer"), name="draft_once_per_meeting_and_writer")
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="mentoring.meeting"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_attendances",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("was_there", models.BooleanField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "person"), name="attendance_once_per_meeting")
                ],
            },
        ),
        migrations.CreateModel(
            name="NoteReader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readers", to="mentoring.note"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readable_notes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("note", "person"), name="notereader_once_per_note")],
            },
        ),
    ]
