"""What a fixture makes is made once in a process: for the next test the same rows are put back as they were.

Only on PostgreSQL, where a number that has been given is not given again although a test is taken back.
"""

import pickle
from io import StringIO

import time_machine
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from programs import published

KEPT = {}


class Memory:
    """One test's way: who takes the same steps in the same hour, one after the other, finds the same rows."""

    def __init__(self):
        self.steps = ()

    def __call__(self, step, make, *args):
        """What `make(*args)` answers. `step` and the rows among `args` tell what that is, with the steps before."""
        hour = timezone.now().replace(minute=0, second=0, microsecond=0)
        self.steps += ((step, hour, *(getattr(arg, "pk", None) for arg in args)),)
        if connection.vendor != "postgresql":
            return make(*args)
        if self.steps in KEPT:
            put_back(KEPT[self.steps][1])
        else:
            before = everything()
            with time_machine.travel(hour, tick=False):
                made = make(*args)
            KEPT[self.steps] = pickle.dumps(made), changes(before, everything())
        published.forget()  # the first test to have it made finds no more in memory than the others
        return pickle.loads(KEPT[self.steps][0])


def everything():
    """{(table, primary key): the lines of its rows}, as PostgreSQL itself writes them."""
    tables = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy:
                lines = StringIO()
                cursor.copy_expert(f'COPY "{model._meta.db_table}" TO STDOUT', lines)
                tables[model._meta.db_table, model._meta.pk.column] = lines.getvalue().splitlines()
    return tables


def changes(before, after):
    """{(table, primary key): (numbers of the rows that are gone or other, new lines)} where something is."""
    changed = {}
    for table, lines in after.items():
        was, gone = set(before[table]), set(before[table]) - set(lines)
        if gone or len(lines) > len(was):
            changed[table] = [line.split("\t")[0] for line in gone], [line for line in lines if line not in was]
    return changed


def put_back(changed):
    """At once, since rows refer to one another: the database asks when all are there."""
    with transaction.atomic(), connection.cursor() as cursor:
        for (table, key), (gone, lines) in changed.items():
            if gone:
                cursor.execute(f'DELETE FROM "{table}" WHERE "{key}" = ANY(%s::bigint[])', [gone])
            cursor.copy_expert(f'COPY "{table}" FROM STDIN', StringIO("\n".join(lines)))
