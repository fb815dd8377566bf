"""Somebody has installed an earlier version: what is in its database is still there, and as it should be."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("accounts", "0001_initial"), ("programs", "0001_initial")]
SOME_DAY, AN_HOUR = date(2026, 8, 17), datetime(2026, 9, 1, 12, tzinfo=UTC)
BEFORE_TURNS = [("accounts", "0001_initial"), ("programs", "0005_plan_rules"), ("mentoring", "0002_document")]


@pytest.fixture
def earlier(transactional_db, request):
    """The models of the first version, or of another; afterwards the database is as new again."""
    before = getattr(request, "param", BEFORE)
    executor = MigrationExecutor(connection)
    executor.migrate(before)
    yield executor.loader.project_state(before).apps
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def newest():
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    return executor.loader.project_state(executor.loader.graph.leaf_nodes()).apps


def a_version(apps, number=1):
    path = f"{number:04}"
    node = apps.get_model("accounts", "Node").objects.create(path=path, depth=1, kind="region", name="FoU Ekbygden")
    program = apps.get_model("programs", "Program").objects.create(owner=node, key="ours", name={"sv": "Vårt"})
    return apps.get_model("programs", "Version").objects.create(
        program=program, number=1, length="24m", close_support="26w"
    )


def test_what_an_earlier_version_has_stored_is_still_there(earlier):
    version = a_version(earlier)
    roles = earlier.get_model("programs", "HelperRole")
    for key in ("chief", "mentor", "introducer"):
        roles.objects.create(version=version, key=key, name={"sv": key})

    apps = newest()

    row = apps.get_model("programs", "Version").objects.get(pk=version.pk)
    assert row.is_sound
    assert not hasattr(row, "document")  # what it says is read from its rows
    assert dict(apps.get_model("programs", "HelperRole").objects.values_list("key", "may")) == {
        "chief": ["set-levels", "confirm-practice", "tailor", "hold-reviews"],
        "mentor": ["set-levels", "tailor"],
        "introducer": [],
    }


def a_check_back(apps, number, **said):
    """What somebody has written about a request, as it was stored before every turn was kept."""
    person = apps.get_model("accounts", "Person")
    newcomer, chief = (person.objects.create(name=name, email=f"{name}{number}@example.org") for name in "ab")
    version = a_version(apps, number)
    category = apps.get_model("programs", "Category").objects.create(version=version, key="new", name={"sv": "Ny"})
    introduction = apps.get_model("programs", "Introduction").objects.create(
        newcomer=newcomer,
        version=version,
        category=category,
        experience="graduate",
        start_on=SOME_DAY,
        close_support_until_on=SOME_DAY + timedelta(days=1),
        end_on=SOME_DAY + timedelta(days=2),
    )
    request = apps.get_model("mentoring", "Request").objects.create(
        introduction=introduction, asked_by=chief, asked_at=AN_HOUR, words="Läs"
    )
    parts = {"heard": "Läsa", "means": "Veta", "how": "Nu", "written_at": AN_HOUR}
    apps.get_model("mentoring", "CheckBack").objects.create(request=request, **parts, **said)
    return request.pk


@pytest.mark.parametrize("earlier", [BEFORE_TURNS], indirect=True)
def test_what_was_written_back_is_the_beginning_of_the_thread(earlier):
    waiting = a_check_back(earlier, 1)
    misread = a_check_back(earlier, 2, meant="Annat", answered_at=AN_HOUR)
    agreed = a_check_back(earlier, 3, answered_at=AN_HOUR)

    turns = newest().get_model("mentoring", "Turn").objects.order_by("pk")

    assert [(row.request_id, row.heard, row.meant, row.is_agreed) for row in turns] == [
        (waiting, "Läsa", "", False),
        (misread, "Läsa", "", False),
        (misread, "", "Annat", False),
        (agreed, "Läsa", "", False),
        (agreed, "", "", True),
    ]
