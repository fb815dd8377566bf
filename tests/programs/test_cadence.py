from datetime import date
from itertools import islice

import pytest

from programs.calendar import Cadence, Offset, Stage

WEEKLY_THEN_EVERY_SECOND = [{"every": "1w", "until": "6w"}, {"every": "2w"}]


def keys(data, number, start=date(2026, 8, 17)):
    return [key for key, _ in islice(Cadence.parse(data).begins(start), number)]


@pytest.mark.parametrize(
    ("start", "offset", "expected"),
    [
        (date(2026, 8, 31), "3m", date(2026, 11, 30)),
        (date(2026, 8, 31), "6m", date(2027, 2, 28)),
        (date(2027, 8, 31), "6m", date(2028, 2, 29)),
        (date(2026, 8, 17), "6m", date(2027, 2, 17)),
        (date(2026, 8, 17), "4w", date(2026, 9, 14)),
        (date(2026, 8, 17), "-2w", date(2026, 8, 3)),
        (date(2026, 8, 17), "10d", date(2026, 8, 27)),
        (date(2026, 8, 17), "0d", date(2026, 8, 17)),
    ],
)
def test_offset_after(start, offset, expected):
    assert Offset.parse(offset).after(start) == expected


@pytest.mark.parametrize("text", ["", "4", "w", "4y", "4 w", "4W", "1.5w", "--1w", "٤w", "4w\n", "10000w", 4, None])
def test_offset_parse_refuses(text):
    with pytest.raises(ValueError, match="is not an offset"):
        Offset.parse(text)


def test_every_second_week_continues_from_the_last_week_of_the_stage_before():
    assert keys([{"every": "1w", "until": "4w"}, {"every": "2w"}], 7) == [
        "w01",
        "w02",
        "w03",
        "w04",
        "w06",
        "w08",
        "w10",
    ]
    assert keys(WEEKLY_THEN_EVERY_SECOND, 8)[5:] == ["w06", "w08", "w10"]


def test_stage_may_begin_in_a_later_week():
    assert keys([{"every": "2w", "from": 2}], 3) == ["w02", "w04", "w06"]


def test_next_stage_never_begins_before_the_end_of_the_one_before():
    assert keys([{"every": "4w", "until": "6w"}, {"every": "1w"}], 4) == ["w01", "w05", "w07", "w08"]


def test_three_stages_in_weeks_and_months():
    cadence = [{"every": "1w", "until": "6w"}, {"every": "2w", "until": "6m"}, {"every": "1m", "until": "12m"}]

    assert keys(cadence, 100)[-7:] == ["w24", "w26", "m07", "m08", "m09", "m10", "m11"]


@pytest.mark.parametrize(("until", "first"), [("1w", "m01"), ("4w", "m02"), ("6w", "m02"), ("26w", "m07")])
def test_months_after_weeks_go_to_the_nearest_whole_month(until, first):
    assert keys([{"every": "1w", "until": until}, {"every": "1m"}], 100).index(first) == int(until[:-1])


def test_months_begin_at_the_start_and_are_clamped_each_on_their_own():
    begins = Cadence.parse([{"every": "1m"}]).begins(date(2027, 1, 31))

    assert [str(day) for _, day in islice(begins, 4)] == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


def test_months_may_begin_after_the_first_one():
    assert keys([{"every": "1m", "from": 5}], 2) == ["m01", "m02"]


def test_quarters_follow_months():
    assert keys([{"every": "1m", "until": "12m"}, {"every": "3m"}], 15)[-4:] == ["m11", "m14", "m17", "m20"]


def test_weeks_follow_months():
    assert keys([{"every": "1m", "until": "2m"}, {"every": "1w"}], 4) == ["m00", "m01", "w10", "w11"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "A cadence needs at least one stage"),
        ([{}], "Stage 1: “every” is missing"),
        ([{"every": "1w", "til": "6w"}], "Stage 1: unknown field “til”"),
        ([{"every": "often"}], "Stage 1: “often” is not an offset"),
        ([{"every": "1d"}], "Stage 1: “every” must be at least one week or one month, not 1d"),
        ([{"every": "0w"}], "Stage 1: “every” must be at least one week"),
        ([{"every": "1w", "from": 0}], "Stage 1: “from” must be the number of a week, 1 or later, not 0"),
        ([{"every": "1w", "from": "2w"}], "Stage 1: “from” must be the number of a week"),
        ([{"every": "1w", "from": 7, "until": "6w"}], "Stage 1: “until” 6w is not after the stage's beginning"),
        ([{"every": "1w", "until": "-1m"}], "Stage 1: “until” -1m is not after the stage's beginning"),
        ([{"every": "1w"}, {"every": "2w"}], "Stage 2: only the last stage may lack “until”"),
        ([{"every": "1w", "until": "6w"}, {"every": "2w", "from": 8}], "Stage 2: only the first stage may have “from”"),
        (
            [{"every": "1w", "until": "6m"}, {"every": "2w", "until": "26w"}],
            "Stage 2: “until” 26w is not after 6m, where the stage before it ends",
        ),
    ],
)
def test_cadence_parse_names_the_stage_and_the_mistake(data, message):
    with pytest.raises(ValueError, match=message):
        Cadence.parse(data)


def test_cadence_is_read_and_written_as_plain_data():
    data = [{"every": "1w", "until": "6w", "from": 2}, {"every": "1m"}]

    cadence = Cadence.parse(data)

    assert cadence.as_data() == data
    assert cadence.stages == (Stage(Offset(1, "w"), Offset(6, "w"), 2), Stage(Offset(1, "m")))
