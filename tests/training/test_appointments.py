from datetime import timedelta

import pytest
from django.utils import timezone

from programs.parts import appointments
from tests.cast import build_introduction
from training.models import Member
from training.services import cancel_session, join_cohort, leave_cohort, set_leaders, take_attendance

YEAR = timedelta(days=365)


def found(people=None):
    today = timezone.localdate()
    return [row for row in appointments(people, today - YEAR, today + YEAR) if row.part == "training"]


def test_appointments_are_of_leaders_and_members(cohort, session, cast):
    (first, *others) = found([cast["newcomer"].pk])

    assert first.name == ("training", session.pk)
    assert set(first.people) == {cast["newcomer"].pk, cast["mentor"].pk}
    assert (first.organiser_id, first.kind, first.thread) == (cast["mentor"].pk, "group", "group")
    assert (first.starts_at, first.minutes, first.place) == (session.starts_at, session.minutes, "Eken")
    assert len(others) == 5


def test_appointments_of_nobody_there_are_none(cohort, cast):
    assert found([cast["stranger"].pk]) == []
    assert len(found()) == 6


def test_appointments_are_not_of_what_is_cancelled(session, cast):
    cancel_session(session, "room", by=cast["mentor"])

    assert session.pk not in [row.refers_id for row in found()]


def test_appointments_begin_when_one_has_joined(cohort, session, version, places, cast):
    late = build_introduction(version, cast["second_newcomer"], places.team)
    join_cohort(cohort, late, by=cast["chief"])

    assert len(found([cast["second_newcomer"].pk])) == 5


def test_appointments_ahead_end_when_one_leaves(cohort, session, cast):
    take_attendance(session, [cast["newcomer"]], by=cast["mentor"], minutes=75)
    leave_cohort(Member.objects.get(), by=cast["chief"])

    (held,) = found([cast["newcomer"].pk])

    assert (held.refers_id, held.is_held, held.minutes) == (session.pk, True, 75)


def test_appointments_follow_a_change_of_leaders(cohort, cast):
    set_leaders(cohort, [cast["colleague"]], by=cast["chief"])

    assert {row.organiser_id for row in found()} == {cast["colleague"].pk}


@pytest.mark.parametrize("number", [1, 5])
def test_appointments_take_the_same_queries_for_many(number, cohort, version, places, cast, django_assert_num_queries):
    from training.plan import TrainingPart

    second = build_introduction(version, cast["second_newcomer"], places.team)
    for _index in range(number - 1):
        join_cohort(cohort, second, by=cast["chief"])
    today = timezone.localdate()

    with django_assert_num_queries(4):
        TrainingPart().appointments([cast["newcomer"].pk], today - YEAR, today + YEAR)
