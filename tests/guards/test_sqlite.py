"""A laptop has SQLite and nothing else: every page opens there too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.guards.crawl import address, visitors
from tests.guards.views import ROLES, VIEWS
from tests.guards.world import print_plans

ROOT = Path(__file__).parents[2]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the test below runs this one there")
def test_pages_open(here):
    """Each as the first of those who see it."""
    people = visitors(here)
    print_plans(here)
    answers = {}
    for view in VIEWS:
        role = next((role for role in ROLES if view.statuses[role] == 200), None)
        if role and view.is_read:
            answers[view.name] = people[role].get(address(view, here.own)).status_code

    assert answers == dict.fromkeys(answers, 200)
    assert len(answers) > 60


@pytest.mark.skipif(connection.vendor == "sqlite", reason="runs the one above")
def test_every_page_opens_on_sqlite(tmp_path):
    environment = os.environ | {"DATABASE_URL": "sqlite:///:memory:", "RUN_DIR": str(tmp_path)}
    environment.pop("REDIS_URL", None)

    command = [sys.executable, "-m", "pytest", "-q", f"{__file__}::test_pages_open"]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    assert "1 passed" in result.stdout, result.stdout[-3000:]
