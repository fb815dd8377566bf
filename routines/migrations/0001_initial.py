import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Routine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="routines", to="accounts.node"
                    ),
                ),
                ("key", models.SlugField(blank=True, max_length=80, verbose_name="Key")),
                ("title", models.CharField(max_length=200, verbose_name="Name")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="Link")),
                ("text", models.TextField(blank=True, verbose_name="Text")),
                (
                    "owner_role",
                    models.CharField(
                        choices=[
                            ("unit_chief", "Unit chief"),
                            ("deputy_chief", "Deputy unit chief"),
                            ("team_leader", "Team leader"),
                            ("mentor", "Mentor"),
                            ("coordinator", "R&D coordinator"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                        verbose_name="Kept up to date by",
                    ),
                ),
                ("reviewed_on", models.DateField(verbose_name="Last looked over")),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(default=12, verbose_name="Looked over every so many months"),
                ),
                ("search", models.TextField(editable=False)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("request_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("url", ""), _negated=True), models.Q(("text", ""), _negated=True), _connector="OR"
                        ),
                        name="routine_is_a_link_or_a_text",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on", None), models.Q(("key", ""), _negated=True)),
                        fields=("node", "key"),
                        name="routine_key_once_per_node",
                    ),
                ],
            },
        ),
    ]
