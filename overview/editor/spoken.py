"""What a row says, in words: shown beside what somebody else has typed."""

from django.utils.translation import gettext as _

from overview.editor import slots
from overview.editor.slots_inside import GroupSlot, RowsSlot
from overview.editor.words import value_words
from overview.programs_words import length_words
from programs.documents_rows import said
from programs.words import Words


def spoken(sheet, row):
    """[(label, what it says)] of everything that a row says in the fields of its sheet."""
    found = said(row, sheet.names)
    return [(slot.label, _said(slot, found[slot.name])) for slot in sheet.slots if slot.name in found]


def differing(sheet, row, typed):
    """The same, of the fields that somebody has typed something else in."""
    names = [name for name in sheet.names if row.get(name) != typed.get(name)]
    return [(slot.label, _said(slot, row.get(slot.name))) for slot in sheet.slots if slot.name in names]


def _said(slot, value):
    if value in (None, "", []):
        return _("nothing")
    if isinstance(slot, RowsSlot):
        return "; ".join(_said(row, one) for row, one in zip(slot.rows, value, strict=False))
    if isinstance(slot, GroupSlot):
        return ", ".join(_said(one, value[one.name]) for one in slot.slots if one.name in value)
    if isinstance(slot, slots.SpanSlot) and value[-1:] in ("d", "w", "m"):
        return f"{'-' if value.startswith('-') else ''}{length_words(value)}"
    return _plain(slot, value)


def _plain(slot, value):
    if isinstance(value, dict):
        return str(Words(value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if slot.choices:
        names = dict(slot.choices)
        return ", ".join(str(names.get(key, key)) for key in ([value] if isinstance(value, str) else value))
    if isinstance(slot, slots.WeeksSlot):
        return f"{value[0]}–{value[1]}"
    if isinstance(value, list):
        return ", ".join(str(value_words(slot.section, one)) for one in value)
    return str(value_words(slot.section, value))
