from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from programs.appointments import Appointment, Diary, free_on, free_times
from programs.calendar import DaysOff, Span

ALVA, SAMIRA, LENA = 1, 2, 3


def at(text):
    return timezone.make_aware(datetime.fromisoformat(text))


def taken(starts_at, minutes=60, people=(SAMIRA,), refers_id=1):
    return Appointment("mentoring", refers_id, at(starts_at), minutes, people, "mentor")


def listed(times):
    return [f"{timezone.localtime(one):%Y-%m-%d %H.%M}" for one in times]


def test_an_appointment_knows_its_end_and_its_name():
    meeting = taken("2026-10-01T13:00", minutes=45)

    assert meeting.ends_at == at("2026-10-01T13:45")
    assert meeting.name == ("mentoring", 1)


@pytest.mark.parametrize(
    ("starts_at", "minutes", "is_clash"),
    [
        ("2026-10-01T12:00", 60, False),
        ("2026-10-01T12:00", 61, True),
        ("2026-10-01T13:15", 15, True),
        ("2026-10-01T13:59", 60, True),
        ("2026-10-01T14:00", 60, False),
        ("2026-10-02T13:00", 60, False),
    ],
)
def test_back_to_back_is_no_clash(starts_at, minutes, is_clash):
    diary = Diary([taken("2026-10-01T13:00")])

    assert diary.is_free([SAMIRA], at(starts_at), minutes) is not is_clash


def test_only_those_who_meet_are_taken():
    diary = Diary([taken("2026-10-01T13:00", people=(SAMIRA, LENA))])

    assert diary.is_free([ALVA], at("2026-10-01T13:00"), 60)
    assert diary.clashes([ALVA, LENA], at("2026-10-01T13:00"), 60)


def test_a_row_is_no_hindrance_to_itself():
    diary = Diary([taken("2026-10-01T13:00", refers_id=7)])

    assert diary.is_free([SAMIRA], at("2026-10-01T13:30"), 60, besides=[("mentoring", 7)])


def test_what_is_added_counts():
    diary = Diary()

    diary.add(taken("2026-10-01T13:00"))

    assert not diary.is_free([SAMIRA], at("2026-10-01T13:00"), 60)


def test_the_nearest_free_time_comes_first_and_the_later_of_two():
    diary = Diary([taken("2026-10-01T13:00")])

    found = list(free_on([SAMIRA], at("2026-10-01T13:00"), 60, diary))

    assert listed(found[:3]) == ["2026-10-01 14.00", "2026-10-01 12.00", "2026-10-01 14.15"]


def test_a_meeting_fits_within_office_hours():
    found = sorted(free_on([SAMIRA], at("2026-10-01T13:00"), 60, Diary()))

    assert listed([found[0], found[-1]]) == ["2026-10-01 08.00", "2026-10-01 15.30"]


def test_choice_has_later_and_earlier_the_same_day_then_the_next_working_day():
    """Thursday 1 October is taken at one; on Friday everybody is free at the same time."""
    diary = Diary([taken("2026-10-01T13:00")])

    found = free_times([SAMIRA], at("2026-10-01T13:00"), 60, diary, DaysOff())

    assert listed(found) == ["2026-10-01 14.00", "2026-10-01 12.00", "2026-10-02 13.00"]


def test_choice_passes_over_days_off():
    """On Friday somebody is away, and then comes the weekend."""
    diary = Diary([taken("2026-10-01T08:00", minutes=510)])
    days_off = DaysOff(absences=(Span(date(2026, 10, 2), date(2026, 10, 2)),))

    found = free_times([SAMIRA], at("2026-10-01T13:00"), 60, diary, days_off)

    assert listed(found) == ["2026-10-05 13.00", "2026-10-06 13.00", "2026-10-07 13.00"]


def test_choice_comes_to_the_days_before_last():
    days_off = DaysOff(absences=(Span(date(2026, 10, 1), date(2026, 10, 20)),))

    found = free_times([SAMIRA], at("2026-10-01T13:00"), 60, Diary(), days_off)

    assert listed(found) == ["2026-09-30 13.00", "2026-09-29 13.00", "2026-09-28 13.00"]


def test_choice_never_lies_in_the_past():
    days_off = DaysOff(absences=(Span(date(2026, 10, 1), date(2026, 10, 20)),))

    found = free_times([SAMIRA], at("2026-10-01T13:00"), 60, Diary(), days_off, earliest=at("2026-09-29T14:00"))

    assert listed(found) == ["2026-09-30 13.00", "2026-09-29 14.00"]


def test_choice_keeps_the_clock_when_summer_time_ends():
    """The night to Sunday 25 October the clock is put back."""
    diary = Diary([taken("2026-10-23T08:00", minutes=510)])

    found = free_times([SAMIRA], at("2026-10-23T13:00"), 60, diary, DaysOff(), number=1)

    assert listed(found) == ["2026-10-26 13.00"]


def test_nothing_is_offered_for_a_meeting_longer_than_a_day():
    assert free_times([SAMIRA], at("2026-10-01T13:00"), 600, Diary(), DaysOff()) == []


DAYS = st.dates(date(2026, 9, 28), date(2026, 10, 16))
STARTS = st.builds(
    lambda day, quarter: timezone.make_aware(datetime.combine(day, time(8)) + timedelta(minutes=15 * quarter)),
    DAYS,
    st.integers(0, 33),
)
BOOKED = st.lists(
    st.builds(
        lambda starts_at, person, minutes: replace(taken("2026-10-01T13:00"), starts_at=starts_at, minutes=minutes,
                                                   people=(person,)),
        STARTS,
        st.sampled_from([ALVA, SAMIRA, LENA]),
        st.integers(15, 240),
    ),
    max_size=25,
)  # fmt: skip


@given(booked=BOOKED, around=STARTS, minutes=st.integers(15, 180), number=st.integers(1, 5))
def test_every_time_of_a_choice_is_free_and_on_a_working_day(booked, around, minutes, number):
    diary, days_off = Diary(booked), DaysOff()

    found = free_times([ALVA, SAMIRA], around, minutes, diary, days_off, number)

    assert len(found) == len(set(found)) <= number
    for one in found:
        assert diary.is_free([ALVA, SAMIRA], one, minutes)
        assert days_off.is_working_day(timezone.localdate(one))
        assert timezone.localtime(one).minute % 15 == 0
        assert time(8) <= timezone.localtime(one).time()
        assert timezone.localtime(one + timedelta(minutes=minutes)).time() <= time(16, 30)
