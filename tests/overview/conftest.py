"""Today is Wednesday 30 September 2026; Alva's introduction began on Monday 17 August and is in its seventh week."""

import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from programs.models import Introduction
from tests.cast import build_introduction
from tests.conftest import TODAY

TRANSACTION = re.compile(r"(BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK)")


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def introduction(started):
    """Alva's with its whole plan, people at hand."""
    return with_people(started)


@pytest.fixture
def login(client, cast):
    """Sign in as one of the cast; the page of an address follows."""

    def get(part, url="/"):
        client.force_login(cast[part])
        return client.get(url)

    return get


@pytest.fixture
def cost(client, cast):
    """How many queries a page costs somebody who is signed in, in a process that knows the programme.

    Transaction control is not counted.
    """

    def count(part, url="/"):
        client.force_login(cast[part])
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return sum(not TRANSACTION.match(query["sql"]) for query in queries)

    return count


def with_people(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


def more_newcomers(cast, places, version, number):
    """So many more for Samira, each with a bare introduction."""
    people = Person.objects.bulk_create(Person(name=f"Ny {n}", email=f"ny{n}@example.org") for n in range(number))
    for person in people:
        build_introduction(version, person, places.team, mentor=cast["mentor"], chief=cast["chief"])
