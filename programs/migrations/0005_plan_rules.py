import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("programs", "0004_alterations"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "course_days",
                    models.PositiveSmallIntegerField(
                        default=4, verbose_name="Course days in a quarter of the first year, at most"
                    ),
                ),
                ("forms", models.PositiveSmallIntegerField(default=1, verbose_name="Forms in a month, at most")),
                (
                    "tells_bridge_days",
                    models.BooleanField(default=False, verbose_name="Tell of times between two days off"),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "node",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan_rules", to="accounts.node"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "plan rules",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("forms__gte", 1)), name="planrules_allow_a_form")
                ],
            },
        ),
    ]
