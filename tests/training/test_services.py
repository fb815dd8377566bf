import uuid
from datetime import date, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.errors import StaleEdit
from outbox.models import Message
from tests.cast import build_introduction
from training.errors import CohortIsFull
from training.models import Cohort, HaveRead, Member
from training.services import (
    add_material,
    cancel_session,
    close_cohort,
    join_cohort,
    leave_cohort,
    move_coming,
    move_session,
    open_cohort,
    reopen_cohort,
    set_have_read,
    swap_themes,
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


def test_reopened_cohort_takes_members_again(cohort, version, cast, places):
    close_cohort(cohort, by=cast["chief"])
    reopen_cohort(cohort, by=cast["chief"])

    late = build_introduction(version, cast["second_newcomer"], places.team)
    assert join_cohort(cohort, late, by=cast["chief"]).joined_at is not None


def test_join_cohort_of_another_group_changes_groups(cohort, series, places, introduction, cast):
    other = open_cohort(series, places.unit, first_on=date(2027, 4, 1), starts=time(13), by=cast["chief"])

    join_cohort(other, introduction, by=cast["chief"])

    assert dict(introduction.memberships.values_list("cohort__name", "state")) == {
        "Grupp 1": "left",
        "Grupp 2": "member",
    }


def test_join_cohort_tells_the_newcomer(cohort, cast):
    message = Message.objects.get(kind="cohort_joined")

    assert (message.person, message.refers_id) == (cast["newcomer"], cohort.pk)


def test_coming_back_takes_the_same_place(cohort, introduction, cast):
    leave_cohort(cohort.members.get(), by=cast["chief"])
    join_cohort(cohort, introduction, by=cast["chief"])

    member = cohort.members.get()
    assert (member.state, member.left_at) == ("member", None)


def test_take_attendance_keeps_apologies_and_what_it_took(session, cast):
    held = take_attendance(session, [], [], [cast["newcomer"]], minutes=70, by=cast["mentor"])

    row = held.attendances.get()
    assert (row.was_there, row.has_apologised) == (False, True)
    assert (held.minutes, held.actual_minutes, held.lasted) == (90, 70, 70)


def test_move_coming_goes_around_days_off(series, places, cast):
    cohort = open_cohort(series, places.unit, first_on=date(2027, 4, 21), starts=time(13), by=cast["chief"])
    first = cohort.sessions.first()

    move_coming(first, first.starts_at + timedelta(days=1), "room", by=cast["chief"])

    days = [timezone.localdate(row.starts_at) for row in cohort.sessions.all()]
    assert days[:3] == [date(2027, 4, 22), date(2027, 4, 29), date(2027, 5, 7)]  # the 6th is Ascension Day


def test_move_coming_leaves_what_is_held_and_before(cohort, session, cast):
    take_attendance(session, [cast["newcomer"]], by=cast["mentor"])
    third = cohort.sessions.all()[2]

    moved = move_coming(third, third.starts_at + timedelta(hours=1), "room", by=cast["mentor"])

    assert len(moved) == 4
    assert list(cohort.sessions.values_list("times_moved", flat=True)) == [0, 0, 1, 1, 1, 1]


def test_swapped_themes_take_reading_and_links_along(cohort, cast):
    one, two = cohort.sessions.all()[3:5]
    set_have_read(one, True, by=cast["newcomer"])
    add_material(one, "Bilder", "https://example.org/1", by=cast["mentor"])
    add_material(two, "Film", "https://example.org/2", by=cast["mentor"])

    swap_themes(one, two, by=cast["mentor"])

    now_one, now_two = (type(one).objects.get(pk=row.pk) for row in (one, two))
    assert (now_one.template, now_two.template) == (two.template, one.template)
    assert (now_one.starts_at, now_one.minutes) == (one.starts_at, two.minutes)
    assert (now_one.have_read.count(), now_two.have_read.count()) == (0, 1)
    assert (now_one.materials.get().title, now_two.materials.get().title) == ("Film", "Bilder")
    assert set(Message.objects.filter(kind__startswith="session_theme").values_list("person__name", flat=True)) == {
        "Alva Berglind"
    }


def test_swap_themes_twice_from_one_form_is_once(cohort, cast):
    one, two = cohort.sessions.all()[3:5]
    key = uuid.uuid4()
    for _ in range(2):
        swap_themes(one, two, by=cast["mentor"], revision=0, other_revision=0, form_key=key)

    assert type(one).objects.get(pk=one.pk).template == two.template
