"""Somebody has installed an earlier version: what is in its database is still there, and as it should be."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("programs", "0001_initial")]


@pytest.fixture
def earlier(transactional_db):
    """The models of the first version; afterwards the database is as new again."""
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    yield executor.loader.project_state(BEFORE).apps
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def newest():
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    return executor.loader.project_state(executor.loader.graph.leaf_nodes()).apps


def a_version(apps):
    node = apps.get_model("accounts", "Node").objects.create(path="0001", depth=1, kind="region", name="FoU Ekbygden")
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
