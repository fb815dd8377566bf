"""Many messages in one statement: what is due is selected and posted without leaving the database."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BigIntegerField, CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat

from accounts.models import Person
from outbox.models import Message

NOTHING = Cast(Value(None), BigIntegerField())


def key_of(prefix: str, *fields: str) -> Concat:
    """The SQL for a message key: key_of("meeting-tomorrow", "pk", "person_id") is "meeting-tomorrow:7:12"."""
    parts: list[Any] = [Value(prefix)]
    for field in fields:
        parts += [Value(":"), Cast(F(field), CharField())]
    return Concat(*parts, output_field=CharField())


def insert_rows(rows: QuerySet, constants: Mapping[str, Any]) -> int:
    """Insert a message for each (person, key, refers to) of `rows` that has none yet; how many were new.

    Rows without a person and those of people who have left the site are passed over.
    """
    reachable = f"JOIN {Person._meta.db_table} AS person ON person.id = due.person_id WHERE person.is_active"
    return _insert(rows, ("person_id", "key", "refers_id"), {**constants, "email": "", "language": ""}, reachable)


def insert_outside(rows: QuerySet, constants: Mapping[str, Any]) -> int:
    """The same for each (address, language, key, refers to), of those who are no people here."""
    return _insert(rows, ("email", "language", "key", "refers_id"), constants, "WHERE due.email <> ''")


def _insert(rows, columns, constants, reachable):
    try:
        selected, parameters = rows.order_by().query.sql_with_params()
    except EmptyResultSet:
        return 0
    fields = {field.name: field for field in Message._meta.concrete_fields}
    names = ", ".join(f'"{column}"' for column in columns)
    sql = f"""
        INSERT INTO {Message._meta.db_table} ({names}, {", ".join(constants)})
        WITH due ({names}) AS ({selected})
        SELECT {", ".join(f'due."{column}"' for column in columns)}, {", ".join(["%s"] * len(constants))}
        FROM due {reachable}
        ON CONFLICT DO NOTHING"""
    values = [fields[name].get_db_prep_save(value, connection) for name, value in constants.items()]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, *values])
        return max(cursor.rowcount, 0)
