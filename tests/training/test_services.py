import uuid
from datetime import date, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.errors import StaleEdit
from tests.cast import build_introduction
from training.errors import CohortIsFull
from training.models import Cohort, HaveRead, Member
from training.services import (
    cancel_session,
    close_cohort,
    join_cohort,
    leave_cohort,
    move_session,
    open_cohort,
    set_have_read,
    take_attendance,
)


def test_open_cohort_dates_its_six_sessions_around_holidays(series, places, cast):
    cohort = open_cohort(series, places.unit, first_on=date(2027, 4, 1), starts=time(13), by=cast["chief"])

    days = [timezone.localdate(session.starts_at) for session in cohort.sessions.all()]
    assert days[-1] == date(2027, 5, 7)  # moved from 6 May: Ascension Day
    assert [session.shifted_because for session in cohort.sessions.all()] == ["", "", "", "", "", "holiday"]


def test_open_cohort_twice_with_one_key_makes_one(series, places, cast):
    key = uuid.uuid4()
    choice = {"first_on": date(2027, 4, 1), "starts": time(13), "by": cast["chief"], "request_key": key}

    assert open_cohort(series, places.unit, **choice) == open_cohort(series, places.unit, **choice)
    assert Cohort.objects.get().sessions.count() == 6


def test_open_cohort_gets_the_next_number(cohort, series, places, cast):
    second = open_cohort(series, places.unit, first_on=date(2027, 4, 1), starts=time(13), by=cast["chief"])

    assert (cohort.name, second.name) == ("Grupp 1", "Grupp 2")


def test_join_cohort_twice_takes_one_seat(cohort, introduction, cast):
    join_cohort(cohort, introduction, by=cast["chief"])

    assert cohort.members.count() == 1


def test_join_cohort_ends_the_waiting(cohort, version, cast, places):
    waiting = build_introduction(version, cast["second_newcomer"], places.team)
    Member.objects.create(introduction=waiting, series_key="group", state="waiting")

    join_cohort(cohort, waiting, by=cast["chief"])

    assert [(row.state, row.cohort) for row in waiting.memberships.all()] == [("member", cohort)]


@pytest.mark.parametrize("reason", ["no seats", "closed"])
def test_join_cohort_that_takes_nobody(cohort, version, cast, places, reason):
    second = build_introduction(version, cast["second_newcomer"], places.team)
    Cohort.objects.update(seats=1 if reason == "no seats" else 8)
    if reason == "closed":
        close_cohort(cohort, by=cast["chief"])

    with pytest.raises(CohortIsFull):
        join_cohort(cohort, second, by=cast["chief"])


def test_leave_cohort_frees_the_seat(cohort, introduction, cast):
    leave_cohort(cohort.members.get(), by=cast["chief"])

    assert cohort.members.get().state == "left"
    assert join_cohort(cohort, introduction, by=cast["chief"]).state == "member"


def test_take_attendance_can_be_corrected(session, cast):
    take_attendance(session, [cast["newcomer"]], [], by=cast["mentor"])
    held = take_attendance(session, [], [cast["newcomer"]], by=cast["mentor"])

    assert held.state == "held"
    assert [row.was_there for row in session.attendances.all()] == [False]


def test_move_session_tells_a_stale_editor(session, cast):
    new = session.starts_at + timedelta(days=2)
    move_session(session, new, "room", by=cast["mentor"], revision=0)

    with pytest.raises(StaleEdit):
        move_session(session, new + timedelta(days=1), "room", by=cast["mentor"], revision=0)
    session.refresh_from_db()
    assert (session.starts_at, session.times_moved, session.reason) == (new, 1, "room")


def test_cancelled_session_gets_a_new_time(session, cast):
    cancelled = cancel_session(session, "leader", by=cast["mentor"])
    moved = move_session(cancelled, session.starts_at + timedelta(days=7), "leader", by=cast["mentor"])

    assert (cancelled.state, moved.state) == ("cancelled", "planned")
    assert moved.first_planned_at == session.first_planned_at


def test_set_have_read_twice_is_once(session, cast):
    set_have_read(session, True, by=cast["newcomer"])
    set_have_read(session, True, by=cast["newcomer"])
    assert HaveRead.objects.count() == 1

    set_have_read(session, False, by=cast["newcomer"])
    assert not HaveRead.objects.exists()


@time_machine.travel("2026-09-30 08:00+02:00", tick=False)
def test_open_at_offers_only_what_can_be_joined(series, places, cast):
    options = {"starts": time(13), "by": cast["chief"]}
    coming = open_cohort(series, places.unit, first_on=date(2026, 10, 7), **options)
    open_cohort(series, places.unit, first_on=date(2026, 9, 2), **options)
    open_cohort(series, places.other_unit, first_on=date(2026, 10, 7), **options)

    found = Cohort.objects.open_at(places.team, "group", series.version.program_id, date(2026, 9, 30))

    assert list(found) == [coming]
