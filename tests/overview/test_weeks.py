"""The plan by time: pure rows from days and entries."""

from datetime import date

import pytest

from overview import weeks
from overview.support import Away
from programs.parts import Entry


def entry(on, kind="mentor", **values):
    return Entry(on=on, kind=kind, label="Möte", **values)


@pytest.mark.parametrize(
    ("monday", "season"),
    [
        (date(2026, 8, 17), "autumn"),
        (date(2026, 12, 14), "autumn"),
        (date(2026, 12, 21), "winter"),
        (date(2026, 12, 28), "winter"),
        (date(2027, 2, 22), "winter"),
        (date(2027, 3, 1), "spring"),
        (date(2027, 6, 28), "spring"),
        (date(2027, 7, 5), "summer"),
    ],
)
def test_season_of_a_week(monday, season):
    assert weeks.season(monday) == season


def test_every_week_has_a_row_with_its_entries():
    first, second = entry(date(2026, 10, 5)), entry(date(2026, 10, 9))

    rows = weeks.week_rows([first, second], date(2026, 10, 5), date(2026, 10, 18))

    assert [(row.first, row.last, row.entries) for row in rows] == [
        (date(2026, 10, 5), date(2026, 10, 11), [first, second]),
        (date(2026, 10, 12), date(2026, 10, 18), []),
    ]
    assert rows[0].friday == date(2026, 10, 9)


def test_weeks_away_for_the_same_reason_become_one_row():
    away = Away(names=("Samira", "Lena"))

    def is_away(monday):
        return away if date(2026, 12, 21) <= monday < date(2027, 1, 4) else None

    rows = weeks.week_rows([], date(2026, 12, 14), date(2027, 1, 10), is_away)

    assert [(row.first, row.last, row.away) for row in rows] == [
        (date(2026, 12, 14), date(2026, 12, 20), None),
        (date(2026, 12, 21), date(2027, 1, 3), away),
        (date(2027, 1, 4), date(2027, 1, 10), None),
    ]


def test_a_week_away_with_something_in_it_stays_a_row_of_its_own():
    away, session = Away(names=("Samira",)), entry(date(2026, 12, 22), "group")

    rows = weeks.week_rows([session], date(2026, 12, 21), date(2027, 1, 3), lambda monday: away)

    assert [row.entries for row in rows] == [[session], []]


def test_a_season_that_comes_again_is_a_block_of_its_own():
    rows = weeks.week_rows([], date(2026, 12, 14), date(2027, 3, 7))

    blocks = weeks.season_blocks(rows)

    assert [block.key for block in blocks] == ["autumn-2026", "winter-2026", "spring-2027"]
    assert blocks[1].last == date(2027, 2, 28)


def test_months_without_anything_are_left_out_and_vacation_stands_in_its_place():
    march, june = entry(date(2027, 3, 30)), entry(date(2027, 6, 28))
    vacation = Away(is_vacation=True)

    rows = weeks.month_rows(
        [march, june],
        date(2027, 3, 1),
        date(2027, 8, 16),
        lambda monday: vacation if 28 <= monday.isocalendar().week <= 31 else None,
    )

    assert [(row.unit, row.first, row.last) for row in rows] == [
        ("month", date(2027, 3, 1), date(2027, 3, 31)),
        ("month", date(2027, 6, 1), date(2027, 6, 30)),
        ("week", date(2027, 7, 12), date(2027, 8, 8)),
    ]


def test_year_two_is_read_by_term():
    autumn, spring = entry(date(2027, 11, 17)), entry(date(2028, 5, 17))

    rows = weeks.term_rows([autumn, spring], date(2027, 8, 17), date(2028, 8, 16))

    assert [(row.unit, row.first.year, row.entries) for row in rows] == [
        ("autumn", 2027, [autumn]),
        ("spring", 2028, [spring]),
    ]


def test_what_has_been_is_counted_by_kind():
    entries = [
        entry(date(2026, 8, 17), state="held"),
        entry(date(2026, 8, 19), "joint", state="held", reason="Flyttat."),
        entry(date(2026, 8, 24), state="cancelled", reason="Inställt."),
        entry(date(2026, 9, 28)),
    ]

    past = weeks.past_of(entries, date(2026, 9, 28))

    assert (past["first"], past["last"]) == (date(2026, 8, 17), date(2026, 8, 24))
    assert (past["counts"], past["moved"], past["cancelled"]) == ({"mentor": 1, "joint": 1}, 1, 1)
    assert len(past["rows"]) == 2


def test_nothing_has_been_before_the_first_week():
    assert weeks.past_of([entry(date(2026, 9, 28))], date(2026, 9, 28)) is None
