"""The competence areas of the programmes in use: how many items each has, and which have none."""

from dataclasses import dataclass

from django.db.models import Count, Q

from checklists.models import TemplateItem
from programs.models import Area, Version


@dataclass(frozen=True)
class Cell:
    """One area in one version; None where the version has no such area."""

    version: Version
    label: str
    area: Area | None
    count: int


@dataclass(frozen=True)
class AreaRow:
    name: str
    cells: list[Cell]


def versions_in_use(versions):
    """The newest published version of each programme."""
    newest: dict[int, Version] = {}
    for version in sorted(versions, key=lambda row: row.number):
        if version.is_published:
            newest[version.program_id] = version
    return list(newest.values())


def areas_of(versions):
    """[AreaRow, …] with a common and a local cell for each version; two queries."""
    areas = Area.objects.filter(version__in=versions).order_by("version__number", "order")
    by_key: dict[str, dict[int, Area]] = {}
    for area in areas:
        by_key.setdefault(area.key, {})[area.version_id] = area
    counts = _counts(versions)
    return [
        AreaRow(str(next(iter(found.values()))), [cell for row in versions for cell in _cells(row, found, counts)])
        for found in by_key.values()
    ]


def _cells(version, found, counts):
    area = found.get(version.pk)
    common, local = counts.get(area.pk, (0, 0)) if area else (0, 0)
    return [Cell(version, "common", area, common), Cell(version, "local", area, local)]


def _counts(versions):
    """{area id: (common, local)}"""
    rows = TemplateItem.objects.filter(version__in=versions).order_by().values_list("theme__area_id")
    counted = rows.annotate(common=Count("pk", filter=Q(level="common")), local=Count("pk", filter=Q(level="local")))
    return {area: (common, local) for area, common, local in counted}
