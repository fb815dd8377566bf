"""A column of words that are looked up by how they begin, in an index, on every database."""

from django.db import models
from django.db.models.lookups import StartsWith

LAST = chr(0x10FFFF)  # no word goes on with it


class WordField(models.CharField):
    """On PostgreSQL the index needs varchar_pattern_ops."""


@WordField.register_lookup
class BeginsWith(StartsWith):
    """LIKE uses no index in SQLite, a range does."""

    def as_sqlite(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"({column} >= %s AND {column} < %s)", [*params, self.rhs, *params, f"{self.rhs}{LAST}"]
