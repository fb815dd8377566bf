"""Slots that hold others: fields that belong together, and several of the same after each other."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from overview.editor.slots import Slot


@dataclass
class GroupSlot(Slot):
    """Fields that belong together, such as a law and from when it holds: all that must be there, or nothing."""

    slots: list[Slot] = field(default_factory=list)

    def fields(self):
        return {name: found for slot in self.slots for name, found in slot.fields().items()}

    def initial(self, value):
        value = value or {}
        return {name: found for slot in self.slots for name, found in slot.initial(value.get(slot.name)).items()}

    def said(self, cleaned):
        found = {slot.name: slot.said(cleaned) for slot in self.slots}
        return {name: value for name, value in found.items() if value is not None} or None

    def problems(self, cleaned):
        found = {at: words for slot in self.slots for at, words in slot.problems(cleaned).items()}
        said = self.said(cleaned)
        if said:
            for slot in self.slots:
                if slot.name in self.schema.get("required", []) and slot.name not in said:
                    found[slot.at] = _("Fill this in too, or leave all of it empty.")
        return found


@dataclass
class RowsSlot(Slot):
    """Several of the same after each other, each a group or a text, with room for more."""

    rows: list[Slot] = field(default_factory=list)

    @property
    def counter(self):
        return f"{self.at}-count"

    def fields(self):
        counted = forms.IntegerField(widget=forms.HiddenInput, initial=len(self.rows), required=False)
        found = {name: one for row in self.rows for name, one in row.fields().items()}
        return {self.counter: counted} | found

    def initial(self, value):
        values = [*(value or []), *[None] * len(self.rows)]
        found: dict[str, Any] = {self.counter: len(self.rows)}
        for row, said in zip(self.rows, values, strict=False):
            found |= row.initial(said)
        return found

    def said(self, cleaned):
        found = [row.said(cleaned) for row in self.rows]
        return [value for value in found if value] or None

    def problems(self, cleaned):
        return {at: words for row in self.rows for at, words in row.problems(cleaned).items()}
