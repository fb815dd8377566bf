"""Which kind of slot fits what the schema says of a property."""

from overview.editor import slots
from overview.editor.slots import Slot
from programs.files.shape import is_text, resolved


def kind_of(schema, pattern) -> type[Slot]:
    """Which kind of slot fits what the schema says."""
    form = schema.get("pattern", "")
    if is_text(schema):
        return slots.TextSlot
    if "enum" in schema:
        return slots.ChoiceSlot
    if schema.get("then", {}).get("enum"):
        return slots.AtLeastSlot
    if schema["type"] == "array":
        return _kind_of_list(schema, resolved(schema["items"]))
    if schema["type"] in ("integer", "number"):
        return slots.NumberSlot
    if schema["type"] == "boolean":
        return slots.FlagSlot
    return _kind_of_string(form)


def _kind_of_list(schema, one):
    if "enum" in one:
        return slots.ChoicesSlot
    if one["type"] != "integer":
        return slots.KeysSlot
    return slots.WeeksSlot if schema["minItems"] == schema["maxItems"] else slots.NumbersSlot


def _kind_of_string(form):
    if "dwm]" in form or "wm]" in form:
        return slots.SpanSlot
    for sign, kind in (("https:", slots.UrlSlot), ("[0-9]{4}-", slots.DateSlot), ("[0-5][0-9]$", slots.ClockSlot)):
        if sign in form:
            return kind
    return slots.KeySlot if form.startswith("^[a-z]") else slots.StringSlot
