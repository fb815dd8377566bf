"""The form of one row, and what it says when it has been filled in."""

from typing import TYPE_CHECKING

from django.utils.text import slugify

from accounts.forms import FreeTextForm
from overview.editor import slots
from overview.editor.slots_inside import RowsSlot
from programs.documents_rows import Row, fingerprint, said

if TYPE_CHECKING:
    from overview.editor.sheet import Sheet

KEY = "key"
MOST_ROWS = 60
MANY = 12  # so many choices are folded until somebody looks for one


class RowForm(FreeTextForm):
    sheet: "Sheet"

    def clean(self):
        cleaned = super().clean()
        for slot in self.sheet.slots:
            for name, words in slot.problems(cleaned).items():
                self.add_error(name, words)
        return cleaned

    @property
    def values(self) -> Row:
        """{name of a field of the row: what it says now, None for nothing}."""
        found = {slot.name: self._as_it_stood(slot, slot.said(self.cleaned_data)) for slot in self.sheet.slots}
        found.pop(KEY, None)
        return {name: _keyed(value) for name, value in found.items()}

    def _as_it_stood(self, slot, value):
        """Boxes are sent in the order of the page; the same choice in another order is no change."""
        before = self.initial.get(slot.at)
        is_choice = isinstance(slot, (slots.ReferencesSlot, slots.ChoicesSlot)) and isinstance(before, list)
        return before if is_choice and value and sorted(before) == sorted(value) else value

    @property
    def key(self) -> str:
        return self.cleaned_data.get(KEY) or ""

    @property
    def key_field(self):
        return self[KEY]

    @property
    def is_untouched(self):
        return fingerprint(said(self.values, self.values)) == self.cleaned_data["seen"]

    def shown_again(self):
        """The same form with what was typed, and nothing said about it yet: more room was asked for."""
        typed = {
            name: one.widget.value_from_datadict(self.data, {}, self.add_prefix(name))
            for name, one in self.fields.items()
            if name not in self.counters
        }
        return type(self)(initial=typed, prefix=self.prefix)

    @property
    def counters(self):
        return [slot.counter for slot in self.sheet.slots if isinstance(slot, RowsSlot)]

    @property
    def shown(self):
        """[(slot, its fields)] in order, without the key."""
        return [shown_slot(self, slot) for slot in self.sheet.slots if slot.name != KEY]


def shown_slot(form, slot):
    """What a template needs of a slot: its fields, and those of the slots inside it."""
    inner = getattr(slot, "rows", None) or getattr(slot, "slots", None) or []
    own = [] if inner else [form[name] for name in slot.names]
    counter = form[slot.counter] if isinstance(slot, RowsSlot) else None
    found = {"slot": slot, "fields": own, "inner": [shown_slot(form, one) for one in inner], "counter": counter}
    if isinstance(slot, slots.ReferencesSlot) and len(slot.choices or []) > MANY:
        found |= {"is_long": True, "chosen": len(own[0].value() or [])}
    return found


def _keyed(value):
    """Lines that have keys get them from their words."""
    if not isinstance(value, list) or not all(isinstance(row, dict) and ("text" in row or KEY in row) for row in value):
        return value
    taken: set[str] = set()
    rows = []
    for row in value:
        key = row.get(KEY) or _free(slugify(row.get("text", {}).get("sv", "")) or "answer", taken)
        taken.add(key)
        rows.append({KEY: key, **row})
    return rows


def _free(key, taken):
    key = key if key[0].isalpha() else f"answer-{key}"
    return next(name for name in [key, *(f"{key}-{n}" for n in range(2, MOST_ROWS + 2))] if name not in taken)
