"""Points of chiefs and mentors: who reads them, who decides, and what a meeting takes up."""

import pytest

from accounts.errors import StaleEdit
from accounts.history import extract
from accounts.models import Event
from mentoring.models import Point
from mentoring.services import log_meeting, undo_log
from mentoring.unit.rules import can_decide_point, can_put_point, can_remove_point
from mentoring.unit.services import decide_point, put_point, remove_point
from programs.errors import NotPossible

CHIEFS = {"chief", "deputy"}


def those(cast, may):
    return {name for name, person in cast.items() if may(person)}


def test_points_are_read_by_the_chiefs_and_mentors_who_meet(point, cast):
    readers = those(cast, lambda person: Point.objects.readable_by(person).exists())

    assert readers == {"mentor", "colleague", "chief", "deputy"}


@pytest.mark.parametrize("which", ["point", "load_point"])
def test_only_chiefs_decide(which, request, cast):
    found = Point.objects.with_people().get(pk=request.getfixturevalue(which).pk)

    assert those(cast, lambda person: can_decide_point(person, found)) == CHIEFS


def test_mentors_and_chiefs_of_the_unit_put_points(coming_unit_meeting, cast):
    assert those(cast, lambda person: can_put_point(person, coming_unit_meeting)) == CHIEFS | {"mentor", "colleague"}


def test_nobody_puts_a_point_on_a_meeting_with_a_newcomer(coming, cast):
    assert those(cast, lambda person: can_put_point(person, coming)) == set()


def test_a_point_is_removed_by_whoever_put_it_until_it_is_decided(point, cast):
    assert those(cast, lambda person: can_remove_point(person, point)) == {"mentor"}

    decided = decide_point(point, "Ja, två enkla", by=cast["chief"])

    assert those(cast, lambda person: can_remove_point(person, decided)) == set()
    with pytest.raises(NotPossible):
        remove_point(point, by=cast["mentor"])


def test_removing_twice_is_removing_once(point, cast):
    remove_point(point, by=cast["mentor"])
    remove_point(point, by=cast["mentor"])

    assert list(Event.objects.filter(verb="mentoring.point_removed").values_list("by_id", flat=True)) == [
        cast["mentor"].pk
    ]


def test_the_same_form_twice_puts_one_point(unit_meeting, cast):
    key = "0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a11"

    made = [put_point(unit_meeting.series, "En sak", by=cast["mentor"], request_key=key) for _ in range(2)]

    assert made[0] == made[1] == Point.objects.get()


def test_a_decision_is_kept_with_name_and_day(point, cast):
    decided = decide_point(point, "Ja, två enkla", by=cast["chief"])

    assert (decided.decision, decided.decided_by) == ("Ja, två enkla", cast["chief"])
    assert decided.decided_at is not None


def test_two_chiefs_who_decide_at_once_are_told(point, cast):
    decide_point(point, "Ja, två enkla", by=cast["chief"], revision=0)

    with pytest.raises(StaleEdit):
        decide_point(point, "Nej", by=cast["deputy"], revision=0)

    assert decide_point(point, "Ja, två enkla", by=cast["chief"], revision=0).revision == 1


def test_an_ordinary_meeting_takes_up_all_but_what_the_chief_has_yet_to_decide(point, load_point, unit_meeting, cast):
    log_meeting(unit_meeting, by=cast["mentor"])

    assert list(unit_meeting.points.all()) == [load_point]
    assert list(Point.objects.waiting()) == [point]


def test_a_decided_disagreement_is_taken_up(point, unit_meeting, cast):
    decide_point(point, "Nej", by=cast["chief"])

    log_meeting(unit_meeting, by=cast["mentor"])

    assert list(unit_meeting.points.all()) == [point]


def test_a_log_says_itself_which_points_were_taken_up(point, load_point, unit_meeting, cast):
    log_meeting(unit_meeting, by=cast["mentor"], points=[point.pk])
    log_meeting(unit_meeting, by=cast["mentor"], points=[load_point.pk])

    assert list(unit_meeting.points.all()) == [load_point]


def test_points_wait_again_when_the_log_is_undone(load_point, unit_meeting, cast):
    log_meeting(unit_meeting, by=cast["mentor"])

    undo_log(unit_meeting, by=cast["mentor"])

    assert list(Point.objects.waiting()) == [load_point]


def test_a_newcomer_finds_nothing_of_it_in_the_own_history_or_extract(point, cast):
    decide_point(point, "Ja, två enkla", by=cast["chief"])

    about = Event.objects.filter(verb__startswith="mentoring.point").values_list("about_id", flat=True)
    assert set(about) == {None}
    assert "egna ärenden" not in str(extract(cast["newcomer"]))
    assert "egna ärenden" in str(extract(cast["mentor"]))
    assert "två enkla" in str(extract(cast["chief"]))
