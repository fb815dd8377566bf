"""The dates of a series, against bare addition of as many weeks."""

from datetime import date, timedelta

from benchmarks.measure import Benchmark
from programs.cadence import Cadence, Offset, Stage
from programs.calendar import DaysOff, occurrences

START, END, WEEKS = date(2026, 8, 17), date(2028, 8, 13), 104


def benchmarks():
    weekly = Cadence((Stage(Offset(1, "w")),))
    days_off = DaysOff(vacation_weeks=range(27, 32))
    return [
        Benchmark(
            "Two years of weekly meetings, vacation skipped",
            run=lambda: occurrences(START, END, 0, weekly, days_off),
            floor=lambda: [START + timedelta(weeks=week) for week in range(WEEKS)],
            at_most=20,
        )
    ]
