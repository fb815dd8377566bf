import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F


def keep_what_chiefs_read(apps, schema_editor):
    """Until now each took the own answers there alone: what a chief could read is read also from now on."""
    BroughtUp = apps.get_model("evaluations", "BroughtUp")
    Consent = apps.get_model("evaluations", "Consent")
    BroughtUp.objects.update(agreed_at=F("at"))
    kept = {}
    for row in BroughtUp.objects.order_by("pk"):
        place = (row.occasion_id, row.chief_id, row.question_key) if row.question_key else row.pk
        first = kept.setdefault(place, row)
        Consent.objects.create(brought_up=first, person=row.by, with_answer=bool(row.question_key), at=row.at)
        if first is not row:  # the other took the same question there
            BroughtUp.objects.filter(pk=first.pk).update(agreed_at=row.at)
            row.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("evaluations", "0005_answers_of_every_kind"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("with_answer", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "brought_up",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="evaluations.broughtup",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(fields=("brought_up", "person"), name="consent_once_per_person"),
        ),
        migrations.AddField(
            model_name="broughtup",
            name="agreed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RemoveConstraint(model_name="broughtup", name="broughtup_once_per_question"),
        migrations.RunPython(keep_what_chiefs_read, migrations.RunPython.noop),
    ]
