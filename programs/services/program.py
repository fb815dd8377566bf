"""A program file becomes a version, a draft becomes published, a version becomes a file again."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import Node, Person
from accounts.services import record
from programs.models import Area, Category, HelperRole, Phase, Program, Theme, Version
from programs.parts import all_parts


@transaction.atomic
def import_program(data: dict[str, Any], owner: Node, *, by: Person, at=None, request_key=None) -> Version:
    """Make a draft version of a checked program file (files.read) at the owner; the next number if it exists there.

    A second call with the same request key gives the first one's version.
    """
    head = data["program"]
    program, _ = Program.objects.get_or_create(
        owner=owner,
        key=head["key"],
        defaults={name: head.get(name) or {} for name in ("name", "summary", "audience", "source")},
    )
    Program.objects.select_for_update().get(pk=program.pk)  # numbers are given one at a time
    if request_key and (made := Version.objects.filter(request_key=request_key).first()):
        return made
    newest = program.versions.aggregate(number=Max("number"))["number"] or 0
    version = Version.objects.create(
        program=program,
        number=newest + 1,
        note=head.get("version_note") or {},
        length=head["length"],
        close_support=head["close_support"],
        agreement=data.get("agreement") or [],
        request_key=request_key,
    )
    _load_rows(version, data)
    for part in all_parts():
        part.load(version, {name: data.get(name) or [] for name in part.sections_of_file})
    record(by, "programs.version_imported", version, at=at, number=version.number)
    return version


def _load_rows(version, data):
    areas = _rows(Area, version, data, "areas")
    phases = _rows(Phase, version, data, "phases", "start", "length", "summary")
    _rows(Category, version, data, "categories", "description", "close_support")
    _rows(HelperRole, version, data, "helpers", "does", "decides", name="title")
    themes = [
        Theme(
            version=version,
            order=order,
            key=row["key"],
            name=row["name"],
            summary=row.get("summary") or {},
            area=areas[row["area"]],
            phase=phases[row["phase"]],
        )
        for order, row in enumerate(data.get("themes") or [])
    ]
    Theme.objects.bulk_create(themes)


def _rows(model, version, data, section, *fields, name="name"):
    """Make the rows of one section in its order; {key: row}."""
    rows = [
        model(
            version=version,
            order=order,
            key=row["key"],
            name=row[name],
            **{field: row[field] for field in fields if row.get(field) is not None},
        )
        for order, row in enumerate(data.get(section) or [])
    ]
    return {row.key: row for row in model.objects.bulk_create(rows)}


@transaction.atomic
def publish_version(version: Version, *, by: Person, at=None) -> None:
    """From now on the version can be used and never changes."""
    changed = Version.objects.filter(pk=version.pk, state=Version.State.DRAFT).update(
        state=Version.State.PUBLISHED, published_at=at or timezone.now(), published_by=by
    )
    if changed:
        version.refresh_from_db()
        record(by, "programs.version_published", version, at=at, number=version.number)


@transaction.atomic
def retire_version(version: Version, *, by: Person, at=None) -> None:
    """No new introduction starts on it; those under way go on."""
    if Version.objects.filter(pk=version.pk, state=Version.State.PUBLISHED).update(state=Version.State.RETIRED):
        version.refresh_from_db()
        record(by, "programs.version_retired", version, at=at, number=version.number)


def export_version(version: Version) -> dict[str, Any]:
    """The same structure as the file that the version came from."""
    program = version.program
    data: dict[str, Any] = {
        "program": {
            "key": program.key,
            **{name: dict(getattr(program, name)) for name in ("name", "summary", "audience", "source")},
            "version_note": dict(version.note),
            "length": version.length,
            "close_support": version.close_support,
        },
        "areas": [_dump(row) for row in version.areas.all()],
        "phases": [_dump(row, "start", "length", "summary") for row in version.phases.all()],
        "themes": [
            {**_dump(row, "summary"), "area": row.area.key, "phase": row.phase.key}
            for row in version.themes.select_related("area", "phase")
        ],
        "categories": [_dump(row, "description", "close_support") for row in version.categories.all()],
        "helpers": [_dump(row, "does", "decides", name="title") for row in version.helpers.all()],
        "agreement": version.agreement,
    }
    for part in all_parts():
        data |= part.dump(version)
    return _without_empty(data)


def _dump(row, *fields, name="name"):
    values = {field: getattr(row, field) for field in fields}
    return {"key": row.key, name: dict(row.name)} | {
        field: dict(value) if isinstance(value, dict) else value for field, value in values.items() if value
    }


def _without_empty(data):
    data["program"] = {name: value for name, value in data["program"].items() if value}
    return {section: rows for section, rows in data.items() if rows}
