"""The sessions of a newcomer in the printed plan: with their days, or as they will be when a group is there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from programs.parts import Section
from training.entries import reading_of
from training.models import Session, TemplateSessionSeries


@dataclass(frozen=True)
class Row:
    number: int
    name: str
    starts_at: datetime | None
    reading: list[dict[str, Any]]


@dataclass(frozen=True)
class Series:
    name: str
    summary: str
    is_waiting: bool
    rows: list[Row]


def printed_sections(introductions):
    """One chapter for each introduction that has sessions; a series that the newcomer is not in is left out."""
    for introduction in introductions:
        cohorts = dict(introduction.memberships.exclude(state="left").values_list("series_key", "cohort_id"))
        dated = _dated(introduction) if any(cohorts.values()) else {}
        printed = [_series(row, cohorts[row.key], dated) for row in _as_printed(introduction, cohorts)]
        if printed:
            yield Section("training/pdf/_sessions.html", {"printed": printed}, order=30)


def _as_printed(introduction, cohorts):
    """A group goes on as it was opened; whoever waits for one reads what the programme says now."""
    waits = [key for key, cohort_id in cohorts.items() if cohort_id is None]
    ours = TemplateSessionSeries.objects.filter(version=introduction.version_id, key__in=waits)
    joined = TemplateSessionSeries.objects.filter(cohorts__in=filter(None, cohorts.values())).distinct()
    rows = [*ours.prefetch_related("sessions"), *joined.prefetch_related("sessions")]
    return sorted(rows, key=lambda row: row.order)


def _dated(introduction):
    """{template id: the session}, as far as it is in the newcomer's plan."""
    rows = Session.objects.of_introductions([introduction]).exclude(state="cancelled")
    return {row.template_id: row for row in rows}


def _series(series, cohort_id, dated):
    templates = list(series.sessions.all())
    if cohort_id is None:
        rows = [Row(row.order + 1, str(row), None, reading_of(row)) for row in templates]
    else:
        met = [(dated[row.pk], row) for row in templates if row.pk in dated]
        met.sort(key=lambda pair: pair[0].starts_at)
        rows = [Row(session.number, str(row), session.starts_at, reading_of(row)) for session, row in met]
    return Series(str(series), str(series.summary), cohort_id is None, rows)
