"""What was said anonymously is gone when a round is counted or withdrawn, also from the files of the database."""

from django.db import connection, transaction

from surveys.models import Ballot, Draft, Participation, Survey


def erase(survey: Survey) -> None:
    """Delete ballots and drafts, and the seal: a copy of them taken earlier is noise from now on."""
    Ballot.objects.filter(survey=survey).delete()
    Draft.objects.filter(survey=survey).delete()
    survey.seal = b""
    survey.save(update_fields=["seal"])
    transaction.on_commit(rewrite_tables, robust=True)


def rewrite_tables() -> None:
    """PostgreSQL leaves deleted and earlier rows in its files until they are written anew; SQLite overwrites them."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in (Ballot, Draft, Participation, Survey):
            cursor.execute(f"VACUUM (FULL) {connection.ops.quote_name(model._meta.db_table)}")
