import re
from pathlib import Path

import pytest
from django.conf import settings

from intro_portal.celery import app

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tasks():
    app.loader.import_default_modules()
    return {name for name in app.tasks if not name.startswith("celery.")}


@pytest.fixture(scope="module")
def scheduled():
    return {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}


def test_every_scheduled_task_exists(tasks, scheduled):
    assert scheduled <= tasks


def test_every_task_is_started_by_the_clock_or_by_the_code(tasks, scheduled):
    code = "\n".join(path.read_text() for app_dir in settings.INSTALLED_APPS for path in (ROOT / app_dir).rglob("*.py"))
    called = set(re.findall(r"(\w+)\.(?:delay|delay_on_commit|apply_async)\b", code))

    assert {name for name in tasks - scheduled if name.rsplit(".")[-1] not in called} == set()


def test_nothing_is_put_off_in_the_queue():
    """Redis hands a task that waits out twice; what is due later stands in the database."""
    code = "\n".join(path.read_text() for app_dir in settings.INSTALLED_APPS for path in (ROOT / app_dir).rglob("*.py"))

    assert re.findall(r"\b(?:countdown|eta)=", code) == []
