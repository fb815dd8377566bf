"""The section `meetings` of a program file becomes template rows, and rows become the section again."""

from datetime import time

from mentoring.models import TemplateSeries

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def load(version, rows):
    TemplateSeries.objects.bulk_create(
        TemplateSeries(
            version=version,
            order=order,
            key=row["key"],
            name=row["name"],
            summary=row.get("summary") or {},
            scope=row.get("scope", TemplateSeries.Scope.INTRODUCTION),
            roles=row["roles"],
            weekday=WEEKDAYS.index(row.get("weekday", "monday")),
            time=_clock(row.get("time", "09.00")),
            minutes=row.get("minutes", 60),
            cadence=row["cadence"],
            agenda=row.get("agenda") or [],
            is_confidential=row.get("confidential", False),
        )
        for order, row in enumerate(rows)
    )


def _clock(text):
    hour, minute = str(text).split(".")
    return time(int(hour), int(minute))


def dump(version):
    return [_row(series) for series in version.meeting_series.all()]


def _row(series):
    row = {
        "key": series.key,
        "name": dict(series.name),
        "summary": dict(series.summary) or None,
        "roles": series.roles,
        "scope": series.scope if series.is_of_unit else None,
        "weekday": WEEKDAYS[series.weekday],
        "time": f"{series.time:%H.%M}",
        "minutes": series.minutes,
        "confidential": series.is_confidential or None,
        "cadence": series.cadence,
        "agenda": series.agenda or None,
    }
    return {field: value for field, value in row.items() if value is not None}
