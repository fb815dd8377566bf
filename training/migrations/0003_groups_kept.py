import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F


def keep_cancelled(apps, schema_editor):
    """What was cancelled before has been cancelled once, and waits for a new date as it was meant to."""
    cancelled = apps.get_model("training", "Session").objects.filter(state="cancelled")
    cancelled.update(needs_new_date=True, times_cancelled=1)


def keep_one_membership(apps, schema_editor):
    """Whoever left a group and came back has one place in its list."""
    Member = apps.get_model("training", "Member")
    seen = set()
    for row in Member.objects.exclude(cohort=None).order_by(F("state").desc(), "-pk"):
        place = row.introduction_id, row.cohort_id
        if place in seen:
            row.delete()
        seen.add(place)


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0006_appointments"),
        ("training", "0002_document"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField("session", "moved_code", "shifted_because"),
        migrations.AlterField(
            model_name="cohort",
            name="state",
            field=models.CharField(
                choices=[("open", "Open"), ("closed", "Closed to new members")], default="open", max_length=20
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="state",
            field=models.CharField(
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
        migrations.AddField("session", "needs_new_date", models.BooleanField(default=False)),
        migrations.AddField("session", "is_pinned", models.BooleanField(default=False)),
        migrations.AddField("session", "reason_words", models.CharField(blank=True, max_length=200)),
        migrations.AddField(
            model_name="session",
            name="dropped_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("together", "its theme is taken up at another session"),
                    ("alone", "each takes it up with the mentor"),
                    ("nothing", "the group does not need it"),
                    ("no_time", "no time was found"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField("session", "actual_minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
        migrations.AddField("session", "times_cancelled", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("session", "form_key", models.UUIDField(blank=True, editable=False, null=True)),
        migrations.AddField("attendance", "has_apologised", models.BooleanField(default=False)),
        migrations.AddField("member", "joined_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("member", "left_at", models.DateTimeField(blank=True, null=True)),
        migrations.CreateModel(
            name="Material",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                (
                    "url",
                    models.URLField(
                        max_length=500, validators=[django.core.validators.URLValidator(schemes=["https"])]
                    ),
                ),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="materials", to="training.session"
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.RunPython(keep_cancelled, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(keep_one_membership, migrations.RunPython.noop, elidable=True),
    ]
