"""The section `items` of a program file becomes template rows, and the rows become the section again."""

from decimal import Decimal

from checklists.models import TemplateItem
from programs.documents import HERE, ORIGIN
from programs.file_values import without_empty

PLAIN = ("part", "level", "kind", "url", "quota", "responsible", "source")
WORDS = ("what", "why", "how")
LISTS = ("after", "routines", "categories", "experience")


def load_items(version, rows):
    themes = {theme.key: theme for theme in version.themes.all()}
    phases = {phase.key: phase for phase in version.phases.all()}
    TemplateItem.objects.bulk_create(
        TemplateItem(
            version=version,
            key=row["key"],
            order=order,
            name=row["name"],
            theme=themes[row["theme"]],
            own_phase=phases.get(row.get("phase")),
            from_week=row["weeks"][0],
            to_week=row["weeks"][1],
            is_repeatable=row.get("repeatable", False),
            is_safety=row.get("safety", False),
            law={name: str(value) for name, value in row.get("law", {}).items()},
            hours=Decimal(str(row["hours"])) if "hours" in row else None,
            practice=row.get("practice") or {},
            here=row.get(HERE) or {},
            origin_id=row.get(ORIGIN),
            **{field: row.get(field) or {} for field in WORDS},
            **{field: row.get(field) or [] for field in LISTS},
            **{field: row.get(field) or "" for field in PLAIN},
        )
        for order, row in enumerate(rows)
    )


def dump_items(version):
    return [_dump(item) for item in version.template_items.select_related("theme", "own_phase")]


def _dump(item):
    row = {"key": item.key, "name": dict(item.name), "theme": item.theme.key}
    row |= {"phase": item.own_phase.key if item.own_phase else None, "hours": _number(item.hours)}
    row |= {field: getattr(item, field) for field in (*PLAIN, *LISTS)}
    row |= {field: dict(getattr(item, field)) for field in (*WORDS, "law", "practice")}
    flags = {"repeatable": item.is_repeatable, "safety": item.is_safety}
    return without_empty(row | {"weeks": [item.from_week, item.to_week]} | flags)


def _number(hours):
    if hours is None:
        return None
    return int(hours) if hours == int(hours) else float(hours)
