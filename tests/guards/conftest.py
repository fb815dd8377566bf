import logging
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
import time_machine
from django.db import transaction

from outbox.models import SentMail
from tests.guards import canaries, crawl, world
from tests.remembered import Memory


@contextmanager
def taken_back(unblock):
    """A database for longer than a test: everything is rolled back, and nobody else's test sees it."""
    logging.disable(logging.WARNING)  # hundreds of visits are meant to be refused
    with unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


@dataclass
class Seen:
    """What the crawl leaves behind: plain values, no rows."""

    crawl: crawl.Crawl
    canaries: dict
    mails: list
    people: dict  # role -> person id


@pytest.fixture(scope="session")
def seen(django_db_setup, django_db_blocker, skarholmen_file):
    """Everybody has opened every page of a world in which every text says where it comes from."""
    with time_machine.travel(world.NOW, tick=False), taken_back(django_db_blocker.unblock):
        here = world.build_world(skarholmen_file)
        borders = [canaries.newest(), *(canaries.newest() for _side in world.furnish(here))]
        planted = canaries.plant(here, borders)
        world.post_mails(here)
        world.print_plans(here)
        people = crawl.visitors(here) | {None: crawl.Visitor()}
        found = crawl.crawl_as(people, {"own": here.own, "foreign": here.foreign, "missing": None})
        mails = list(SentMail.objects.values_list("message__person_id", "subject", "text", "html"))
        return Seen(found, planted, mails, {role: person.pk for role, person in here.cast.items()})


@pytest.fixture(scope="module")
def here(django_db_setup, django_db_blocker, skarholmen_file):
    """A world for all tests of a module, at its own moment; each test's changes are taken back by the test."""
    with time_machine.travel(world.NOW, tick=True), taken_back(django_db_blocker.unblock):
        yield Memory()("world", living_world, skarholmen_file)


def living_world(program_file):
    made = world.build_world(program_file)
    list(world.furnish(made))
    world.post_mails(made)
    return made
