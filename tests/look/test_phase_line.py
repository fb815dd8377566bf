"""The numbers are those of the design's pages (26 weeks, 104 weeks) and of its PDF (644 points wide)."""

import datetime as dt

import pytest

from overview.phase_drawing import Drawing
from overview.phase_line import Line, Stretch
from tests.look.lines import START, TODAY, day, half_year, two_years


def test_line_knows_its_weeks():
    line = half_year()

    assert (line.week, line.weeks, line.is_running) == (7, 26, True)
    assert line.numbered_phases() == [("Landa", 1, 4), ("Lära och öva", 3, 13), ("Allt mer på egen hand", 13, 26)]


@pytest.mark.parametrize(
    ("today", "week", "is_running"),
    [
        (None, 0, False),
        (dt.date(2026, 8, 16), 0, False),
        (START, 1, True),
        (dt.date(2027, 2, 14), 26, True),
        (dt.date(2027, 2, 15), 26, False),
    ],
)
def test_week_before_and_after(today, week, is_running):
    line = half_year(today=today)

    assert (line.week, line.is_running) == (week, is_running)


def test_today_has_flag_needle_and_week():
    drawing = Drawing(half_year())

    assert drawing.flag() == {"x": "24.45%", "rect": -46, "text": 0}
    assert drawing.week_now() == {"x": "23.08%", "width": "3.85%"}
    assert (drawing.needle, drawing.axis_y, drawing.height) == (208, 232, 278)


@pytest.mark.parametrize(
    ("today", "rect", "text"), [(START, 0, 46), (day(3, 3), 0, 46), (day(3, 4), -46, 0), (day(22, 4), -92, -46)]
)
def test_flag_stays_inside_the_line(today, rect, text):
    flag = Drawing(half_year(today=today)).flag()

    assert (flag["rect"], flag["text"]) == (rect, text)


def test_phases_overlap_in_rows_and_are_walked_up_to_today():
    landa, learn, alone = Drawing(half_year()).phases()

    assert (landa["x"], landa["y"], landa["width"], landa["walked"]) == ("0%", 56, "15.38%", "15.38%")
    assert (learn["x"], learn["y"], learn["width"], learn["walked"]) == ("7.69%", 90, "42.31%", "16.76%")
    assert (alone["x"], alone["y"], alone["width"], alone["walked"]) == ("46.15%", 124, "53.85%", "")
    assert [phase["is_now"] for phase in (landa, learn, alone)] == [False, True, False]
    assert [phase["name_y"] for phase in (landa, learn, alone)] == [49, 83, 117]


def test_name_of_a_late_phase_is_set_from_its_end():
    late = Stretch("Fördjupning och handledning", day(20), day(25, 6))

    phase = Drawing(half_year(phases=[late])).phases()[0]

    assert (phase["name_x"], phase["anchor"]) == ("100%", "end")


def test_threads_carry_beads_where_their_days_are():
    joint, mentor, group = Drawing(half_year()).rows()

    assert [row["y"] for row in (joint, mentor, group)] == [154, 178, 202]
    assert [bead["x"] for bead in joint["beads"][:5]] == ["1.37%", "5.22%", "9.07%", "12.91%", "20.6%"]
    assert [bead["x"] for bead in mentor["beads"][-2:]] == ["88.74%", "96.43%"]
    assert [bead["x"] for bead in group["beads"]] == ["16.76%", "20.6%", "24.45%", "28.3%", "32.14%", "35.99%"]
    assert [bead["look"] for bead in group["beads"][:3]] == ["pl-held", "pl-held", "pl-coming"]
    assert (joint["thread"].held, joint["thread"].total) == (5, 15)


def test_beads_outside_the_line_are_left_out():
    line = half_year(end_on=day(12, 6))

    assert [len(row["beads"]) for row in Drawing(line).rows()] == [8, 9, 6]


def test_evaluation_just_after_the_end_belongs_to_the_introduction():
    assert Drawing(half_year()).evaluations() == ["50.82%", "98.63%"]
    assert Drawing(half_year(evaluations=[dt.date(2027, 8, 17), START - dt.timedelta(days=1)])).evaluations() == []


def test_pause_is_a_field_down_to_the_axis():
    pause = Drawing(two_years()).pauses()[0]

    assert (pause["x"], pause["width"], pause["y"], pause["height"]) == ("45.19%", "3.85%", 174, 92)
    assert (pause["name"], pause["anchor"]) == ("semester", "middle")


def test_pause_outside_the_line_is_not_drawn():
    assert Drawing(half_year(pauses=[Stretch("semester", day(47), day(50, 6))])).pauses() == []


@pytest.mark.parametrize(
    ("today", "walked"), [(None, "0%"), (dt.date(2026, 8, 1), "0%"), (dt.date(2028, 1, 1), "100%")]
)
def test_line_before_and_after_has_no_flag(today, walked):
    drawing = Drawing(half_year(today=today))

    assert drawing.walked_x == walked
    assert (drawing.flag(), drawing.week_now()) == (None, None)


def test_line_on_paper_is_the_same_in_points():
    drawing = Drawing(half_year(today=None), width=644, unit="")

    assert [phase["x"] for phase in drawing.phases()] == ["0", "49.54", "297.23"]
    assert [(row["y"]) for row in drawing.rows()] == [128, 152, 176]
    assert (drawing.axis_y, drawing.full, drawing.paper_width) == (206, "644", 660)


def test_line_without_phases_and_threads_is_an_axis():
    drawing = Drawing(Line(START, START, TODAY))

    assert (drawing.line.weeks, drawing.phases(), drawing.rows()) == (1, [], [])
    assert drawing.height > drawing.axis_y
