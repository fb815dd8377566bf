"""Many rows are written at once."""

from collections.abc import Sequence

from django.db.models import Model


def overwrite(rows: Sequence[Model], fields: Sequence[str]) -> None:
    """Write some fields of rows that are there already.

    One INSERT … ON CONFLICT DO UPDATE: Django writes it ten times as fast as the CASE WHEN of bulk_update.
    """
    if rows:
        manager = type(rows[0])._default_manager
        manager.bulk_create(rows, update_conflicts=True, unique_fields=["pk"], update_fields=fields)
