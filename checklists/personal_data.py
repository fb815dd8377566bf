"""What the register extract holds of a person's checklist: everything, also what only the person reads."""

from checklists.models import Item, Reflection


def personal_data(person):
    return {"items": _items(person), "reflections": _reflections(person), "shared_with_me": _shared(person)}


def _items(person):
    rows = Item.objects.filter(introduction__newcomer=person).select_related("template", "reached_by")
    return [
        {
            "item": str(row),
            "occurrence": row.occurrence,
            "from": row.window_from_on.isoformat(),
            "to": row.window_to_on.isoformat(),
            "level": str(row.get_level_display()),
            "reached_at": row.reached_at.isoformat() if row.reached_at else None,
            "set_by": row.reached_by.name if row.reached_by else None,
            "left_out_because": str(row.get_left_out_because_display()),
        }
        for row in rows
    ]


def _reflections(person):
    rows = Reflection.objects.filter(by=person).select_related("item__template").prefetch_related("readers__person")
    return [
        {
            "item": str(row.item),
            "text": row.text,
            "written_at": row.written_at.isoformat(),
            "shared_with": [reader.person.name for reader in row.readers.all()],
        }
        for row in rows.order_by("pk")
    ]


def _shared(person):
    """That something was shared with the person; the text is the writer's."""
    rows = Reflection.objects.filter(readers__person=person).select_related("item__template", "by")
    return [{"item": str(row.item), "written_by": row.by.name} for row in rows.order_by("pk")]
