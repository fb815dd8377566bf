import uuid
from datetime import date, timedelta

import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def pauses_become_tempos(apps, schema_editor):
    """The ends stay where they are: of what is counted until them, the pauses are no part."""
    Pause = apps.get_model("programs", "Pause")
    for row in Pause.objects.select_related("introduction").order_by("introduction", "from_on"):
        introduction = row.introduction
        introduction.refresh_from_db()
        tempo = {"from_on": row.from_on.isoformat(), "percent": 0, "to_on": row.to_on.isoformat(), "reason": "away"}
        introduction.tempos = [*introduction.tempos, tempo]
        for name in ("counted_close_on", "counted_end_on"):
            end = getattr(introduction, name.replace("counted_close", "close_support_until").replace("counted_", ""))
            counted = getattr(introduction, name) or end
            setattr(introduction, name, counted - days_before(row, introduction.start_on, end))
        introduction.save(update_fields=["tempos", "counted_close_on", "counted_end_on"])


def days_before(row, start_on, end):
    first, last = max(row.from_on, start_on), min(row.to_on, end)
    return max(last - first + timedelta(days=1), timedelta())


def tempos_become_pauses(apps, schema_editor):
    Introduction, Pause = apps.get_model("programs", "Introduction"), apps.get_model("programs", "Pause")
    Pause.objects.bulk_create(
        Pause(
            introduction=introduction,
            from_on=date.fromisoformat(tempo["from_on"]),
            to_on=date.fromisoformat(tempo["to_on"]),
        )
        for introduction in Introduction.objects.exclude(tempos=[])
        for tempo in introduction.tempos
        if not tempo["percent"]
    )


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("programs", "0003_rights_of_helpers"),
    ]

    operations = [
        migrations.AddField("introduction", "counted_close_on", models.DateField(blank=True, null=True)),
        migrations.AddField("introduction", "counted_end_on", models.DateField(blank=True, null=True)),
        migrations.AddField("introduction", "tempos", models.JSONField(blank=True, default=list)),
        migrations.RunPython(pauses_become_tempos, tempos_become_pauses),
        migrations.DeleteModel("Pause"),
        migrations.AddField(
            model_name="introduction",
            name="completed_although",
            field=models.CharField(
                blank=True,
                choices=[
                    ("not_here", "What is missing is not part of the work here"),
                    ("later", "What is missing comes later, and is agreed on"),
                    ("enough", "What has been done is enough for the work"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Alteration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("start", "Another first day"),
                            ("pause", "A pause"),
                            ("extend", "More time"),
                            ("work", "Other working hours"),
                            ("category", "Another background"),
                            ("unit", "Another unit"),
                            ("person", "Other people"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("away", "Away from work"),
                            ("other_duty", "Other work for a time"),
                            ("unit", "The unit needs it"),
                            ("knows_more", "Knows more than the plan assumed"),
                            ("knows_less", "Needs more than the plan assumed"),
                            ("mistaken", "It was wrong from the beginning"),
                        ],
                        max_length=20,
                    ),
                ),
                ("before", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("after", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("lines", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("decided_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("revision", models.PositiveIntegerField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alterations",
                        to="programs.introduction",
                    ),
                ),
                (
                    "undone_by",
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
                "ordering": ["-decided_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at", None), ("undone_by", None)),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="alteration_undone_at_and_by_go_together",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("area_key", models.SlugField(max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[("own", "On one’s own"), ("supported", "With support to begin with")], max_length=20
                    ),
                ),
                ("signed_on", models.DateField()),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_offs",
                        to="programs.introduction",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("introduction", "area_key"), name="signoff_once_per_area_and_introduction"
                    )
                ],
            },
        ),
    ]
