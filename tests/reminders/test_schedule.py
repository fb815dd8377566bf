"""Every task is tested through the schedule that starts it."""

import pytest
import time_machine
from celery import current_app
from celery.schedules import crontab
from django.conf import settings

from outbox.models import SentMail
from outbox.services import post


def run(entry):
    """What beat does when the entry is due, in this process."""
    name = settings.CELERY_BEAT_SCHEDULE[entry]["task"]
    current_app.loader.import_default_modules()
    current_app.tasks[name].apply(throw=True)


def test_schedule_runs_every_ten_minutes_in_utc():
    assert settings.CELERY_TIMEZONE == "UTC"
    for entry in ("reminders-sweep", "outbox-sweep"):
        assert settings.CELERY_BEAT_SCHEDULE[entry]["schedule"] == crontab(minute="*/10")


def test_outbox_sweep_sends_what_goes_at_once(cast):
    post("test:1", cast["administrator"], "test")

    run("outbox-sweep")

    assert SentMail.objects.get().to == "administrator@example.org"


@pytest.mark.parametrize(("moment", "mails"), [("2026-09-30T06:50+02:00", 0), ("2026-09-30T07:00+02:00", 1)])
def test_reminders_sweep_makes_digests_in_the_morning(cast, news_part, moment, mails):
    news_part.people = [cast["mentor"]]

    with time_machine.travel(moment, tick=False):
        run("reminders-sweep")
        run("outbox-sweep")

    assert SentMail.objects.count() == mails
