"""The rows of a version are made from its document; of a draft they are made anew as often as it changes."""

from programs.cadence import Offset
from programs.documents import ORIGIN, Document
from programs.models import Area, Category, HelperRole, Phase, Theme, Version
from programs.models.template import TemplateRow
from programs.parts import all_parts


def make_rows(version: Version, document: Document) -> None:
    """Every template row of the version, from the whole document; those it had are taken away first."""
    for relation in Version._meta.related_objects:
        if issubclass(relation.related_model, TemplateRow):
            relation.related_model._default_manager.filter(version=version).delete()
    _make_own(version, document)
    for part in all_parts():
        part.load(version, {name: document.get(name) or [] for name in part.sections_of_file})


def _make_own(version, document):
    areas = _rows(Area, version, document, "areas")
    phases = _phases(version, document)
    _rows(Category, version, document, "categories", "description", "close_support", "length")
    _rows(HelperRole, version, document, "helpers", "does", "decides", "may", name="title")
    themes = [
        Theme(
            version=version,
            order=order,
            key=row["key"],
            name=row["name"],
            summary=row.get("summary") or {},
            area=areas[row["area"]],
            phase=phases[row["phase"]],
            origin_id=row.get(ORIGIN),
        )
        for order, row in enumerate(document.get("themes") or [])
    ]
    Theme.objects.bulk_create(themes)


def _phases(version, document):
    rows = {row["key"]: row for row in document.get("phases") or []}
    for row in rows.values():
        row = row | ({"chain": chain_of(row, rows)} if row.get("after") else {})
        rows[row["key"]] = row
    return _rows(
        Phase, version, {"phases": list(rows.values())}, "phases", "start", "after", "chain", "length", "summary"
    )


def chain_of(row, rows):
    """Every offset from the first day to the phase's beginning: "0w 4w -2w" is two weeks before 0w + 4w ends."""
    before = rows.get(row.get("after"))
    start = str(Offset.parse(row["start"]))
    return f"{chain_of(before, rows)} {before['length']} {start}" if before else start


def _rows(model, version, document, section, *fields, name="name"):
    """Make the rows of one section in its order; {key: row}."""
    rows = [
        model(
            version=version,
            order=order,
            key=row["key"],
            name=row[name],
            origin_id=row.get(ORIGIN),
            **{field: row[field] for field in fields if row.get(field) is not None},
        )
        for order, row in enumerate(document.get(section) or [])
    ]
    return {row.key: row for row in model.objects.bulk_create(rows)}
