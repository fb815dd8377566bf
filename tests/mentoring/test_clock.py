"""When somebody who meets is taken, a meeting gets the nearest free time, and what has been told stays."""

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from mentoring.models import Meeting
from mentoring.plan import MentoringPart
from mentoring.services import cancel_meeting, move_meeting
from programs.intents import Extend, Reassign
from programs.models import Introduction
from programs.parts import appointments
from programs.replanning import proposal
from programs.services import alter, undo_alteration
from tests.cast import build_introduction
from tests.mentoring.conftest import meetings_of, plan_meetings

part = MentoringPart()
LATER = date(2026, 10, 5)  # a Monday when Alva meets her mentor at 13


@pytest.fixture
def elias(introduction, version, cast, places):
    """With the same mentor and chief, from a day when Alva's meeting is."""
    people = {"mentor": cast["mentor"], "chief": cast["chief"]}
    made = build_introduction(version, cast["second_newcomer"], places.team, start_on=LATER, **people)
    return plan_meetings(made, cast["chief"])


def fresh(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


def first(introduction):
    return meetings_of(introduction, "mentor").order_by("first_planned_at").first()


def clock(meeting):
    return f"{timezone.localtime(meeting.starts_at):%m-%d %H.%M}"


def test_who_comes_later_comes_after(elias):
    with translation.override("sv"):
        assert (clock(first(elias)), first(elias).why) == (
            "10-05 14.00",
            "Flyttat från kl. 13.00: någon är upptagen då.",
        )
    assert first(elias).shifted_because == "booked"
    assert first(elias).is_moved


def test_nothing_is_moved_a_second_time(elias, introduction):
    assert part.propose(fresh(elias).frame, {}) == []
    assert part.propose(fresh(introduction).frame, {}) == []


def test_what_others_book_later_moves_nothing_that_has_been_told(elias, introduction, cast):
    coming = meetings_of(introduction, "mentor").filter(starts_at__date__gt=LATER).first()
    Meeting.objects.filter(pk=first(elias).pk).update(starts_at=coming.starts_at, is_pinned=True)

    longer = Extend(introduction.close_support_until_on + timedelta(days=14), introduction.end_on)
    changes = proposal(fresh(introduction), longer).changes

    assert changes
    assert coming.slot not in {change.occurrence for change in changes if change.key == "mentor"}


def test_a_time_that_becomes_free_moves_nothing_either(elias, introduction, cast):
    cancel_meeting(meetings_of(introduction, "mentor").get(starts_at__date=LATER), "mentor", by=cast["mentor"])

    assert part.propose(fresh(elias).frame, {}) == []


def test_another_mentor_who_is_taken_gets_another_time(elias, introduction, cast):
    """Alva gets Elias's mentor anew: her own time is as it was, and Peter's meeting with Elias stays."""
    alter(fresh(elias), Reassign("mentor", cast["colleague"], LATER), by=cast["chief"])
    meeting = first(elias)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=meeting.first_planned_at, shifted_because="", is_pinned=True)

    alter(fresh(introduction), Reassign("mentor", cast["colleague"], LATER), by=cast["chief"])

    assert clock(meetings_of(introduction, "mentor").get(slot="w08")) == "10-05 14.00"


def test_taking_that_back_gives_the_old_time(elias, introduction, cast):
    before = set(Meeting.objects.filter(introduction=elias).values_list("slot", "starts_at", "state"))
    made = alter(fresh(elias), Reassign("mentor", cast["colleague"], LATER), by=cast["chief"])

    undo_alteration(made, by=cast["chief"])

    assert set(Meeting.objects.filter(introduction=elias).values_list("slot", "starts_at", "state")) == before


def test_the_day_is_another_when_a_whole_day_is_taken(introduction, version, cast, places):
    busy = meetings_of(introduction, "mentor").get(starts_at__date=LATER)
    move_meeting(busy, busy.starts_at.replace(hour=6), "mentor", by=cast["mentor"], minutes=510)
    people = {"mentor": cast["mentor"], "chief": cast["chief"]}
    made = build_introduction(version, cast["second_newcomer"], places.team, start_on=LATER, **people)

    plan_meetings(made, cast["chief"])

    assert clock(first(made)) == "10-06 13.00"
    with translation.override("sv"):
        assert first(made).why == "Flyttat från mån 5 oktober: någon är upptagen då."


def test_what_nobody_moves_is_planned_around(introduction, cast):
    """Somebody has chosen Tuesday for Monday's meeting; the series that moves to Tuesdays makes room for it."""
    coming = meetings_of(introduction, "joint").filter(starts_at__date__gt=LATER).first()
    monday = meetings_of(introduction, "mentor").filter(starts_at__gt=coming.starts_at).first()
    tuesday = monday.starts_at + timedelta(days=1)
    move_meeting(coming, tuesday, "chief", by=cast["chief"])

    part.apply(introduction, part.propose(introduction.frame, {"mentor_weekday": 1}), by=cast["chief"])

    moved = Meeting.objects.get(pk=monday.pk)
    assert moved.starts_at == tuesday + timedelta(minutes=45)


def test_nobody_is_in_two_places(elias):
    taken = {}
    for row in appointments(None, date(2026, 8, 1), date(2028, 12, 31)):
        for person_id in row.people:
            assert not any(one.overlaps(row.starts_at, row.minutes) for one in taken.get(person_id, []))
            taken.setdefault(person_id, []).append(row)


@pytest.mark.parametrize("close", [13, 26])
def test_proposing_asks_as_often_for_a_long_plan_as_for_a_short(elias, close, django_assert_num_queries):
    frame = elias.frame
    short = type(frame)(**frame.__dict__ | {"close_support_until_on": LATER + timedelta(weeks=close)})

    with django_assert_num_queries(23):
        part.propose(short, {})
