"""The section `items` of a program file becomes template rows, and the rows become the section again."""

from checklists.models import TemplateItem

PLAIN = ("part", "level", "kind", "responsible", "source")
WORDS = ("what", "why", "how")
LISTS = ("after", "routines", "categories")


def load_items(version, rows):
    themes = {theme.key: theme for theme in version.themes.all()}
    TemplateItem.objects.bulk_create(
        TemplateItem(
            version=version,
            key=row["key"],
            order=order,
            name=row["name"],
            theme=themes[row["theme"]],
            from_week=row["weeks"][0],
            to_week=row["weeks"][1],
            is_repeatable=row.get("repeatable", False),
            law={name: str(value) for name, value in row.get("law", {}).items()},
            **{field: row.get(field) or {} for field in WORDS},
            **{field: row.get(field) or [] for field in LISTS},
            **{field: row.get(field) or "" for field in PLAIN},
        )
        for order, row in enumerate(rows)
    )


def dump_items(version):
    return [_dump(item) for item in version.template_items.select_related("theme")]


def _dump(item):
    row = {"key": item.key, "name": dict(item.name), "theme": item.theme.key}
    row |= {field: getattr(item, field) for field in PLAIN}
    row["weeks"] = [item.from_week, item.to_week]
    row |= {field: dict(value) for field in (*WORDS, "law") if (value := getattr(item, field))}
    row |= {field: value for field in LISTS if (value := getattr(item, field))}
    return row | ({"repeatable": True} if item.is_repeatable else {})
