"""What the register extract holds of a person's checklist: everything, also what only the person reads."""

from checklists.models import Item, Reflection, Wish


def personal_data(person):
    return {
        "items": _items(person),
        "reflections": _reflections(person),
        "shared_with_me": _shared(person),
        "wishes": _wishes(person),
        "wishes_i_answered": _answered(person),
    }


def _items(person):
    rows = Item.objects.filter(introduction__newcomer=person).select_related("template", "reached_by", "carried_from")
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
            "carried_from": row.carried_from.name if row.carried_from else None,
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


def _wishes(person):
    rows = Wish.objects.filter(introduction__newcomer=person).select_related("answered_by", "item__template")
    return [
        {
            "wish": row.text,
            "wished_at": row.wished_at.isoformat(),
            "state": str(row.get_state_display()),
            "answer": row.answer,
            "answered_by": row.answered_by.name if row.answered_by else None,
            "became": str(row.item) if row.item else None,
        }
        for row in rows
    ]


def _answered(person):
    """What the person has written to somebody else; the wish is the other's."""
    rows = Wish.objects.filter(answered_by=person).exclude(answer="").order_by("pk")
    return [{"answer": row.answer, "answered_at": row.answered_at.isoformat()} for row in rows]
