"""The section `sessions` of a program file becomes template rows, and rows become the section again."""

from programs.documents import ORIGIN
from programs.file_values import WEEKDAYS, read_clock, read_weekday, without_empty
from training.models import TemplateSession, TemplateSessionSeries


def load_series(version, rows):
    """Three queries, however long the file is."""
    series = TemplateSessionSeries.objects.bulk_create(
        TemplateSessionSeries(
            version=version,
            order=order,
            key=row["key"],
            name=row["name"],
            kind=row["kind"],
            summary=row.get("summary") or {},
            roles=row.get("roles") or ["newcomer"],
            weekday=read_weekday(row.get("weekday")),
            time=read_clock(row.get("time")),
            every=row["every"],
            from_week=row.get("from_week", 1),
            after=row.get("after", ""),
            seats=row.get("seats"),
            quota=row.get("quota", ""),
            origin_id=row.get(ORIGIN),
        )
        for order, row in enumerate(rows)
    )
    themes = {theme.key: theme for theme in version.themes.all()}
    TemplateSession.objects.bulk_create(
        _session(parent, order, row, themes)
        for parent, data in zip(series, rows, strict=True)
        for order, row in enumerate(data["sessions"])
    )


def _session(series, order, row, themes):
    return TemplateSession(
        series=series,
        order=order,
        key=row["key"],
        name=row["name"],
        theme=themes.get(row.get("theme")),
        minutes=row["minutes"],
        summary=row.get("summary") or {},
        reading=row.get("reading") or [],
        agenda=row.get("agenda") or [],
        roles=row.get("roles") or [],
    )


def dump_series(version):
    """The same section back, with every default written out."""
    rows = version.session_series.prefetch_related("sessions__theme")
    return [
        without_empty(
            {
                "key": row.key,
                "kind": row.kind,
                "name": dict(row.name),
                "summary": dict(row.summary),
                "roles": row.roles,
                "weekday": WEEKDAYS[row.weekday],
                "time": f"{row.time:%H.%M}",
                "every": row.every,
                "from_week": row.from_week,
                "after": row.after,
                "seats": row.seats,
                "quota": row.quota,
                "sessions": [_dump_session(session) for session in row.sessions.all()],
            }
        )
        for row in rows
    ]


def _dump_session(session):
    return without_empty(
        {
            "key": session.key,
            "theme": session.theme.key if session.theme else None,
            "name": dict(session.name),
            "minutes": session.minutes,
            "summary": dict(session.summary),
            "roles": session.roles,
            "reading": session.reading,
            "agenda": session.agenda,
        }
    )
