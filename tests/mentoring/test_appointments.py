"""Who is to be at which meeting, on its day."""

from datetime import date, timedelta

import pytest

from mentoring.appointments import appointments
from mentoring.services import cancel_meeting, log_meeting
from programs.models import Involvement
from programs.services import assign_person

FIRST, LAST = date(2026, 8, 17), date(2027, 2, 14)


def of(people, meeting):
    """The appointment of a meeting among those of some people, or None."""
    ids = None if people is None else [person.pk for person in people]
    return next((row for row in appointments(ids, FIRST, LAST) if row.refers_id == meeting.pk), None)


def test_those_of_the_roles_belong(meeting, joint_meeting, cast):
    assert set(of(None, meeting).people) == {cast["newcomer"].pk, cast["mentor"].pk}
    assert set(of(None, joint_meeting).people) == {cast["newcomer"].pk, cast["mentor"].pk, cast["chief"].pk}
    assert of(None, meeting).organiser_id == cast["mentor"].pk


def test_only_where_somebody_belongs(meeting, unit_meeting, cast):
    assert of([cast["chief"]], meeting) is None
    assert of([cast["newcomer"]], unit_meeting) is None
    assert of([cast["stranger"]], unit_meeting) is None


def test_a_units_meeting_is_for_its_chiefs_and_mentors(unit_meeting, introduction, cast):
    assert set(of([cast["mentor"]], unit_meeting).people) == {cast["mentor"].pk, cast["chief"].pk}


def test_roles_have_their_days(introduction, meeting, coming, cast):
    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"], from_on=coming.on)

    assert cast["mentor"].pk in of(None, meeting).people
    assert of([cast["mentor"]], coming) is None
    assert cast["colleague"].pk in of([cast["colleague"]], coming).people


@pytest.mark.parametrize(("days", "comes"), [(0, "colleague"), (1, "mentor"), (-1, "mentor")])
def test_a_stand_in_comes_on_the_days_only(introduction, coming, cast, days, comes):
    on = coming.on + timedelta(days=days)
    Involvement.objects.create(
        introduction=introduction, person=cast["colleague"], role="mentor", stands_in_for=cast["mentor"],
        from_on=on, to_on=on,
    )  # fmt: skip

    assert set(of(None, coming).people) == {cast["newcomer"].pk, cast[comes].pk}


def test_what_is_cancelled_takes_nobodys_time_and_what_was_held_did(meeting, coming, cast):
    log_meeting(meeting, by=cast["mentor"])
    cancel_meeting(coming, "mentor", by=cast["mentor"])

    assert of(None, meeting).is_held
    assert of(None, coming) is None


@pytest.mark.parametrize("last", [date(2026, 9, 1), LAST])
def test_the_number_of_queries_does_not_grow(introduction, cast, last, django_assert_num_queries):
    with django_assert_num_queries(9):
        appointments([cast["mentor"].pk], FIRST, last)
