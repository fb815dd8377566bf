"""The whole demo, from the first day of the region until this morning; the same day always gives the same demo."""

from datetime import date

from django.db import transaction
from django.utils import timezone, translation

from demo.beginnings import plan_starts
from demo.diary import Diary, moment
from demo.groups import plan_groups
from demo.meetings import log_unit_meetings
from demo.organisation import settle
from demo.world import World
from outbox.services import sweep as send
from reminders.services import sweep as remind

MORNINGS = 4  # of the latest working days, when the mail went out


@transaction.atomic
def load_demo(today: date | None = None) -> World:
    """Everything through the services, each called with the moment when it happened."""
    world = World(Diary(today or timezone.localdate()))
    with translation.override("sv"):
        settle(world)
        plan_groups(world)
        plan_starts(world)
        for number in range(-MORNINGS, 0):
            world.diary.write(moment(world.diary.workday(number), "07:10"), post)
        world.diary.play()
        log_unit_meetings(world)
    return world


def post(*, at):
    """What the worker does every ten minutes, once that morning."""
    remind(at)
    send(at)
