"""One row of a document as a form: made from the schema, so that a new field in it appears by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accounts.forms.fields import RequestKeyField
from overview.editor import slots
from overview.editor.kinds import kind_of
from overview.editor.references import References
from overview.editor.row_form import KEY, MOST_ROWS, RowForm
from overview.editor.schema import fields_of, is_rows, pattern_of, required_of
from overview.editor.slots import Slot
from overview.editor.slots_inside import GroupSlot, RowsSlot
from programs.documents_rows import NAMED_BY, Place, Row, fingerprint, is_list, said
from programs.files.shape import is_text, resolved


@dataclass
class Sheet:
    """The fields of a row at `place`, or of a new row when `place` is a list; some of them, if `only` names them.

    `counts` says how many lines each list of lines has room for: {"agenda": 3}.
    """

    place: Place
    references: References
    only: Iterable[str] | None = None
    counts: dict[str, int] = field(default_factory=dict)
    is_extension: bool = False

    @cached_property
    def slots(self) -> list[Slot]:
        """In the schema's order, the key last: it stands under More."""
        known = fields_of(self.place, is_extension=self.is_extension)
        names = [name for name in known if self.only is None or name in self.only]
        names.sort(key=lambda name: name == KEY)
        required = required_of(self.place)
        return [self._slot(name, known[name], pattern=self._pattern, at=name, required=required) for name in names]

    @property
    def _pattern(self):
        return pattern_of(self.place) + ("/*" if is_list(self.place) else "")

    @property
    def section(self):
        return self.place[-1] if is_list(self.place) else self.place[-2] if len(self.place) > 1 else self.place[0]

    @property
    def names(self):
        """Of the fields of the row that the sheet can change; a key is changed in its own way."""
        return [slot.name for slot in self.slots if slot.name != KEY]

    def _slot(self, name, schema, *, pattern, at, required, label="", section="") -> Slot:
        schema, here = resolved(schema), f"{pattern}/{name}" if name else pattern
        common = {
            "name": name or at.split("-")[0],
            "schema": schema,
            "section": section or self.section,
            "at": at,
            "is_required": name in required and name != KEY,
            "label": label,
        }
        if schema.get("type") == "array" and (is_rows(schema) or is_text(resolved(schema["items"]))):
            return RowsSlot(**common, rows=self._rows(name, schema, here, at))
        if "properties" in schema:
            inner = schema["properties"].items()
            # the fields of a row inside this one are named by the list that it stands in, others by their group
            within = common["name"]
            found = [self._slot(n, one, pattern=here, at=f"{at}-{n}", required=(), section=within) for n, one in inner]
            return GroupSlot(**common, slots=found)
        return self._simple(schema, here, common)

    def _simple(self, schema, pattern, common):
        choices = self.references.choices(pattern)
        if choices is not None:
            kind = slots.ReferencesSlot if schema.get("type") == "array" else slots.ReferenceSlot
            is_possible = bool(choices) or common["name"] in NAMED_BY.values()
            return kind(**common | {"choices": choices, "is_required": common["is_required"] and is_possible})
        return kind_of(schema, pattern)(**common)

    def _rows(self, name, schema, pattern, at):
        count = max(self.counts.get(name, 1), schema.get("minItems", 1))
        one = resolved(schema["items"])
        found = []
        for number in range(min(count, MOST_ROWS)):
            words = _("%(label)s, line %(number)s")
            label = words % {"label": slots.words.label_of(self.section, name), "number": number + 1}
            found.append(self._slot("", one, pattern=f"{pattern}/*", at=f"{at}-{number + 1}", required=(), label=label))
        return found

    # -- the form ------------------------------------------------------------------------------------------------

    @cached_property
    def form_class(self) -> type[forms.Form]:
        made: dict[str, Any] = {name: one for slot in self.slots for name, one in slot.fields().items()}
        made["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)
        if is_list(self.place):
            made["request_key"] = RequestKeyField()
        return type("RowForm", (RowForm,), made | {"sheet": self})

    def form(self, row: Row | None = None, data=None, prefix=None) -> RowForm:
        row = row or {}
        initial = {name: one for slot in self.slots for name, one in slot.initial(row.get(slot.name)).items()}
        return self.form_class(data, initial=initial | {"seen": self.fingerprint(row)}, prefix=prefix)

    def fingerprint(self, row: Row) -> str:
        return fingerprint(said(row, self.names))

    def with_room(self, row: Row | None, data, more: str = "") -> "Sheet":
        """The same sheet with lines for everything that is said or typed, and one more in the list `more`."""
        counts = {}
        for slot in self.slots:
            if isinstance(slot, RowsSlot):
                lines = len((row or {}).get(slot.name) or [])
                if data is not None and str(data.get(slot.counter, "")).isdigit():
                    lines = int(data[slot.counter]) - 1
                counts[slot.name] = min(lines + 1 + (slot.name == more), MOST_ROWS)
        return Sheet(self.place, self.references, self.only, counts, self.is_extension)
