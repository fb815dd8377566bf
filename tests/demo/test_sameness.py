"""The same day gives the same demo, and another day gives it for that day."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from accounts.models import Event, Person
from checklists.models import Item
from demo import cast
from demo.load import load_demo
from mentoring.models import Meeting, Note
from programs.models import Introduction

A_FEW = [row for row in cast.NEWCOMERS if row.name in (cast.ALVA, "Amir Solberg", "Danijel Novak")]


def loaded_at(moment, read):
    """What `read` finds in a demo of a few newcomers, which is taken back at once."""
    with time_machine.travel(moment), transaction.atomic():
        load_demo(A_FEW)
        found = read()
        transaction.set_rollback(True)
    return found


def fingerprint():
    """Everything that chance has a hand in, without the numbers of the rows."""
    return (
        list(Event.objects.order_by("at", "pk").values_list("at", "verb", "by__name", "about__name")),
        list(Item.objects.order_by("introduction__newcomer__name", "key").values_list("key", "level", "reached_at")),
        list(Meeting.objects.order_by("starts_at", "slot").values_list("slot", "starts_at", "state", "purpose")),
        list(Note.objects.order_by("created_at").values_list("created_at", "text", "next_step")),
    )


@pytest.mark.django_db
def test_same_day_gives_the_same_demo_at_any_hour():
    morning = loaded_at("2026-09-30T07:00:00+02:00", fingerprint)
    evening = loaded_at("2026-09-30T22:30:00+02:00", fingerprint)

    assert morning == evening


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["2026-07-15", "2027-01-01", "2028-02-29", "2026-11-21"])
def test_every_day_is_relative_to_today(day):
    weeks = loaded_at(f"{day}T12:00:00+01:00", weeks_and_days_left)

    assert weeks[cast.ALVA][0] == 7
    assert weeks["Danijel Novak"][0] == 24
    assert 12 <= weeks["Amir Solberg"][1] <= 15


def weeks_and_days_left():
    today = timezone.localdate()
    rows = Introduction.objects.select_related("newcomer")
    return {row.newcomer.name: (row.week, (row.start_on - today) / timedelta(days=1)) for row in rows}


def test_site_with_people_of_its_own_is_left_alone(cast):
    with pytest.raises(CommandError, match="There are people here"):
        call_command("load_demo")

    assert Person.objects.count() == len(cast)
