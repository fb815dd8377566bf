from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """What the database promises of the rows that 0003 has put in order."""

    dependencies = [("training", "0003_groups_kept")]

    operations = [
        migrations.AddConstraint(
            "member", models.UniqueConstraint(fields=["introduction", "cohort"], name="member_once_per_cohort")
        ),
        migrations.AddConstraint(
            "attendance",
            models.CheckConstraint(
                condition=Q(was_there=False) | Q(has_apologised=False), name="session_apology_is_of_the_absent"
            ),
        ),
        migrations.AddConstraint(
            "session",
            models.CheckConstraint(
                condition=Q(state="cancelled", needs_new_date=True, dropped_because="")
                | (Q(state="cancelled", needs_new_date=False) & ~Q(dropped_because=""))
                | (~Q(state="cancelled") & Q(needs_new_date=False, dropped_because="")),
                name="session_is_replaced_or_dropped_when_cancelled",
            ),
        ),
        migrations.AddConstraint(
            "session",
            models.CheckConstraint(
                condition=Q(actual_minutes=None) | Q(state="held"), name="session_lasted_only_when_held"
            ),
        ),
    ]
