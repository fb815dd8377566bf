"""Sessions of the groups that newcomers are in, and the groups they wait for, as the plan check looks at them."""

from django.db.models import prefetch_related_objects
from django.utils import timezone

from programs.parts import Change
from programs.step import WAITING, Step
from training.models import Member, Session, TemplateSession

PART = "training"


def steps(introductions) -> list[Step]:
    """Three queries at most, one more for introductions without their version."""
    introductions = list(introductions)
    sessions = (
        Session.objects.exclude(state=Session.State.CANCELLED).of_introductions(introductions).filter(is_missed=False)
    )
    rows = sessions.select_related("template__theme", "cohort__series").order_by("starts_at", "pk")
    return [*map(_session, rows), *_waiting(introductions)]


def _session(row):
    return Step(
        PART,
        row.cohort.series.key,
        row.slot,
        from_on=timezone.localdate(row.starts_at),
        is_done=row.state == Session.State.HELD,
        url=row.get_absolute_url(),
        introduction_id=row.member_id,
        **_says(row.cohort.series, row.template),
    )


def _says(series, template):
    return {
        "kind": str(series.kind),
        "label": str(series.name),
        "themes": (template.theme.key,) if template.theme_id else (),
        "roles": tuple(template.roles or series.roles or ("newcomer",)),
        "minutes": template.minutes,
    }


def _waiting(introductions):
    prefetch_related_objects(introductions, "version")
    versions = {row.pk: row.version for row in introductions}
    rows = Member.objects.filter(introduction__in=introductions, state=Member.State.WAITING).order_by("pk")
    waiting = [(row, _by_key(versions[row.introduction_id]).get(row.series_key)) for row in rows]
    waiting = [(row, series) for row, series in waiting if series]
    themes = _themes([series for _row, series in waiting])
    return [_wait(series, themes, introduction_id=row.introduction_id) for row, series in waiting]


def _themes(series):
    """{series id: the themes that its sessions will be about}"""
    found: dict[int, tuple[str, ...]] = {}
    if series:
        for row in TemplateSession.objects.filter(series__in=series, theme__isnull=False).select_related("theme"):
            found[row.series_id] = (*found.get(row.series_id, ()), row.theme.key)
    return found


def _wait(series, themes, **fields):
    about = themes.get(series.pk, ())
    return Step(PART, series.key, kind=WAITING, label=str(series.name), themes=about, roles=("newcomer",), **fields)


def _by_key(version):
    return {row.key: row for row in version.rows("session_series")}


def proposed_steps(version, changes: list[Change]) -> list[Step]:
    """Two queries for what the sessions are about; a group gives them slots in the programme's order."""
    made = [change for change in changes if change.after]
    if not made:
        return []
    series, templates = _by_key(version), _templates(version)
    themes = _themes([series[row.key] for row in made if row.after.get("wait") and row.key in series])
    waiting = [_wait(series[row.key], themes) for row in made if row.after.get("wait") and row.key in series]
    met = [_met(series[row.key], templates.get((row.key, row.occurrence)), row) for row in made if row.on]
    return waiting + met


def _met(series, template, change):
    if template is None:  # another group of the same name, with more sessions than the programme has
        return Step(PART, change.key, change.occurrence, str(series.kind), change.label, change.on, roles=("newcomer",))
    return Step(PART, change.key, change.occurrence, from_on=change.on, **_says(series, template))


def _templates(version):
    """{(key of the series, slot): TemplateSession}"""
    found, seen = {}, {}
    for row in TemplateSession.objects.filter(series__version=version).select_related("theme", "series"):
        seen[row.series.key] = seen.get(row.series.key, 0) + 1
        found[row.series.key, f"s{seen[row.series.key]:02}"] = row
    return found
