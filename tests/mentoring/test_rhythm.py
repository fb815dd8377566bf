"""A cadence of a program file, in the weeks of one introduction."""

from datetime import date, timedelta
from itertools import takewhile

import pytest

from mentoring.rhythm import cadence_of, lasting_cadence

START = date(2026, 8, 17)
MENTOR = [{"every": "1w", "until": "6w"}, {"every": "2w", "until": "close_support"}, {"every": "1m", "until": "12m"}]


def keys(cadence, until=START + timedelta(weeks=60)):
    return [key for key, day in takewhile(lambda slot: slot[1] <= until, cadence.begins(START))]


def support(weeks):
    return START + timedelta(weeks=weeks, days=-1)


def test_close_support_is_the_introductions_own():
    assert keys(cadence_of(MENTOR, START, support(26))) == [
        "w01", "w02", "w03", "w04", "w05", "w06", "w08", "w10", "w12", "w14", "w16", "w18", "w20", "w22", "w24", "w26",
        "m07", "m08", "m09", "m10", "m11",
    ]  # fmt: skip


def test_shorter_close_support_thins_out_earlier():
    assert keys(cadence_of(MENTOR, START, support(13)))[6:10] == ["w08", "w10", "w12", "m03"]


@pytest.mark.parametrize("weeks", [1, 4, 6])
def test_stage_without_room_falls_away_and_the_first_stays(weeks):
    found = keys(cadence_of(MENTOR, START, support(weeks)))

    assert found[:6] == ["w01", "w02", "w03", "w04", "w05", "w06"]
    assert found[6].startswith("m")


def test_unit_keeps_its_lasting_pace():
    stages = [{"every": "1w", "until": "4w"}, {"every": "2w", "until": "close_support"}]

    assert keys(lasting_cadence(stages), START + timedelta(weeks=8)) == ["w01", "w03", "w05", "w07", "w09"]
