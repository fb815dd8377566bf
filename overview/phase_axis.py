"""The axis under a phase line: ISO weeks and months, or years when the introduction is long."""

import datetime as dt

SPARSE_FROM = 30  # weeks: every fourth week instead of every second, every second month on a phone
ROOM = 5  # per cent that a label needs


def firsts_of_months(start_on, end_on):
    year, month = start_on.year, start_on.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        if dt.date(year, month, 1) > end_on:
            return
        yield dt.date(year, month, 1)


def week_labels(drawing):
    """Every second week, every fourth on a line of a year, by the ISO number of its first day."""
    step = 2 if drawing.line.weeks <= SPARSE_FROM else 4
    days = [drawing.line.start_on + dt.timedelta(weeks=week) for week in range(0, drawing.line.weeks, step)]
    return [
        {"x": drawing.written(drawing.edge(day)), "on": day, "is_first": not place} for place, day in enumerate(days)
    ]


def month_labels(drawing):
    """A tick at the first of every month; what has no room on a phone is a stub."""
    line, firsts = drawing.line, list(firsts_of_months(drawing.line.start_on, drawing.line.end_on))
    is_dense = line.weeks > SPARSE_FROM
    labels = []
    if not firsts or drawing.edge(firsts[0]) >= ROOM:
        labels.append({"x": drawing.written(0), "on": line.start_on, "is_stub": bool(firsts), "has_tick": False})
    for place, day in enumerate(firsts):
        at = drawing.edge(day)
        is_stub = at > 90 or (is_dense and place % 2 == 1)
        labels.append({"x": drawing.written(at), "on": day, "is_stub": is_stub, "has_tick": True})
    return labels


def year_labels(drawing):
    """The year at the start and at every turn of the year, July where there is room, the last month at the end."""
    line = drawing.line
    turns = [(drawing.edge(day), day) for day in firsts_of_months(line.start_on, line.end_on) if day.month in (1, 7)]
    years = [(0.0, line.start_on)] + [(at, day) for at, day in turns if day.month == 1 and at < 100 - ROOM]
    if len(years) > 1 and years[1][0] < ROOM:
        years.pop(0)
    julys = [(at, day) for at, day in turns if day.month == 7 and 2 * ROOM < at < 100 - 3 * ROOM]
    labels = [label(drawing, at, day, is_year=True) for at, day in years]
    labels += [label(drawing, at, day, is_year=False) for at, day in julys]
    if years[-1][0] < 100 - 3 * ROOM:
        labels.append(label(drawing, 100.0, line.end_on, is_year=False))
    return labels


def label(drawing, at, day, *, is_year):
    return {"x": drawing.written(at), "on": day, "is_year": is_year, "is_end": at == 100}
