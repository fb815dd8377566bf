"""What has come to clash since it was planned, and the new times that are given one by one or all at once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Node
from accounts.services import add_absence
from mentoring.clashing import clash_advice, clashing, plannable
from mentoring.models import Meeting
from mentoring.services import add_meeting, move_meeting
from outbox.models import Message
from programs.calendar import Span
from programs.services import add_stand_in
from tests.mentoring.conftest import meetings_of

A_DAY = timedelta(days=1)
URL = reverse("mentoring:clash_list")


@pytest.fixture
def away(coming, cast):
    """The mentor is away on the day of the next meeting, which is known since."""
    return add_absence(cast["mentor"], coming.on, coming.on, by=cast["chief"])


@pytest.fixture
def as_chief(client, cast):
    client.force_login(cast["chief"])
    return client


def found(person):
    return clashing(plannable(person), person)


def test_nothing_clashes_in_a_plan_that_was_just_made(introduction, cast):
    assert found(cast["chief"]) == []
    assert clash_advice(plannable(cast["chief"])) == []


def test_later_absence_gives_a_new_time_on_another_day(coming, away, cast):
    row = found(cast["mentor"])[0]

    assert (row.meeting, row.reason) == (coming, "mentor")
    assert [person.name for person in row.clash.away] == ["Samira Holst"]
    assert timezone.localdate(row.proposed_at) > coming.on


def test_somebody_stands_in_so_nothing_clashes(coming, away, introduction, cast):
    days = Span(coming.on, coming.on)
    add_stand_in(introduction, cast["colleague"], cast["mentor"], "mentor", days, by=cast["chief"])

    assert found(cast["chief"]) == []


def test_day_that_became_vacation_is_found(coming, introduction, cast, places):
    week = coming.on.isocalendar().week
    Node.objects.filter(pk=places.unit.pk).update(vacation_weeks=[week])

    rows = found(cast["chief"])

    assert coming in [row.meeting for row in rows]
    assert {row.reason for row in rows} == {"vacation"}
    assert all(timezone.localdate(row.proposed_at).isocalendar().week != week for row in rows if row.proposed_at)


def test_of_two_that_clash_the_one_that_nobody_chose_gives_way(coming, introduction, cast):
    joint = meetings_of(introduction, "joint").filter(starts_at__gt=timezone.now()).first()
    move_meeting(joint, coming.starts_at, "chief", by=cast["chief"])

    rows = found(cast["chief"])

    assert [row.meeting for row in rows] == [coming]


def test_what_somebody_wanted_although_it_clashes_is_left_in_peace(coming, introduction, cast):
    add_meeting(coming.series, coming.starts_at, by=cast["mentor"], may_clash=True)
    Meeting.objects.filter(pk=coming.pk).update(may_clash=True)

    assert found(cast["mentor"]) == []


def test_new_times_do_not_clash_with_each_other(coming, introduction, cast):
    days = [row.on for row in meetings_of(introduction, "mentor").filter(starts_at__gt=timezone.now())[:2]]
    for day in days:
        add_absence(cast["mentor"], day, day, by=cast["chief"])

    rows = found(cast["mentor"])

    times = [row.proposed_at for row in rows]
    assert len(rows) == 2
    assert len(set(times)) == 2


def test_page_names_who_is_away_and_moves_one(as_chief, coming, away, cast):
    row = as_chief.get(URL).context["rows"][0]

    answers = [as_chief.post(URL, {"seen": [row.key], "move": row.key}) for _ in range(2)]

    coming.refresh_from_db()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (coming.starts_at, coming.moved_reason, coming.revision) == (row.proposed_at, "mentor", 1)
    kinds = Message.objects.filter(kind__startswith="meeting_moved").values_list("person__name", flat=True)
    assert sorted(kinds) == ["Alva Berglind", "Samira Holst"]


def test_all_at_once(as_chief, introduction, cast):
    for row in meetings_of(introduction, "mentor").filter(starts_at__gt=timezone.now())[:3]:
        add_absence(cast["mentor"], row.on, row.on, by=cast["chief"])
    seen = [row.key for row in as_chief.get(URL).context["rows"]]

    as_chief.post(URL, {"seen": seen})

    assert len(seen) == 3
    assert found(cast["chief"]) == []


def test_only_what_was_seen_is_moved(as_chief, coming, away):
    as_chief.post(URL, {"seen": [f"{coming.pk} 0 2026-10-09T10:00:00+02:00"]})

    assert Meeting.objects.get(pk=coming.pk).revision == 0


def test_others_meetings_are_not_there(client, coming, away, cast):
    key = found(cast["chief"])[0].key
    for role in ("colleague", "newcomer", "stranger"):
        client.force_login(cast[role])

        assert client.get(URL).context["rows"] == []
        client.post(URL, {"seen": [key]})

    assert Meeting.objects.get(pk=coming.pk).revision == 0


def test_chief_and_mentor_are_pointed_there(client, coming, away, cast):
    for role in ("chief", "mentor"):
        client.force_login(cast[role])

        assert URL in client.get(reverse("overview:home")).content.decode()


def test_questions_do_not_grow_with_what_clashes(introduction, coming, away, cast):
    found(cast["chief"])
    with CaptureQueriesContext(connection) as one:
        assert len(found(cast["chief"])) == 1
    for row in meetings_of(introduction, "mentor").filter(starts_at__gt=timezone.now())[1:4]:
        add_absence(cast["mentor"], row.on, row.on, by=cast["chief"])

    with CaptureQueriesContext(connection) as many:
        assert len(found(cast["chief"])) == 4

    assert len(many) == len(one)
