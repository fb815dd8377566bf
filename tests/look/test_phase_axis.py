import datetime as dt

import pytest

from overview.phase_axis import firsts_of_months
from overview.phase_drawing import Drawing
from tests.look.lines import START, day, half_year, two_years


def test_every_second_week_has_its_iso_number():
    labels = Drawing(half_year()).week_labels()

    assert [label["x"] for label in labels[:4]] == ["0%", "7.69%", "15.38%", "23.08%"]
    assert [label["on"].isocalendar().week for label in labels] == [34, 36, 38, 40, 42, 44, 46, 48, 50, 52, 1, 3, 5]
    assert [label["is_first"] for label in labels[:2]] == [True, False]


def test_months_stand_at_their_first_day():
    labels = Drawing(half_year()).month_labels()

    assert [label["x"] for label in labels] == ["0%", "8.24%", "24.73%", "41.76%", "58.24%", "75.27%", "92.31%"]
    assert [label["is_stub"] for label in labels] == [True, False, False, False, False, False, True]
    assert [label["has_tick"] for label in labels] == [False, True, True, True, True, True, True]


def test_month_at_the_start_is_left_out_where_it_has_no_room():
    labels = Drawing(half_year(start_on=dt.date(2026, 8, 26))).month_labels()

    assert labels[0]["on"] == dt.date(2026, 9, 1)


def test_line_inside_one_month_names_it():
    labels = Drawing(half_year(start_on=dt.date(2026, 8, 3), end_on=dt.date(2026, 8, 28))).month_labels()

    assert [(label["on"].month, label["is_stub"]) for label in labels] == [(8, False)]


def test_line_of_a_year_has_sparser_weeks():
    drawing = Drawing(half_year(end_on=day(51, 6)))

    assert len(drawing.week_labels()) == 13
    assert sum(label["is_stub"] for label in drawing.month_labels()) > 5


def test_two_years_have_years_instead_of_weeks():
    drawing = Drawing(two_years())

    labels = drawing.year_labels()

    assert [(label["x"], label["on"].year) for label in labels if label["is_year"]] == [
        ("0%", 2026),
        ("18.82%", 2027),
        ("68.96%", 2028),
    ]
    assert [(label["x"], label["on"].month) for label in labels if not label["is_year"]] == [("43.68%", 7), ("100%", 8)]
    assert (drawing.week_labels(), drawing.month_labels(), drawing.height) == ([], [], 300)


@pytest.mark.parametrize(
    ("start_on", "first"), [(dt.date(2026, 12, 14), 2027), (dt.date(2026, 12, 1), 2027), (dt.date(2026, 10, 1), 2026)]
)
def test_start_year_gives_way_to_a_turn_of_the_year_close_by(start_on, first):
    labels = Drawing(two_years(start_on=start_on)).year_labels()

    assert labels[0]["on"].year == first


def test_firsts_of_months_cross_the_year():
    found = list(firsts_of_months(START, dt.date(2027, 1, 1)))

    assert found == [dt.date(2026, month, 1) for month in (9, 10, 11, 12)] + [dt.date(2027, 1, 1)]
    assert list(firsts_of_months(START, START)) == []
