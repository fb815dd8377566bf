"""Items and what must be ready, as the plan check looks at them."""

from collections.abc import Iterator

from checklists.models import Item, Level, Preparation, TemplateItem
from programs.parts import Change
from programs.step import Step

PART = "checklists"
PREPARED = TemplateItem.Kind.PREPARED
COURSES = (TemplateItem.Kind.COURSE, TemplateItem.Kind.EXTERNAL_COURSE)
COURSE = "course"  # the kind of a step, wherever the course is
MINUTES = 60


def steps(introductions) -> list[Step]:
    """Every item that is not left out, and every preparation; two queries."""
    items = Item.objects.of(introductions).open().select_related("template", "theme")
    preparations = Preparation.objects.of(introductions).wanted().select_related("template__theme")
    return [*map(_item, items), *map(_preparation, preparations)]


def _item(row):
    return Step(
        PART,
        row.key,
        str(row.occurrence),
        from_on=row.window_from_on,
        to_on=row.window_to_on,
        themes=(row.theme.key,),
        is_done=row.is_started,
        is_practised=row.level >= Level.PRACTISED,
        is_chosen=row.is_pinned,
        url=row.get_absolute_url(),
        introduction_id=row.introduction_id,
        **(_says(row.template) if row.template_id else {"kind": "own", "label": row.own_name}),
    )


def _preparation(row):
    days = {"from_on": row.ready_from_on, "to_on": row.ready_by_on}
    says = _says(row.template) | {"is_done": row.is_ready, "introduction_id": row.introduction_id}
    return Step(PART, row.key, "1", themes=(row.template.theme.key,), **days, **says)


def _says(template):
    """What the programme says of it."""
    return {
        "kind": COURSE if template.kind in COURSES else str(template.kind),
        "label": str(template),
        "roles": (template.responsible,),
        "after": tuple(template.after),
        "minutes": int((template.hours or 0) * MINUTES),
        "is_safety": template.is_safety,
    }


def proposed_steps(version, changes: list[Change]) -> list[Step]:
    """No query of a published version: its items are at hand."""
    return list(_proposed(version, [change for change in changes if change.after]))


def _proposed(version, changes) -> Iterator[Step]:
    templates = {(row.kind == PREPARED, row.key): row for row in version.rows("template_items")} if changes else {}
    themes = {row.pk: row.key for row in version.rows("themes")} if changes else {}
    for change in changes:
        after = change.after
        template = templates.get((after["is_prepared"], change.key))
        says = _says(template) if template else {"kind": "own", "label": change.label}
        theme = themes.get(after["theme"])
        days = {"from_on": after["from_on"], "to_on": after["to_on"]}
        yield Step(PART, change.key, change.occurrence, themes=(theme,) if theme else (), **days, **says)
