import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("programs", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_documents",
                        to="programs.introduction",
                    ),
                ),
                ("language", models.CharField(max_length=10)),
                ("fingerprint", models.CharField(max_length=64)),
                ("html", models.TextField(blank=True)),
                ("content", models.BinaryField(null=True)),
                ("ordered_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("introduction", "language", "fingerprint"), name="plandocument_once_per_content"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content", None), ("made_at", None)),
                            models.Q(("content__isnull", False), ("html", ""), ("made_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="plandocument_has_content_when_it_is_made",
                    ),
                ],
            },
        ),
    ]
