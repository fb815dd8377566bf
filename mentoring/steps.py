"""Meetings of the introductions, as the plan check looks at them. A unit's own are about everybody and are not here."""

from datetime import datetime

from django.utils import timezone

from mentoring.models import Meeting
from programs.parts import Change
from programs.step import Step

PART = "mentoring"
SHOWN = (Meeting.State.PLANNED, Meeting.State.HELD)


def steps(introductions) -> list[Step]:
    """One query."""
    rows = Meeting.objects.filter(introduction__in=introductions, state__in=SHOWN).select_related("series__template")
    return [_step(row) for row in rows]


def _step(row):
    return Step(
        PART,
        row.series.key,
        row.slot,
        from_on=row.on,
        minutes=row.minutes,
        is_done=row.is_held,
        is_chosen=row.is_pinned,
        url=row.get_absolute_url(),
        introduction_id=row.introduction_id,
        **_says(row.template),
    )


def _says(template):
    return {"kind": template.kind, "label": str(template), "roles": tuple(template.roles)}


def proposed_steps(version, changes: list[Change]) -> list[Step]:
    """No query of a published version: its series are at hand."""
    series = {row.key: row for row in version.rows("meeting_series") if not row.is_of_unit} if changes else {}
    return [_proposed(series[row.key], row) for row in changes if row.after and row.key in series]


def _proposed(template, change):
    on = timezone.localdate(datetime.fromisoformat(change.after["starts_at"]))
    minutes = change.after["minutes"]
    return Step(PART, change.key, change.occurrence, from_on=on, minutes=minutes, **_says(template))
