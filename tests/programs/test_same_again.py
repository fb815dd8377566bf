"""A file that is written, imported, kept in rows or exported says the same as before."""

from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from programs import files
from programs.documents import from_rows, own
from programs.files.normal import terse
from programs.services import export_version, import_program
from tests.programs.drawn import documents

# What nobody asks the database for has no table and is only in the document.
WITHOUT_TABLE = ("sources", "workload", "quotas", "requirements")
OF_THE_WHOLE = ("experience", "seats", "skeleton", "experience_lengths", "longest")


@pytest.fixture
def imported(places, cast):
    return lambda data: import_program(data, places.region, by=cast["coordinator"])


def said_by_rows(version):
    """What the rows of a version say, with what has no table."""
    data, document = from_rows(version), own(version)
    head = {name: document["program"][name] for name in OF_THE_WHOLE if name in document["program"]}
    return files.normal(
        data
        | {"program": data["program"] | head}
        | {section: document[section] for section in WITHOUT_TABLE if section in document}
    )


@settings(deadline=None, max_examples=25)
@given(documents())
def test_a_file_that_is_written_reads_the_same(data):
    assert files.check(data) == []

    normal = files.normal(data)

    assert files.normal(normal) == normal
    assert files.normal(terse(normal)) == normal
    assert files.read_string(files.write(data)) == normal


@pytest.mark.django_db
@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=documents())
def test_a_file_that_is_imported_exports_the_same(imported, data):
    normal = files.normal(data)

    with transaction.atomic():
        version = imported(files.read_string(files.write(data)))
        version.refresh_from_db()

        assert files.read_string(files.write(export_version(version))) == normal
        assert said_by_rows(version) == normal
        transaction.set_rollback(True)  # the next one is not its second version


@pytest.mark.django_db
@pytest.mark.parametrize("entry", files.catalog(), ids=lambda entry: entry.key)
def test_the_rows_of_a_shipped_programme_say_what_the_file_says(imported, entry):
    data = files.read(entry.path)

    version = imported(data)
    version.refresh_from_db()

    assert said_by_rows(version) == data


@pytest.mark.parametrize("name", ["everything", "addition", "thinning"])
def test_a_file_with_every_field_is_written_and_read_the_same(name):
    data = files.read(Path(__file__).parent / f"{name}.yaml")

    assert files.read_string(files.write(data)) == data
