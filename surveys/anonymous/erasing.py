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
    """PostgreSQL leaves deleted rows, and rows as they were, in its files: take them out, then write the files anew.

    Whoever waits for the tables waits five seconds at most; what cannot be done now is done when the next round closes.
    """
    if connection.vendor != "postgresql" or connection.in_atomic_block:  # the database refuses it in a transaction
        return
    models = (Ballot, Draft, Participation, Survey)
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '5s'")
        try:
            cursor.execute(f"VACUUM {tables}")
            cursor.execute(f"VACUUM (FULL) {tables}")
        finally:
            cursor.execute("RESET lock_timeout")
