"""The introduction of the design's first page: 26 weeks from Monday 2026-08-17, seen on Wednesday in week 7."""

import datetime as dt

from overview.phase_line import Line, Stretch, Thread

START = dt.date(2026, 8, 17)
TODAY = dt.date(2026, 9, 30)


def day(week, weekday=0):
    return START + dt.timedelta(weeks=week, days=weekday)


def beads(weeks, weekday):
    return [(day(week, weekday), day(week, weekday) < TODAY) for week in weeks]


def half_year(today=TODAY, **changes):
    given = {
        "start_on": START,
        "end_on": dt.date(2027, 2, 14),
        "today": today,
        "phases": [
            Stretch("Landa", day(0), day(3, 6)),
            Stretch("Lära och öva", day(2), day(12, 6)),
            Stretch("Allt mer på egen hand", day(12), day(25, 6)),
        ],
        "threads": [
            Thread("joint", "Du, mentor och chef", beads([0, 1, 2, 3, *range(5, 26, 2)], 2), "/joint/"),
            Thread("mentor", "Du och mentor", beads([*range(5), 6, 7, *range(9, 26, 2)], 0), "/mentor/"),
            Thread("group", "Gruppträffar", beads(range(4, 10), 2), "/group/"),
        ],
        "evaluations": [dt.date(2026, 11, 17), dt.date(2027, 2, 17)],
        "evaluations_url": "/evaluations/",
        "plan_url": "/plan/",
    }
    return Line(**given | changes)


def two_years(**changes):
    end_on = dt.date(2028, 8, 13)
    phases = [*half_year().phases, Stretch("Fördjupning", day(26), end_on)]
    pauses = [Stretch("semester", day(47), day(50, 6))]
    return half_year(end_on=end_on, phases=phases, pauses=pauses, **changes)
