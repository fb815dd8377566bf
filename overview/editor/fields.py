"""The fields of a row's form that Django has not: lengths, weeks, keys and numbers with a word beside."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.forms import FreeTextField

LONGEST_TEXT = 1000
KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
UNITS = {
    "d": pgettext_lazy("unit of a length", "days"),
    "w": pgettext_lazy("unit of a length", "weeks"),
    "m": pgettext_lazy("unit of a length", "months"),
    "close_support": gettext_lazy("until the close support ends"),
    "all": gettext_lazy("all"),
}
TO_THE_END = gettext_lazy("to the end")
PIECES = gettext_lazy("in number")


def text_field(*, lines, **kwargs):
    """A text of a programme; like everything that is written freely it never holds a personal identity number."""
    widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput()
    return FreeTextField(widget=widget, max_length=LONGEST_TEXT, **{"help_text": ""} | kwargs)


class NumberAndUnit(forms.MultiWidget):
    """A number with what it counts; some units, such as the end of the close support, need no number."""

    template_name = "overview/editor/_widgets.html"

    def __init__(self, units, label, *, minimum=None):
        number = forms.NumberInput(attrs={"class": "tiny num", "aria-label": label, "min": minimum})
        unit = forms.Select(choices=units, attrs={"aria-label": _("%(label)s, unit") % {"label": label}})
        super().__init__({"": number, "unit": unit})

    def decompress(self, value):
        text = "" if value is None else str(value)
        match = re.fullmatch(r"(-?[0-9]+)([dwm]?)", text)
        return [int(match[1]), match[2]] if match else [None, text]


class SpanField(forms.MultiValueField):
    """ "-2w" as a number and a unit; `alone` are the words that stand without a number."""

    def __init__(self, *, units, label, alone=(), minimum=None, required=True, **kwargs):
        self.alone, self.minimum = alone, minimum
        fields = [forms.IntegerField(required=False), forms.ChoiceField(choices=units, required=False)]
        widget = NumberAndUnit(units, label, minimum=minimum)
        kwargs |= {"label": label, "required": required, "widget": widget}
        super().__init__(fields=fields, require_all_fields=False, **kwargs)

    def compress(self, values):
        number, unit = values or (None, "")
        if unit in self.alone and unit:
            return unit
        if number is None:
            return ""
        if self.minimum is not None and number < self.minimum:
            raise ValidationError(_("The number must be at least %(limit)s.") % {"limit": self.minimum})
        return self.said(number, unit)

    def said(self, number, unit):
        return f"{number}{unit}"

    def validate(self, value):
        """What is empty has been seen by the number and the unit; a length is either there or not."""
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def clean(self, value):
        value = value or [None, ""]
        if self.required and value[0] in (None, "") and value[1] not in self.alone:
            raise ValidationError(self.error_messages["required"], code="required")
        return super().clean(value) if any(value) else ""


class AtLeastField(SpanField):
    """A number, or all of them."""

    def said(self, number, unit):
        return number


class TwoWeeks(forms.MultiWidget):
    template_name = "overview/editor/_widgets.html"

    def __init__(self, label):
        words = (_("%(label)s, from") % {"label": label}, _("%(label)s, to") % {"label": label})
        super().__init__(
            {f"{n}": forms.NumberInput(attrs={"class": "tiny num", "aria-label": words[n]}) for n in (0, 1)}
        )

    def decompress(self, value):
        return value or [None, None]


class WeeksField(forms.MultiValueField):
    """The first and the last week."""

    def __init__(self, *, label, minimum, maximum, **kwargs):
        fields = [forms.IntegerField(min_value=minimum, max_value=maximum) for _number in (1, 2)]
        super().__init__(fields=fields, label=label, widget=TwoWeeks(label), **kwargs)

    def compress(self, values):
        if values and values[0] > values[1]:
            raise ValidationError(_("The first week is after the last."))
        return list(values) or None


class KeyField(forms.CharField):
    """A short name that never changes."""

    default_error_messages = {
        "key": gettext_lazy("Write lower-case letters a-z, digits and hyphens, such as the-role.")
    }

    def __init__(self, **kwargs):
        super().__init__(max_length=60, **kwargs)

    def validate(self, value):
        super().validate(value)
        if value and not KEY.fullmatch(value):
            raise ValidationError(self.error_messages["key"], code="key")


class KeysField(forms.CharField):
    """Several keys with commas between."""

    def __init__(self, *, pattern, **kwargs):
        super().__init__(**kwargs)
        self.pattern = re.compile(pattern)

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return list(dict.fromkeys(re.split(r"[,\s]+", value.strip()))) if value and value.strip() else []

    def validate(self, value):
        super().validate(value)
        for key in value:
            if not self.pattern.fullmatch(key):
                raise ValidationError(KeyField.default_error_messages["key"], code="key")

    def run_validators(self, value):
        """They are for texts."""


class NumbersField(forms.CharField):
    """Whole numbers with commas between."""

    default_error_messages = {"numbers": gettext_lazy("Write whole numbers with commas between, such as 0, 5, 10.")}

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value):
        found = re.split(r"[,\s]+", value.strip()) if value and value.strip() else []
        if not all(number.isdecimal() for number in found):
            raise ValidationError(self.error_messages["numbers"], code="numbers")
        return list(map(int, found))

    def run_validators(self, value):
        """They are for texts."""


class ClockField(forms.TimeField):
    """ "13.00", as a program file writes it."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}), **kwargs)

    def prepare_value(self, value):
        return str(value).replace(".", ":") if value else value

    def clean(self, value):
        time = super().clean(value)
        return f"{time:%H.%M}" if time else ""


class DateTextField(forms.DateField):
    """ "2025-07-01", as a program file writes it."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}), **kwargs)

    def clean(self, value):
        day = super().clean(value)
        return day.isoformat() if day else ""
