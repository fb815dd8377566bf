from datetime import date, time, timedelta

import pytest

from programs.models import Involvement, Reply
from programs.parts import appointments
from programs.replies import replies_of
from reviews.services import cancel_review, hold_review, move_review
from tests.reviews.conftest import at

TO = date(2027, 3, 1)


def rows(*people, first=date(2026, 11, 1), last=TO):
    found = appointments([person.pk for person in people] if people else None, first, last)
    return [row for row in found if row.part == "reviews"]


@pytest.fixture
def timed(coming, cast):
    return move_review(coming, date(2027, 2, 18), by=cast["chief"], time=time(10), minutes=45, place="Eken")


def test_a_review_is_an_appointment_once_it_has_a_time(coming, cast):
    assert rows() == []

    move_review(coming, date(2027, 2, 18), by=cast["chief"], time=time(10), minutes=45, place="Eken")

    (row,) = rows(cast["newcomer"])
    assert (row.starts_at, row.minutes, row.place) == (at(date(2027, 2, 18), 10), 45, "Eken")
    assert row.people == tuple(cast[role].pk for role in ("newcomer", "mentor", "chief"))
    assert row.organiser_id == cast["chief"].pk
    assert not row.is_held


def test_those_who_do_not_belong_there_have_none(timed, cast):
    assert [len(rows(cast[role])) for role in ("newcomer", "mentor", "chief", "colleague", "stranger")] == [
        1,
        1,
        1,
        0,
        0,
    ]
    assert rows(last=date(2027, 2, 17)) == []


def test_one_that_took_place_still_is_one(timed, cast, now):
    now.move_to("2027-02-18T12:00:00+01:00")
    hold_review(timed, by=cast["chief"], outcome="on-track")

    assert [row.is_held for row in rows()] == [True]


def test_what_somebody_has_said_beforehand_is_read_by_row_and_person(timed, cast):
    Reply.objects.create(part="reviews", refers_id=timed.pk, person=cast["mentor"], is_coming=False, at=at(TO))
    assert replies_of("reviews", [timed.pk]) == {(timed.pk, cast["mentor"].pk): False}


def test_cancelled_is_none(timed, cast):
    cancel_review(timed, "chief", by=cast["chief"])

    assert rows() == []


def test_whoever_stands_in_that_day_is_there_in_their_place(timed, introduction, cast):
    Involvement.objects.create(
        introduction=introduction,
        person=cast["colleague"],
        role="mentor",
        stands_in_for=cast["mentor"],
        from_on=timed.on,
        to_on=timed.on + timedelta(days=1),
    )

    assert rows(cast["mentor"]) == []
    assert cast["colleague"].pk in rows(cast["colleague"])[0].people


def test_appointments_are_five_queries_of_one_or_many(timed, cast, django_assert_num_queries):
    from reviews.appointments import appointments as of_reviews

    for people in ([cast["mentor"].pk], [person.pk for person in cast.values()]):
        with django_assert_num_queries(5):
            assert len(of_reviews(people, date(2026, 11, 1), TO)) == 1
