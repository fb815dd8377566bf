import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """What could only be a plan is now one of several kinds; those that are there are plans."""

    dependencies = [
        ("overview", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint("plandocument", "plandocument_once_per_content"),
        migrations.RemoveConstraint("plandocument", "plandocument_has_content_when_it_is_made"),
        migrations.RenameModel("PlanDocument", "Printout"),
        migrations.AlterField(
            "printout",
            "introduction",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="printouts", to="programs.introduction"
            ),
        ),
        migrations.AddField(
            "printout",
            "kind",
            models.CharField(
                choices=[("plan", "Introduction plan"), ("certificate", "Certificate"), ("handover", "Handover")],
                default="plan",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            "printout",
            models.UniqueConstraint(
                fields=["introduction", "kind", "language", "fingerprint"], name="printout_once_per_content"
            ),
        ),
        migrations.AddConstraint(
            "printout",
            models.CheckConstraint(
                condition=Q(made_at=None, content=None) | Q(made_at__isnull=False, content__isnull=False, html=""),
                name="printout_has_content_when_it_is_made",
            ),
        ),
    ]
