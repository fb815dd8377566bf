"""A plan under way is altered and an alteration is taken back: Alva's, from 17 August, on 30 September."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone, translation

from accounts.errors import StaleEdit
from accounts.models import Absence, Event
from mentoring.services import log_meeting, move_meeting
from programs.errors import CannotBe
from programs.intents import Extend, MoveStart, Reassign, Recategorise, Relocate, Rest, Work
from programs.models import Alteration, Introduction
from programs.replanning import changes_in, proposal
from programs.services import alter, assign_person, complete_introduction, undo_alteration
from tests.conftest import TODAY
from tests.programs.test_adoption_properties import plan

pytestmark = pytest.mark.django_db
OCTOBER = Rest(date(2026, 10, 5), date(2026, 10, 25), "away")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(TODAY, tick=False) as clock, translation.override("en"):
        yield clock


@pytest.fixture
def introduction(started):
    return fresh(started)


def fresh(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


def days_of(introduction, series):
    rows = introduction.meetings.filter(series__key=series).exclude(state="withdrawn").order_by("starts_at")
    return {row.slot: row.on for row in rows}


def test_a_pause_moves_what_comes_after_it_by_its_length(introduction, cast):
    before = days_of(introduction, "mentor")

    alter(introduction, OCTOBER, by=cast["chief"])

    after, three_weeks = days_of(fresh(introduction), "mentor"), timedelta(weeks=3)
    assert {slot: after[slot] for slot in ("w05", "w06", "w07")[:2]} == {slot: before[slot] for slot in ("w05", "w06")}
    assert after["w08"] == before["w08"] + three_weeks
    assert introduction.close_support_until_on == date(2027, 2, 14) + three_weeks
    assert introduction.evaluations.get(key="three-months").planned_on == date(2026, 12, 8)


def test_nothing_is_planned_in_a_pause(introduction, cast):
    alter(introduction, OCTOBER, by=cast["chief"])

    inside = (OCTOBER.from_on, OCTOBER.to_on)
    assert not introduction.meetings.planned().filter(starts_at__date__range=inside).exists()
    assert not introduction.evaluations.filter(opens_on__range=inside, withdrawn_at=None).exists()


def test_meetings_of_a_series_that_goes_on_stay(introduction, cast):
    before = days_of(introduction, "mentor")

    alter(introduction, Rest(OCTOBER.from_on, OCTOBER.to_on, "away", ("mentor",)), by=cast["chief"])

    after = days_of(introduction, "mentor")
    assert {slot: after[slot] for slot in before.keys() & after.keys()} == {
        slot: before[slot] for slot in before.keys() & after.keys()
    }
    assert {"w08", "w10", "w12"} <= before.keys() & after.keys()


def test_a_pause_that_becomes_shorter_gives_the_days_back(introduction, cast):
    before = days_of(introduction, "mentor")
    alter(introduction, OCTOBER, by=cast["chief"])

    shorter = Rest(OCTOBER.from_on, date(2026, 10, 11), "away", instead_of=OCTOBER.from_on)
    alter(fresh(introduction), shorter, by=cast["chief"])
    assert days_of(introduction, "mentor")["w08"] == before["w08"] + timedelta(weeks=1)

    alter(fresh(introduction), Rest(OCTOBER.from_on, None, instead_of=OCTOBER.from_on), by=cast["chief"])
    assert days_of(introduction, "mentor") == before


@pytest.mark.parametrize(
    "intent",
    [
        Rest(date(2026, 10, 25), date(2026, 10, 5), "away"),
        Rest(date(2026, 8, 3), date(2026, 8, 9), "away"),
        Rest(date(2030, 1, 7), date(2030, 1, 9), "away"),
        MoveStart(date(2026, 8, 29)),
        Extend(date(2027, 2, 14), date(2027, 2, 13)),
        Extend(date(2026, 8, 17), date(2027, 2, 13)),
        Extend(date(2027, 2, 14), date(2028, 8, 17)),
        Work(0, date(2026, 11, 2)),
    ],
)
def test_a_plan_that_cannot_exist_is_told_and_nothing_is_written(introduction, cast, intent):
    with pytest.raises(CannotBe) as said:
        alter(introduction, intent, by=cast["chief"])

    assert str(said.value).endswith(".")
    assert not Alteration.objects.exists()


def test_what_falls_in_the_vacation_is_left_out_and_says_so(introduction):
    found = proposal(introduction, Rest(date(2026, 10, 5), date(2026, 11, 15), "away"))

    left = [change for change in found.changes if change.part == "mentoring" and change.after is None]
    assert {change.reason for change in left} == {"Left out: vacation weeks."}


def test_two_pauses_on_the_same_days_cannot_be(introduction, cast):
    alter(introduction, OCTOBER, by=cast["chief"])

    with pytest.raises(CannotBe, match="pause"):
        proposal(fresh(introduction), Rest(date(2026, 10, 20), date(2026, 11, 1), "away"))


def test_another_first_day_moves_everything_and_keeps_the_length(introduction, cast):
    windows = dict(introduction.items.values_list("key", "window_from_on"))

    alter(introduction, MoveStart(date(2026, 8, 31)), by=cast["chief"])

    after = dict(introduction.items.values_list("key", "window_from_on"))
    assert after == {key: day + timedelta(weeks=2) for key, day in windows.items()}
    assert (introduction.start_on, introduction.close_support_until_on) == (date(2026, 8, 31), date(2027, 2, 28))
    assert introduction.placements.get().from_on == date(2026, 8, 31)


def test_a_start_that_becomes_earlier_withdraws_the_meetings_that_would_have_been(introduction, cast):
    found = proposal(introduction, MoveStart(date(2026, 8, 3)))

    passed = [change for change in found.changes if change.part == "mentoring" and change.after is None]
    assert passed
    assert {change.reason for change in passed} >= {"Has passed already."}
    assert all(change.on >= timezone.localdate() for change in passed)


def test_part_time_stretches_windows_and_leaves_how_often_they_meet(introduction, cast):
    last = introduction.items.order_by("-window_to_on").first()

    alter(introduction, Work(75, date(2026, 11, 2)), by=cast["chief"])

    weeks = sorted(days_of(introduction, "mentor").values())
    assert {(later - day).days for day, later in zip(weeks[7:11], weeks[8:12], strict=True)} <= {14, 13, 15}
    assert introduction.items.get(pk=last.pk).window_to_on > last.window_to_on
    assert introduction.extent == 75
    assert introduction.close_support_until_on == date(2026, 11, 2) + timedelta(days=104 * 100 // 75)


def test_part_time_that_is_not_stretched_moves_nothing(introduction, cast):
    alteration = alter(introduction, Work(75, date(2026, 11, 2), is_stretched=False), by=cast["chief"])

    assert alteration.lines == []
    assert (introduction.extent, introduction.tempos) == (75, [])


def test_no_introduction_becomes_longer_than_two_years_and_nothing_is_left_out(introduction, cast):
    items = set(introduction.items.filter(left_out_because="").values_list("key", flat=True))

    alter(introduction, Work(25, date(2026, 10, 5)), by=cast["chief"])

    assert introduction.end_on == date(2028, 8, 16)
    assert set(introduction.items.filter(left_out_because="").values_list("key", flat=True)) == items
    assert not introduction.items.filter(window_to_on__gt=introduction.end_on).exists()


def test_more_time_gives_more_meetings(introduction, cast):
    before = days_of(introduction, "mentor")

    alter(introduction, Extend(date(2027, 4, 14), introduction.end_on), by=cast["chief"])

    after = days_of(introduction, "mentor")
    in_spring = [day for day in after.values() if date(2027, 2, 15) <= day <= date(2027, 4, 14)]
    assert len(in_spring) > len([day for day in before.values() if date(2027, 2, 15) <= day <= date(2027, 4, 14)])


def test_another_background_shows_the_difference_and_changes_the_length(introduction, cast):
    category = introduction.version.categories.exclude(close_support="").last()

    alteration = alter(introduction, Recategorise(category, "knows_more"), by=cast["chief"])

    assert introduction.category == category
    assert (alteration.before["category"], alteration.after["category"]) == (
        introduction_first(introduction),
        category.key,
    )
    assert alteration.reason == "knows_more"


def introduction_first(introduction):
    return introduction.version.categories.first().key


def test_another_mentor_brings_their_absences(introduction, cast):
    coming = introduction.meetings.filter(series__key="mentor", starts_at__date__gt=date(2026, 10, 12)).first()
    Absence.objects.create(person=cast["colleague"], from_on=coming.on, to_on=coming.on)

    alter(introduction, Reassign("mentor", cast["colleague"], date(2026, 10, 12)), by=cast["chief"])

    coming.refresh_from_db()
    after = fresh(introduction)
    assert coming.shifted_because == "absence"
    assert [(row.person, row.to_on) for row in after.involvements.filter(role="mentor").order_by("from_on")] == [
        (cast["mentor"], date(2026, 10, 11)),
        (cast["colleague"], None),
    ]
    assert after.mentor == cast["mentor"], "the one who has it today"


def test_another_unit_from_a_day_is_seen_by_both_until_then(introduction, cast, places, clock):
    alter(introduction, Relocate(places.other_unit, date(2026, 10, 12)), by=cast["chief"])

    sees = Introduction.objects.visible_to
    assert introduction in sees(cast["chief"])
    assert introduction in sees(cast["stranger"])
    assert fresh(introduction).node == places.team
    clock.move_to("2026-10-13T08:00:00+02:00")
    assert introduction not in sees(cast["deputy"])
    assert fresh(introduction).node == places.other_unit


def test_what_is_done_or_chosen_stays(introduction, cast):
    past, coming = introduction.meetings.filter(series__key="mentor").order_by("starts_at")[5:7]
    log_meeting(past, by=cast["mentor"])
    move_meeting(coming, coming.starts_at + timedelta(hours=1), "mentor", by=cast["mentor"])
    stays = list(introduction.meetings.filter(pk__in=[past.pk, coming.pk]).values_list("starts_at", "state"))

    alter(introduction, OCTOBER, by=cast["chief"])

    assert list(introduction.meetings.filter(pk__in=[past.pk, coming.pk]).values_list("starts_at", "state")) == stays


@pytest.mark.parametrize(
    "intent",
    [OCTOBER, MoveStart(date(2026, 8, 31)), Work(50, date(2026, 11, 2)), Extend(date(2027, 4, 14), date(2028, 8, 16))],
)
def test_taking_back_gives_the_plan_that_was(introduction, cast, clock, intent):
    before, facts = plan(introduction), (introduction.start_on, introduction.end_on, introduction.tempos)
    alteration = alter(introduction, intent, by=cast["chief"])
    clock.shift(timedelta(hours=3))

    undo_alteration(alteration, by=cast["chief"])

    after = fresh(introduction)
    assert plan(after) == before
    assert (after.start_on, after.end_on, after.tempos) == facts
    assert Alteration.objects.get().undone_by == cast["chief"]
    assert Event.objects.filter(verb="programs.alteration_undone", about=cast["newcomer"]).count() == 1


def test_taking_back_puts_people_and_place_back(introduction, cast, places):
    people = (("mentor", cast["colleague"]),)
    before = list(
        introduction.involvements.order_by("role", "from_on").values_list("role", "person", "from_on", "to_on")
    )
    alteration = alter(introduction, Relocate(places.unit, timezone.localdate(), people), by=cast["chief"])

    undo_alteration(alteration, by=cast["chief"])

    after = fresh(introduction)
    rows = after.involvements.order_by("role", "from_on").values_list("role", "person", "from_on", "to_on")
    assert list(rows) == before
    assert [(row.node, row.to_on) for row in after.placements.all()] == [(places.team, None)]


def test_what_is_older_than_two_days_or_followed_stays(introduction, cast, clock):
    first = alter(introduction, OCTOBER, by=cast["chief"])
    second = alter(fresh(introduction), Work(75, date(2026, 11, 2)), by=cast["chief"])

    with pytest.raises(StaleEdit):
        undo_alteration(first, by=cast["chief"])
    clock.shift(timedelta(days=2, minutes=1))
    with pytest.raises(StaleEdit):
        undo_alteration(second, by=cast["chief"])


def test_the_end_of_an_introduction_is_the_end_of_taking_back(introduction, cast):
    alteration = alter(introduction, OCTOBER, by=cast["chief"])
    complete_introduction(fresh(introduction), by=cast["chief"])

    with pytest.raises(StaleEdit):
        undo_alteration(Alteration.objects.get(pk=alteration.pk), by=cast["chief"])


def test_a_double_click_alters_once(introduction, cast):
    key = uuid4()

    first = alter(introduction, OCTOBER, by=cast["chief"], request_key=key)
    assert alter(fresh(introduction), OCTOBER, by=cast["chief"], request_key=key) == first
    assert len(fresh(introduction).tempos) == 1


def test_what_was_not_seen_is_not_done(introduction, cast):
    seen = proposal(introduction, OCTOBER).fingerprint
    Absence.objects.create(person=cast["mentor"], from_on=date(2026, 11, 9), to_on=date(2026, 11, 15))

    with pytest.raises(StaleEdit):
        alter(introduction, OCTOBER, by=cast["chief"], seen=seen)
    with pytest.raises(StaleEdit):
        alter(introduction, OCTOBER, by=cast["chief"], revision=introduction.revision + 1)


def test_kept_lines_say_the_same_as_the_changes(introduction, cast):
    found = proposal(introduction, OCTOBER)

    alteration = alter(introduction, OCTOBER, by=cast["chief"], seen=found.fingerprint)

    told = changes_in(alteration.lines)
    assert [change.place for change in told] == [change.place for change in found.changes]
    assert [change.on for change in told] == [change.on for change in found.changes]


def test_whoever_takes_over_later_can_be_named_once(introduction, cast):
    alter(introduction, Reassign("mentor", cast["colleague"], date(2026, 12, 1)), by=cast["chief"])

    with pytest.raises(CannotBe, match="later day"):
        proposal(fresh(introduction), Reassign("mentor", cast["deputy"], date(2026, 11, 2)))
    with pytest.raises(CannotBe):
        proposal(fresh(introduction), Reassign("mentor", cast["newcomer"], date(2026, 12, 2)))


def test_naming_a_helper_the_old_way_is_an_end_of_taking_back(introduction, cast):
    alteration = alter(introduction, OCTOBER, by=cast["chief"])

    assign_person(fresh(introduction), cast["colleague"], "mentor", by=cast["chief"])

    assert not Alteration.objects.get(pk=alteration.pk).can_be_undone()
