"""How counted days become days of the calendar: the rules of a pause and of part-time, and what holds of any tempos."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.pace import Pace, Tempo

START = date(2026, 8, 17)
OCTOBER = Tempo(date(2026, 10, 5), 0, date(2026, 10, 25), "away", ("mentor-meetings",))
NOVEMBER = Tempo(date(2026, 11, 2), 75)


def day(number):
    return START + timedelta(days=number)


def test_without_tempos_every_day_is_itself():
    assert Pace(START).day(day(100)) == Pace(START).counted(day(100)) == day(100)


def test_what_comes_after_a_pause_waits_as_long_as_it_is():
    pace = Pace(START, (OCTOBER,))

    assert pace.day(date(2026, 10, 4)) == date(2026, 10, 4)
    assert pace.day(date(2026, 10, 5)) == date(2026, 10, 26)
    assert pace.day(date(2027, 2, 14)) == date(2027, 3, 7)


def test_part_time_makes_three_days_four():
    pace = Pace(START, (NOVEMBER,))

    assert pace.day(date(2026, 11, 2)) == date(2026, 11, 2)
    assert pace.day(date(2026, 11, 2) + timedelta(days=3)) == date(2026, 11, 6)
    assert pace.day(date(2026, 11, 2) + timedelta(days=90)) == date(2026, 11, 2) + timedelta(days=120)


def test_full_time_again_keeps_what_part_time_took():
    pace = Pace(START, (NOVEMBER, Tempo(date(2027, 3, 2), 100)))

    assert pace.day(date(2026, 11, 2) + timedelta(days=90)) == date(2027, 3, 2)
    assert pace.day(date(2026, 11, 2) + timedelta(days=100)) == date(2027, 3, 12)


def test_a_pause_in_part_time_stops_it_and_then_it_goes_on():
    pace = Pace(START, (Tempo(START, 50), Tempo(day(10), 0, day(19))))

    assert [pace.percent_on(day(number)) for number in (9, 10, 19, 20)] == [50, 0, 0, 50]
    assert [pace.day(day(number)) for number in (4, 5, 6)] == [day(8), day(20), day(22)]


def test_a_series_that_goes_on_has_no_pause_and_keeps_its_beat():
    pace = Pace(START, (OCTOBER, NOVEMBER))

    assert pace.beat_of("mentor-meetings").tempos == ()
    assert pace.beat_of("joint-meetings").tempos == (OCTOBER,)


def test_days_before_the_first_stay():
    pace = Pace(START, (Tempo(START, 50),))

    assert pace.day(day(-14)) == pace.counted(day(-14)) == day(-14)


def test_what_is_written_is_read_again():
    pace = Pace(START, (OCTOBER, NOVEMBER))

    assert Pace.parse(START, pace.as_data()) == pace


@pytest.mark.parametrize("wrong", [{"percent": 101}, {"percent": -1}, {"percent": 0}, {"percent": 0, "to_on": day(-1)}])
def test_a_tempo_that_cannot_be(wrong):
    with pytest.raises(ValueError, match="tempo|pause"):
        Tempo(START, **wrong)


numbers = st.integers(0, 900)


@st.composite
def paces(draw):
    slowings = draw(st.dictionaries(numbers, st.integers(20, 100), max_size=3))
    pauses = draw(st.lists(st.tuples(numbers, st.integers(1, 90)), max_size=3))
    slow = [Tempo(day(begin), percent) for begin, percent in slowings.items()]
    return Pace(START, (*slow, *(Tempo(day(begin), 0, day(begin + length)) for begin, length in pauses)))


@given(paces(), numbers)
def test_later_days_stay_later(pace, number):
    assert pace.day(day(number)) < pace.day(day(number + 1))


@given(paces(), numbers)
def test_no_counted_day_falls_in_a_pause_or_too_early(pace, number):
    falls_on = pace.day(day(number))

    assert falls_on >= day(number)
    assert pace.pause_on(falls_on) is None


@given(paces(), numbers)
def test_counting_back_gives_the_day_that_was_counted(pace, number):
    assert pace.counted(pace.day(day(number))) == day(number)
