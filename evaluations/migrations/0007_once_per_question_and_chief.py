from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Apart from the rows that it would refuse: PostgreSQL makes no index in the transaction that took them away."""

    dependencies = [("evaluations", "0006_together_to_the_chief")]

    operations = [
        migrations.AddConstraint(
            model_name="broughtup",
            constraint=models.UniqueConstraint(
                fields=["occasion", "chief", "question_key"],
                condition=~Q(question_key=""),
                name="broughtup_once_per_question_and_chief",
            ),
        ),
    ]
