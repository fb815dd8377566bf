"""The whole demo, from the first day of the region until this morning; the same day always gives the same demo."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone, translation

from demo.beginnings import plan_starts
from demo.cast import NEWCOMERS, Newcomer
from demo.diary import Diary
from demo.groups import plan_groups
from demo.mails import plan_mornings
from demo.meetings import log_unit_meetings
from demo.mentors import write_mentors
from demo.organisation import settle
from demo.revision import plan_revision
from demo.sayings import plan_sayings
from demo.surveys import plan_surveys
from demo.unit import write_unit
from demo.world import World


@transaction.atomic
def load_demo(newcomers: Iterable[Newcomer] = NEWCOMERS) -> World:
    """Everything through the services, each called with the moment when it happened."""
    world = World(Diary(timezone.localdate()))
    with translation.override("sv"):
        settle(world)
        write_mentors(world)
        plan_groups(world)
        plan_starts(world, newcomers)
        plan_revision(world)
        plan_sayings(world)
        plan_surveys(world)
        plan_mornings(world)
        world.diary.play()
        log_unit_meetings(world)
        write_unit(world)
    return world
