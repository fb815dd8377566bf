"""Finding a routine among five thousand as one types, against a bare query on the index, on both databases."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.db import ConnectionHandler, connections

from accounts.models import Node
from benchmarks.measure import Benchmark
from routines.models import Routine, RoutineWord
from routines.words import indexed_words, stem

MANY, PAGE = 5000, 50
ABOUT = ("Hembesök", "Utredningsplan", "Sekretess", "Delegationsordning", "Skyddsbedömning", "Journal", "Bilbokning")
SOUGHT, ONE_IN = "Orosanmälan", 100
TYPED = "orosanmälningar"
WORDS = {"text": "Läs den innan du börjar.", "owner_role": "unit_chief"}
DAYS = {"reviewed_on": "2026-09-01", "review_on": "2027-09-01"}


def benchmarks():
    yield measured("default", Node.objects.first())
    with tempfile.TemporaryDirectory() as folder, sqlite_beside(Path(folder) / "search.sqlite3") as using:
        yield measured(using, Node.objects.first())


def measured(using, node):
    write_many(using, node)
    return Benchmark(
        f"Search {MANY} routines, {connections[using].display_name}",
        run=lambda: list(Routine.objects.using(using).matching(TYPED)[:PAGE]),
        floor=lambda: bare(using),
        at_most=2,
    )


def bare(using):
    """The same routines by the index alone: one range, no order, no stem, no place."""
    words = RoutineWord.objects.using(using).filter(word__startswith=stem(TYPED))
    return list(Routine.objects.using(using).filter(pk__in=words.values("routine_id"))[:PAGE])


def write_many(using, node):
    """One in a hundred is about reports of concern."""
    names = [ABOUT[n % len(ABOUT)] if n % ONE_IN else SOUGHT for n in range(MANY)]
    new = [Routine(node_id=node.pk, title=f"{name} {n}", **WORDS, **DAYS) for n, name in enumerate(names)]
    routines = Routine.objects.using(using).bulk_create(new)
    rows = [(row.pk, word, place) for row in routines for word, place in indexed_words(row.title, row.text).items()]
    words = [RoutineWord(routine_id=pk, word=word, place=place) for pk, word, place in rows]
    RoutineWord.objects.using(using).bulk_create(words, batch_size=MANY)
    with connections[using].cursor() as cursor:
        cursor.execute("ANALYZE")


@contextmanager
def sqlite_beside(file):
    """The alias of an SQLite with the tables of routines, beside whatever database there is."""
    connections.settings["beside"] = ConnectionHandler(
        {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}}
    ).settings["default"]
    connection = connections["beside"]
    try:
        with connection.constraint_checks_disabled(), connection.schema_editor() as schema:
            for model in (Node, Routine, RoutineWord):
                schema.create_model(model)
        connection.disable_constraint_checking()
        yield "beside"
    finally:
        connection.close()
        del connections["beside"], connections.settings["beside"]
