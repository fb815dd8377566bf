"""Two who want the last seat at the same moment: one gets it, and the other is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from tests.cast import build_cast, build_introduction, build_places
from tests.conftest import published_version
from tests.training.roles import url
from training.models import Member
from training.services import open_cohort

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")


@pytest.mark.django_db(transaction=True)
def test_the_last_seat_is_given_to_one_of_two(skarholmen_file):
    places = build_places()
    cast = build_cast(places)
    version = published_version(skarholmen_file, places.region, cast["coordinator"])
    cohort = open_cohort(
        version.session_series.get(key="group"),
        places.unit,
        first_on=timezone.localdate() + timedelta(days=7),
        starts=time(13),
        seats=1,
        by=cast["chief"],
    )
    wanting = [build_introduction(version, cast[part], places.team) for part in ("newcomer", "second_newcomer")]

    answers = ask_at_once(cohort, wanting, cast["chief"])

    assert Member.objects.get(state="member").introduction in wanting
    assert sorted("ingen ledig plats" in answer for answer in answers) == [False, True]


def ask_at_once(cohort, introductions, chief):
    together = Barrier(len(introductions))

    def ask(introduction):
        client = Client()
        client.force_login(chief)
        together.wait()
        try:
            address = url("member_add", cohort.pk)
            return client.post(address, {"introduction": introduction.pk}, follow=True).content.decode()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(introductions)) as threads:
        return list(threads.map(ask, introductions))
