"""A mentor who will be away leads the chief to those who would be alone."""

from datetime import date

import pytest

from accounts.models import Absence
from mentoring.load.absence import gaps_of, needs_stand_in
from programs.calendar import Span
from programs.services import add_stand_in
from tests.cast import build_introduction
from tests.mentoring.load.conftest import again

LEAVE = (date(2026, 10, 12), date(2026, 12, 20))


@pytest.fixture
def leave(cast):
    return Absence.objects.create(person=cast["mentor"], from_on=LEAVE[0], to_on=LEAVE[1])


def test_a_long_absence_is_told_with_the_way_to_a_stand_in(introduction, leave):
    (advice,) = needs_stand_in([again(introduction)])

    assert advice.label == "Samira är borta v. 42–51: 1 nyanställd utan mentor."
    assert advice.reason == "Alva behöver en ersättare eller en annan mentor."
    assert advice.url == f"/introductions/{introduction.pk}/stand-in/"


def test_several_newcomers_are_told_at_once(introduction, version, cast, places, leave):
    other = build_introduction(version, cast["second_newcomer"], places.team, mentor=cast["mentor"])

    (advice,) = needs_stand_in([again(introduction), again(other)])

    assert "2 nyanställda utan mentor" in advice.label
    assert advice.url == f"/mentors/{cast['mentor'].pk}/#away"


@pytest.mark.parametrize(
    "days",
    [(date(2026, 10, 12), date(2026, 10, 25)), (date(2026, 12, 14), date(2027, 2, 1)), (LEAVE[0], date(2026, 10, 1))][
        :2
    ],
    ids=["short", "far ahead"],
)
def test_what_is_short_or_far_ahead_is_not_told_yet(introduction, cast, days):
    Absence.objects.create(person=cast["mentor"], from_on=days[0], to_on=days[1])

    assert needs_stand_in([again(introduction)]) == []


def test_nothing_is_told_where_somebody_stands_in(introduction, leave, cast):
    add_stand_in(introduction, cast["colleague"], cast["mentor"], "mentor", Span(*LEAVE), by=cast["chief"])

    assert needs_stand_in([again(introduction)]) == []


def test_nothing_is_told_after_the_mentor_has_left_it(introduction, leave):
    introduction.involvements.filter(role="mentor").update(to_on=date(2026, 10, 11))

    assert needs_stand_in([again(introduction)]) == []


def test_a_gap_is_as_long_as_both_last(introduction, leave, cast):
    introduction.involvements.filter(role="mentor").update(to_on=date(2026, 11, 1))

    (gap,) = gaps_of([again(introduction)], {cast["mentor"].pk: [leave]})

    assert (gap.mentor, gap.from_on, gap.to_on) == (cast["mentor"], LEAVE[0], date(2026, 11, 1))


def test_it_asks_once_for_many(introduction, version, cast, places, leave, django_assert_num_queries):
    other = build_introduction(version, cast["second_newcomer"], places.team, mentor=cast["mentor"])
    for rows in ([again(introduction)], [again(introduction), again(other)]):
        with django_assert_num_queries(1):
            needs_stand_in(rows)
