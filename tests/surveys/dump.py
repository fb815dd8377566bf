"""What somebody has who has a copy of the database: every row with its headers, in the order of the files."""

from dataclasses import dataclass

from django.contrib.sessions.models import Session
from django.db import connection


@dataclass(frozen=True)
class Row:
    """`place`: where in its file it lies; `by`: the transaction that wrote it."""

    table: str
    place: tuple[int, int]
    by: int
    text: str


def every_row(*tables) -> list[Row]:
    rows = []
    with connection.cursor() as cursor:
        for table in tables or connection.introspection.table_names():
            cursor.execute(f'SELECT ctid::text, xmin::text::bigint, t::text FROM "{table}" t')
            rows += [Row(table, _place(ctid), by, text) for ctid, by, text in cursor.fetchall()]
    if not tables:
        rows += [Row("sessions, read", (0, 0), 0, str(session.get_decoded())) for session in Session.objects.all()]
    return sorted(rows, key=lambda row: (row.table, row.place))


def _place(ctid):
    page, line = ctid.strip("()").split(",")
    return int(page), int(line)


def files_of(*tables) -> bytes:
    """The bytes of the tables' files, with whatever was deleted and has not been written over."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT oid FROM pg_class WHERE relname = ANY(%s)", [list(tables)])
        found = [oid for (oid,) in cursor.fetchall()]
        cursor.execute("SELECT reltoastrelid FROM pg_class WHERE oid = ANY(%s::oid[])", [found])
        found += [oid for (oid,) in cursor.fetchall() if oid]
        return b"".join(_file(cursor, oid) for oid in found)


def _file(cursor, oid):
    cursor.execute("SELECT pg_read_binary_file(pg_relation_filepath(%s))", [oid])
    return bytes(cursor.fetchone()[0])
