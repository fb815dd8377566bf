import datetime as dt

import pytest
import time_machine
from django.template import Context, Template
from django.utils import timezone, translation

from tests.conftest import TODAY

MONDAY = dt.date(2026, 9, 28)
AFTERNOON = dt.datetime(2026, 9, 28, 11, 0, tzinfo=dt.UTC)  # 13.00 in Stockholm


def show_day(shown, **values):
    return show("{{ day|" + shown + " }}", **values)


def show(text, language="sv", **values):
    with translation.override(language), time_machine.travel(TODAY, tick=False):
        return Template(text).render(Context(values))


@pytest.mark.parametrize(
    ("shown", "swedish", "english"),
    [
        ("{{ day|day_long }}", "måndag 28 september", "Monday 28 September"),
        ("{{ day|day_short }}", "mån 28 sep.", "Mon 28 Sep"),
        ("{{ day|day_month }}", "28 september", "28 September"),
        ("{{ day|weekday }}", "måndag", "Monday"),
        ("{{ day|weekday_short }}", "mån", "Mon"),
        ("{{ day|month_name }}", "september 2026", "September 2026"),
        ("{{ day|month_chart }}", "sep", "Sep"),
        ("{{ day|week }}", "v. 40", "wk 40"),
        ("{{ day|week_number }}", "40", "40"),
        ("{{ day|iso }}", "2026-09-28", "2026-09-28"),
        ("{{ 7|count_of:26 }}", "7 av 26", "7 of 26"),
    ],
)
def test_day_is_shown_in_the_readers_language(shown, swedish, english):
    assert show(shown, "sv", day=MONDAY) == swedish
    assert show(shown, "en", day=MONDAY) == english


@pytest.mark.parametrize(
    ("shown", "swedish", "english"),
    [
        ("{{ at|clock }}", "13.00", "13:00"),
        ("{{ at|at_clock }}", "kl. 13.00", "13:00"),
        ("{{ at|clock_range:90 }}", "kl. 13.00–14.30", "13:00–14:30"),
    ],
)
def test_time_is_shown_by_the_clock_in_stockholm(shown, swedish, english):
    assert show(shown, "sv", at=AFTERNOON) == swedish
    assert show(shown, "en", at=AFTERNOON) == english


def test_instant_belongs_to_the_day_it_is_in_stockholm():
    late = dt.datetime(2026, 9, 28, 22, 30, tzinfo=dt.UTC)

    assert show("{{ at|day_short }} {{ at|clock }}", at=late) == "tis 29 sep. 00.30"


@pytest.mark.parametrize(
    ("first", "last", "swedish"),
    [
        ((2026, 8, 17), (2026, 8, 21), "17–21 aug."),
        ((2026, 9, 28), (2026, 10, 2), "28 sep.–2 okt."),
        ((2026, 9, 28), (2026, 9, 28), "28 sep."),
        ((2026, 12, 28), (2027, 1, 1), "28 dec.–1 jan. 2027"),
        ((2027, 3, 1), (2027, 5, 31), "1 mars–31 maj 2027"),
    ],
)
def test_span_of_days_names_what_differs(first, last, swedish):
    assert show("{{ first|day_span:last }}", first=dt.date(*first), last=dt.date(*last)) == swedish


@pytest.mark.parametrize(
    ("first", "last", "swedish"),
    [
        ((2026, 9, 14), (2026, 11, 6), "v. 38–45"),
        ((2026, 9, 14), (2026, 9, 18), "v. 38"),
        ((2026, 12, 28), (2027, 1, 8), "v. 53–1"),
    ],
)
def test_span_of_weeks_crosses_the_year(first, last, swedish):
    assert show("{{ first|week_span:last }}", first=dt.date(*first), last=dt.date(*last)) == swedish


@pytest.mark.parametrize("shown", ["day_long", "day_short", "day_month"])
def test_year_is_told_when_it_is_another(shown):
    assert show_day(shown, day=dt.date(2027, 2, 17)).endswith(" 2027")
    assert not show_day(shown, day=dt.date(2026, 2, 17)).endswith(" 2026")


@pytest.mark.parametrize(
    "shown", ["day_long", "day_short", "clock", "week", "iso", "at_clock", "day_span:day", "is_today"]
)
def test_nothing_is_shown_for_nothing(shown):
    assert show_day(shown, day=None) in ("", "False")


@pytest.mark.parametrize("month", range(1, 13))
def test_month_is_written_small_in_swedish(month):
    """A text of our own with the name of a month as its key would take its place here."""
    assert show_day("day_month", day=dt.date(2026, month, 1)).islower()


def test_midnight_is_a_time():
    assert show("{{ at|clock }}", at=dt.time(0, 0)) == "00.00"


def test_is_today_goes_by_stockholm():
    with time_machine.travel("2026-09-29T22:30:00+00:00", tick=False):
        assert timezone.localdate() == dt.date(2026, 9, 30)
    assert show("{{ day|is_today }}", day=dt.date(2026, 9, 30)) == "True"
    assert show("{{ day|is_today }}", day=MONDAY) == "False"


@pytest.mark.parametrize(
    ("days", "swedish"),
    [([], ""), ([(2026, 11, 17)], "17 nov."), ([(2026, 11, 17), (2027, 2, 17)], "17 nov. och 17 feb.")],
)
def test_days_are_listed_as_in_a_sentence(days, swedish):
    assert show("{{ days|days_listed }}", days=[dt.date(*day) for day in days]) == swedish
