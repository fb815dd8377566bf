"""Fields that several forms of this app share."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

INDENT = "\N{EM SPACE}"


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class NodeField(forms.ModelChoiceField):
    """A place in the tree, indented as it lies there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"empty_label": _("Choose a place")} | kwargs)

    def label_from_instance(self, node):
        return INDENT * (node.depth - 1) + node.name


class RequestKeyField(forms.UUIDField):
    """Made with the form, so that a double click makes one thing."""

    def __init__(self):
        super().__init__(widget=forms.HiddenInput, initial=uuid.uuid4)


class RevisionField(forms.IntegerField):
    """What the writer has seen; the service compares it."""

    def __init__(self):
        super().__init__(widget=forms.HiddenInput)


class WeeksField(forms.CharField):
    """ISO weeks as people write them, "28-31, 52"; a sorted list in Python."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", _("Week numbers, for example 28-31, 52. Empty means as the node above."))
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value):
        text = super().clean(value).replace("\N{EN DASH}", "-")
        try:
            weeks = {week for part in text.split(",") if part.strip() for week in _weeks(part)}
        except ValueError:
            raise ValidationError(_("Write week numbers between 1 and 53, for example 28-31, 52.")) from None
        return sorted(weeks)


def _weeks(part):
    first, _dash, last = part.partition("-")
    start, end = int(first), int(last or first)
    if not 1 <= start <= end <= 53:
        raise ValueError(part)
    return range(start, end + 1)


def posted_with(data, **values):
    """What was posted, with some fields saying something else; every other field keeps all that was typed in it."""
    changed = data.copy()
    for name, value in values.items():
        changed[name] = value
    return changed


def ensure_order(form, first="from_on", last="to_on"):
    """The last day is not before the first."""
    start, end = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if start and end and end < start:
        form.add_error(last, _("The last day is before the first."))
