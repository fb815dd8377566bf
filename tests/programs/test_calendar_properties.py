"""Whatever the start, weekday, cadence and days off, these hold."""

import json
from datetime import date, timedelta
from itertools import islice, pairwise

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from programs.calendar import (
    Cadence,
    DaysOff,
    Offset,
    Span,
    Stage,
    add_working_days,
    due_on,
    holiday_name,
    occurrences,
    session_dates,
    week_of,
    weeks_between,
    window,
    working_days_between,
)

WEEK = timedelta(days=7)

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
weekdays = st.integers(0, 4)
offsets = st.builds(Offset, st.integers(-999, 999), st.sampled_from("dwm"))
steps = st.builds(Offset, st.integers(1, 4), st.sampled_from("wm"))
weekly_steps = st.builds(Offset, st.integers(1, 6), st.just("w"))
ends = st.builds(Offset, st.integers(1, 40), st.just("w")) | st.builds(Offset, st.integers(1, 12), st.just("m"))
spans = st.builds(lambda day, length: Span(day, day + timedelta(days=length)), days, st.integers(0, 120))
days_off = st.builds(DaysOff, st.frozensets(st.integers(1, 53), max_size=8), st.lists(spans, max_size=4))
policies = st.sampled_from(["skip", "move"])


@st.composite
def cadences(draw, every=steps, until=ends):
    untils = sorted(draw(st.lists(until, max_size=3, unique_by=lambda end: end.days_about)), key=lambda e: e.days_about)
    stages = [Stage(draw(every), end) for end in untils]
    return Cadence((*stages, Stage(draw(every))))


weekly_cadences = cadences(weekly_steps, st.builds(Offset, st.integers(1, 40), st.just("w")))


@given(days, st.integers(0, 800), weekdays, cadences(), days_off, policies)
def test_meetings_are_on_working_days_in_order_and_never_twice(start, length, weekday, cadence, off, policy):
    slots = occurrences(start, start + timedelta(days=length), weekday, cadence, off, policy)

    held = [slot.on for slot in slots if not slot.is_skipped]
    assert all(off.is_working_day(day) for day in held)
    assert all(earlier < later for earlier, later in pairwise(held))
    assert len({slot.key for slot in slots}) == len(slots)
    assert all(earlier.planned_on < later.planned_on for earlier, later in pairwise(slots))


@given(days, st.integers(0, 400), weekdays, cadences(), days_off, policies)
def test_every_change_has_its_reason_and_nothing_else_has(start, length, weekday, cadence, off, policy):
    for slot in occurrences(start, start + timedelta(days=length), weekday, cadence, off, policy):
        assert slot.planned_on.weekday() == weekday
        assert (slot.reason is not None) == bool(slot.moved_from or slot.is_skipped)
        assert slot.on == slot.planned_on if slot.is_skipped else slot.on == off.next_working_day(slot.planned_on)
        assert not (slot.is_skipped and slot.moved_from)


@given(days, st.integers(0, 400), st.integers(0, 400), weekdays, cadences(), days_off, policies)
def test_a_later_end_adds_meetings_and_changes_none(start, length, more, weekday, cadence, off, policy):
    end = start + timedelta(days=length)

    before = occurrences(start, end, weekday, cadence, off, policy)
    after = occurrences(start, end + timedelta(days=more), weekday, cadence, off, policy)

    assert after[: len(before)] == before
    assert all(slot.planned_on > end for slot in after[len(before) :])


@given(days, st.integers(1, 104), weekdays, weekdays, weekly_cadences, days_off)
def test_the_weekday_does_not_change_which_weeks_have_a_meeting(start, weeks, one, other, cadence, off):
    end = window(start, 1, weeks)[1]

    keys = [[slot.key for slot in occurrences(start, end, weekday, cadence, off)] for weekday in (one, other)]

    assert keys[0] == keys[1]


@given(days, st.integers(1, 104), weekdays, weekly_cadences)
def test_a_planned_meeting_is_in_the_week_that_its_key_says(start, weeks, weekday, cadence):
    for slot in occurrences(start, window(start, 1, weeks)[1], weekday, cadence):
        assert week_of(start, slot.planned_on) == int(slot.key[1:])


@given(days, st.integers(0, 400), weekdays, weekly_cadences)
def test_a_start_one_week_later_moves_every_day_one_week(start, length, weekday, cadence):
    slots, later = (
        occurrences(first, first + timedelta(days=length), weekday, cadence) for first in (start, start + WEEK)
    )

    assert [(slot.key, slot.planned_on + WEEK) for slot in slots] == [(slot.key, slot.planned_on) for slot in later]


@given(days, cadences())
def test_meetings_begin_where_the_key_says_at_least_a_week_apart(start, cadence):
    begins = list(islice(cadence.begins(start), 60))

    for (_, earlier), (_, later) in pairwise(begins):
        assert later - earlier >= timedelta(days=7)
    assert all(day == Offset.parse(as_offset(key)).after(start) for key, day in begins)


def as_offset(key):
    return f"{int(key[1:]) - 1}w" if key[0] == "w" else f"{int(key[1:])}m"


@given(days, st.integers(1, 12), steps, days_off)
def test_every_session_takes_place(first, number, every, off):
    slots = session_dates(first, number, every, off)

    assert [slot.key for slot in slots] == [f"s{n:02}" for n in range(1, number + 1)]
    assert all(earlier.on < later.on for earlier, later in pairwise(slots))
    assert all(off.is_working_day(slot.on) and slot.planned_on.weekday() == first.weekday() for slot in slots)


@given(offsets)
def test_offset_is_read_as_it_was_written(offset):
    assert Offset.parse(str(offset)) == offset


@given(cadences())
def test_cadence_is_read_as_it_was_written(cadence):
    assert Cadence.parse(json.loads(json.dumps(cadence.as_data()))) == cadence


@given(days, st.integers(0, 60))
def test_months_are_clamped_at_the_end_of_the_month(start, months):
    day = Offset(months, "m").after(start)

    assert (day.year * 12 + day.month) - (start.year * 12 + start.month) == months
    assert day.day == start.day or (day.day < start.day and (day + timedelta(days=1)).day == 1)


@given(days, offsets.filter(lambda offset: abs(offset.count) < 100), days_off)
def test_what_is_due_opens_on_the_first_working_day(start, offset, off):
    slot = due_on(start, offset, off)

    assert slot.planned_on == offset.after(start) <= slot.on
    assert working_days_between(slot.planned_on - timedelta(days=1), slot.on, off) == 1
    assert (slot.reason is None) == (slot.moved_from is None)


@given(days, st.integers(0, 30), days_off)
def test_working_days_are_counted_as_they_are_added(day, number, off):
    later = add_working_days(day, number, off)

    assert working_days_between(day, later, off) == number
    assert off.is_working_day(later) or number == 0
    if off.is_working_day(day):
        assert add_working_days(later, -number, off) == day


@given(days, st.integers(1, 104), st.integers(0, 30))
def test_a_window_is_whole_weeks_of_the_introduction(start, from_week, more):
    first, last = window(start, from_week, from_week + more)

    assert (week_of(start, first), week_of(start, last)) == (from_week, from_week + more)
    assert (last - first).days == 7 * (more + 1) - 1


@given(days, st.integers(0, 800))
def test_every_day_of_a_span_is_in_one_of_its_weeks(first, length):
    last = first + timedelta(days=length)

    mondays = weeks_between(first, last)

    assert all(monday.weekday() == 0 for monday in mondays)
    assert mondays[0] <= first < mondays[0] + WEEK
    assert mondays[-1] <= last < mondays[-1] + WEEK
    assert all(later - earlier == WEEK for earlier, later in pairwise(mondays))


@given(days, st.sampled_from(["sv", "en"]))
def test_names_belong_to_holidays_only(day, language):
    with translation.override(language):
        reason = DaysOff().reason(day)
        assert bool(holiday_name(day)) == (reason is not None and reason.code == "holiday")
