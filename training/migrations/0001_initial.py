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
            name="TemplateSessionSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="programs.version")),
                ("key", models.SlugField(max_length=80)),
                ("order", models.PositiveIntegerField(default=0)),
                ("name", programs.words.WordsField(blank=True, default=programs.words.Words)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("group", "Group sessions"),
                            ("course", "Course days"),
                            ("supervision", "Professional supervision"),
                        ],
                        max_length=20,
                    ),
                ),
                ("summary", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("roles", models.JSONField(default=list)),
                ("weekday", models.PositiveSmallIntegerField(default=0)),
                ("time", models.TimeField()),
                ("every", models.CharField(max_length=10)),
                ("from_week", models.IntegerField(default=1)),
                ("after", models.SlugField(blank=True, max_length=80)),
                ("seats", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "template session series",
                "ordering": ["order", "pk"],
                "abstract": False,
                "default_related_name": "session_series",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "key"), name="templatesessionseries_key_once_per_version"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Cohort",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("group", "Group sessions"),
                            ("course", "Course days"),
                            ("supervision", "Professional supervision"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cohorts", to="accounts.node"
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cohorts",
                        to="training.templatesessionseries",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("seats", models.PositiveSmallIntegerField(default=8)),
                ("place", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed to new members"), ("done", "Finished")],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="TemplateSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="training.templatesessionseries",
                    ),
                ),
                ("key", models.SlugField(max_length=80)),
                ("order", models.PositiveIntegerField(default=0)),
                ("name", programs.words.WordsField(blank=True, default=programs.words.Words)),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programs.theme",
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField()),
                ("summary", programs.words.WordsField(blank=True, default=programs.words.Words)),
                ("reading", models.JSONField(default=list)),
                ("agenda", models.JSONField(default=list)),
                ("roles", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("series", "key"), name="templatesession_key_once_per_series")
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="training.cohort"
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="training.templatesession",
                    ),
                ),
                ("slot", models.CharField(max_length=10)),
                ("first_planned_at", models.DateTimeField()),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("place", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planned"), ("held", "Held"), ("cancelled", "Cancelled")],
                        default="planned",
                        max_length=20,
                    ),
                ),
                ("moved_code", models.CharField(blank=True, max_length=20)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("leader", "the leader could not come"),
                            ("group", "too few could come"),
                            ("room", "there was no room"),
                            ("day_off", "a day off"),
                            ("other", "another reason"),
                        ],
                        max_length=20,
                    ),
                ),
                ("times_moved", models.PositiveSmallIntegerField(default=0)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "planned")), fields=["starts_at"], name="session_planned_starts_at"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("cohort", "slot"), name="session_slot_once_per_cohort"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="session_is_cancelled_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Leader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="leaders", to="training.cohort"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_cohorts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("cohort", "person"), name="leader_once_per_cohort")],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="programs.introduction",
                    ),
                ),
                ("series_key", models.SlugField(max_length=80)),
                (
                    "cohort",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="training.cohort",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting for a group"), ("member", "Member"), ("left", "Has left")],
                        max_length=20,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "left"), _negated=True),
                        fields=("introduction", "series_key"),
                        name="member_of_one_cohort_per_series",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cohort", None), ("state", "waiting")),
                            models.Q(("cohort__isnull", False), models.Q(("state", "waiting"), _negated=True)),
                            _connector="OR",
                        ),
                        name="member_waits_or_has_a_cohort",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HaveRead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="have_read", to="training.session"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("session", "person"), name="haveread_once_per_session")
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="training.session"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("was_there", models.BooleanField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("session", "person"), name="attendance_once_per_session")
                ],
            },
        ),
    ]
