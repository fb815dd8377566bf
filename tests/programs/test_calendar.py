from datetime import date, timedelta

import pytest
from django.utils import translation

from programs.calendar import (
    Cadence,
    DaysOff,
    Offset,
    Reason,
    Span,
    add_working_days,
    due_on,
    holiday_name,
    iso_week,
    occurrences,
    session_dates,
    week_of,
    weeks_between,
    window,
    working_days_between,
)

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
WEEKLY = Cadence.parse([{"every": "1w"}])
EVERY_SECOND_WEEK = Cadence.parse([{"every": "2w"}])
MONTHLY = Cadence.parse([{"every": "1m"}])
MENTOR_MEETINGS = Cadence.parse([{"every": "1w", "until": "6w"}, {"every": "2w"}])
JOINT_MEETINGS = Cadence.parse([{"every": "1w", "until": "4w"}, {"every": "2w"}])
START = date(2026, 8, 17)


def plan(start, weeks, weekday, cadence, days_off=None, **options):
    end = window(start, 1, weeks)[1]
    return occurrences(start, end, weekday, cadence, days_off or DaysOff(), **options)


@pytest.mark.parametrize(
    ("cadence", "weeks", "number"),
    [(MENTOR_MEETINGS, 13, 9), (MENTOR_MEETINGS, 26, 16), (JOINT_MEETINGS, 13, 8), (JOINT_MEETINGS, 26, 15)],
)
@pytest.mark.parametrize("weekday", range(5))
def test_number_of_meetings(cadence, weeks, number, weekday):
    assert len(plan(START, weeks, weekday, cadence)) == number


def test_mentor_meetings_cross_iso_week_53():
    slots = plan(START, 26, MONDAY, MENTOR_MEETINGS)

    assert slots[-1].key == "w26"
    assert slots[-1].on == date(2027, 2, 8)
    assert [iso_week(slot.on)[1] for slot in slots][-6:] == [49, 51, 53, 2, 4, 6]


def test_monday_series_moves_past_easter_monday():
    fifth = plan(date(2027, 3, 1), 26, MONDAY, WEEKLY)[4]

    assert (fifth.key, fifth.on, fifth.moved_from) == ("w05", date(2027, 3, 30), date(2027, 3, 29))
    assert fifth.reason == Reason("holiday", date(2027, 3, 29))
    assert fifth.reason.name == "annandag påsk"


@pytest.mark.parametrize(
    ("start", "first"), [(date(2026, 8, 17), date(2026, 8, 19)), (date(2026, 8, 20), date(2026, 8, 26))]
)
def test_wednesday_series_begins_on_the_first_wednesday(start, first):
    assert plan(start, 26, WEDNESDAY, WEEKLY)[0].on == first


def test_monthly_meeting_is_on_the_first_chosen_weekday_after_whole_months():
    slots = occurrences(date(2026, 8, 31), date(2026, 12, 31), THURSDAY, MONTHLY)

    assert [(slot.key, slot.planned_on.day, slot.planned_on.month) for slot in slots] == [
        ("m00", 3, 9),
        ("m01", 1, 10),
        ("m02", 5, 11),
        ("m03", 3, 12),
        ("m04", 31, 12),
    ]
    assert slots[-1].on == date(2027, 1, 4)


def test_friday_before_midsummer_moves_to_monday():
    slots = plan(date(2027, 6, 14), 4, FRIDAY, WEEKLY)

    assert slots[1].planned_on == date(2027, 6, 25)
    assert slots[1].on == date(2027, 6, 28)
    assert slots[1].reason.name == "midsommarafton"


def test_meetings_in_vacation_weeks_are_left_out_and_say_so():
    slots = plan(date(2027, 6, 28), 8, MONDAY, WEEKLY, DaysOff(vacation_weeks=[28, 29, 30, 31]))

    left_out = [slot for slot in slots if slot.is_skipped]
    assert [slot.key for slot in left_out] == ["w03", "w04", "w05", "w06"]
    assert left_out[0].reason == Reason("vacation", date(2027, 7, 12))
    assert left_out[0].moved_from is None


def test_meetings_may_move_past_the_vacation_instead():
    slots = plan(date(2027, 6, 28), 8, FRIDAY, EVERY_SECOND_WEEK, DaysOff([30, 31]), on_vacation="move")

    assert [slot.key for slot in slots] == ["w01", "w03", "w05", "w07"]
    assert slots[2].moved_from == date(2027, 7, 30)
    assert slots[2].on == date(2027, 8, 9)
    assert slots[2].reason.code == "vacation"


def test_a_meeting_that_would_reach_the_next_is_left_out():
    ill = Span(date(2026, 8, 24), date(2026, 9, 1), "mentor_away")

    slots = plan(START, 4, MONDAY, WEEKLY, DaysOff(absences=[ill]))

    assert [slot.is_skipped for slot in slots] == [False, True, False, False]
    assert slots[1].reason == Reason("mentor_away", date(2026, 8, 24))
    assert slots[2].on == date(2026, 9, 2)


@pytest.mark.parametrize(("tolerance", "is_skipped"), [(None, False), (4, False), (3, True), (0, True)])
def test_a_meeting_moves_no_further_than_the_tolerance(tolerance, is_skipped):
    end_on = date(2027, 1, 8)

    [slot] = occurrences(date(2026, 12, 28), end_on, THURSDAY, EVERY_SECOND_WEEK, tolerance=tolerance)

    assert (slot.planned_on, slot.is_skipped) == (date(2026, 12, 31), is_skipped)
    assert slot.on == (date(2026, 12, 31) if is_skipped else date(2027, 1, 4))
    assert slot.reason == Reason("holiday", date(2026, 12, 31))


def test_a_meeting_never_lands_on_the_day_of_the_next():
    slots = plan(START, 3, MONDAY, WEEKLY, DaysOff(vacation_weeks=[35]), on_vacation="move")

    assert [slot.on for slot in slots if not slot.is_skipped] == [date(2026, 8, 17), date(2026, 8, 31)]


def test_the_last_meeting_may_move_past_the_end():
    slots = occurrences(date(2027, 3, 1), date(2027, 3, 29), MONDAY, WEEKLY)

    assert slots[-1].on == date(2027, 3, 30)


@pytest.mark.parametrize(
    ("day", "swedish", "english"),
    [
        (date(2026, 6, 19), "midsommarafton", "Midsummer Eve"),
        (date(2026, 12, 24), "julafton", "Christmas Eve"),
        (date(2026, 12, 31), "nyårsafton", "New Year's Eve"),
        (date(2027, 1, 6), "trettondedag jul", "Epiphany"),
        (date(2027, 5, 6), "Kristi himmelsfärdsdag", "Ascension Day"),
        (date(2026, 8, 17), "", ""),
    ],
)
def test_holiday_names(day, swedish, english):
    assert DaysOff().is_working_day(day) == (not swedish)
    with translation.override("sv"):
        assert holiday_name(day) == swedish
    with translation.override("en"):
        assert holiday_name(day) == english


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2027, 3, 29), "holiday"),
        (date(2027, 7, 11), "weekend"),
        (date(2027, 7, 12), "vacation"),
        (date(2027, 9, 1), "pause"),
        (date(2027, 9, 3), "pause"),
    ],
)
def test_reason_for_a_day_off(day, code):
    days_off = DaysOff(vacation_weeks=[28], absences=[Span(date(2027, 9, 1), date(2027, 9, 3), "pause")])

    assert days_off.reason(day).code == code
    assert bool(days_off.reason(day).name) == (code == "holiday")
    assert days_off.reason(date(2027, 9, 6)) is None


def test_no_working_day_in_sight_is_an_error():
    with pytest.raises(ValueError, match="No working day within three years from 2026-08-17"):
        DaysOff(vacation_weeks=range(1, 54)).next_working_day(START)


def test_what_is_due_on_a_sunday_opens_on_monday():
    opens = due_on(date(2026, 8, 31), Offset.parse("6m"))

    assert (opens.planned_on, opens.on) == (date(2027, 2, 28), date(2027, 3, 1))
    assert opens.reason == Reason("weekend", date(2027, 2, 28))


def test_sixth_group_session_moves_past_ascension_day():
    slots = session_dates(date(2027, 4, 1), 6, Offset.parse("1w"))

    assert [slot.key for slot in slots] == ["s01", "s02", "s03", "s04", "s05", "s06"]
    assert slots[-1].on == date(2027, 5, 7)
    assert slots[-1].reason.name == "Kristi himmelsfärdsdag"


def test_sessions_wait_for_the_vacation_to_end():
    slots = session_dates(date(2027, 7, 1), 3, Offset.parse("1w"), DaysOff(vacation_weeks=[27, 28, 29]))

    assert [slot.on for slot in slots] == [date(2027, 7, 1), date(2027, 7, 29), date(2027, 8, 5)]


def test_weeks_of_an_introduction():
    assert [week_of(START, START + timedelta(days=n)) for n in (-1, 0, 6, 7)] == [0, 1, 1, 2]
    assert window(START, 1, 4) == (date(2026, 8, 17), date(2026, 9, 13))
    assert window(START, 5, 5) == (date(2026, 9, 14), date(2026, 9, 20))


def test_iso_weeks_around_the_new_year():
    mondays = weeks_between(date(2026, 12, 23), date(2027, 1, 4))

    assert mondays == [date(2026, 12, 21), date(2026, 12, 28), date(2027, 1, 4)]
    assert [iso_week(monday) for monday in mondays] == [(2026, 52), (2026, 53), (2027, 1)]


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        (date(2026, 9, 30), 3, date(2026, 10, 5)),
        (date(2026, 12, 23), 1, date(2026, 12, 28)),
        (date(2027, 3, 30), -1, date(2027, 3, 25)),
        (date(2027, 3, 28), 0, date(2027, 3, 28)),
    ],
)
def test_add_working_days(day, number, expected):
    assert add_working_days(day, number) == expected
    assert working_days_between(day, expected) == max(number, 0)
