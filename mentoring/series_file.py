"""The section `meetings` of a program file becomes template rows, and rows become the section again."""

from mentoring.models import TemplateSeries
from programs.documents import ORIGIN
from programs.file_values import WEEKDAYS, read_clock, read_weekday, without_empty


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
            weekday=read_weekday(row.get("weekday")),
            time=read_clock(row.get("time")),
            minutes=row["minutes"],
            cadence=row["cadence"],
            agenda=row.get("agenda") or [],
            is_confidential=row.get("confidential", False),
            tolerance=row.get("tolerance"),
            quota=row.get("quota", ""),
            origin_id=row.get(ORIGIN),
        )
        for order, row in enumerate(rows)
    )


def dump(version):
    return [_row(series) for series in version.meeting_series.all()]


def _row(series):
    row = {
        "key": series.key,
        "name": dict(series.name),
        "summary": dict(series.summary),
        "roles": series.roles,
        "scope": series.scope,
        "weekday": WEEKDAYS[series.weekday],
        "time": f"{series.time:%H.%M}",
        "minutes": series.minutes,
        "confidential": series.is_confidential,
        "cadence": series.cadence,
        "tolerance": series.tolerance,
        "quota": series.quota,
        "agenda": series.agenda,
    }
    return without_empty(row)
