"""One property of the schema as fields of a form, and back: every kind of thing that a program file can say."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from overview.editor import fields, words
from overview.editor.schema import Schema
from programs.files.shape import resolved

Choices = list[tuple[str, str]]
ONE_LINE = ("name", "title", "options", "outcomes", "agenda", "expects")
FEW = 4  # so many choices stand beside each other; more are a list to choose from


@dataclass
class Slot(ABC):
    """`at` is the name of its first field; `section` and `name` say what it is called."""

    name: str
    schema: Schema
    section: str
    at: str = ""
    is_required: bool = False
    label: Any = ""
    choices: Choices | None = None  # what a reference may point at

    def __post_init__(self):
        self.at = self.at or self.name
        self.label = self.label or words.label_of(self.section, self.name)

    @property
    def naming(self):
        help_text = words.help_of(self.section, self.name)
        return {"label": self.label, "required": self.is_required, "help_text": help_text}

    @abstractmethod
    def fields(self) -> dict[str, forms.Field]:
        """By their names, in the order in which they stand."""

    def initial(self, value: Any) -> dict[str, Any]:
        return {self.at: self.schema.get("default", self.schema.get("silent")) if value is None else value}

    def said(self, cleaned: dict[str, Any]) -> Any:
        """What was filled in; None when nothing was, or what need not be said."""
        value = cleaned.get(self.at)
        return None if value in ("", []) or value is self.schema.get("silent") else value

    def problems(self, cleaned: dict[str, Any]) -> dict[str, str]:
        """{name of a field: what is wrong} that no field can see alone."""
        return {}

    @property
    def names(self) -> list[str]:
        return list(self.fields())


class FieldSlot(Slot):
    """A property that one field says all of."""

    def fields(self):
        return {self.at: self.field()}

    @abstractmethod
    def field(self) -> forms.Field:
        """It is named as the slot is."""


class TextSlot(Slot):
    """Swedish, and English if somebody writes it."""

    @property
    def lines(self):
        return 1 if self.name in ONE_LINE else 2

    def fields(self):
        english = _("%(label)s, in English") % {"label": self.label}
        return {
            self.at: fields.text_field(lines=self.lines, **self.naming),
            f"{self.at}-en": fields.text_field(lines=self.lines, label=english, required=False),
        }

    def initial(self, value):
        value = value or {}
        return {self.at: value.get("sv"), f"{self.at}-en": value.get("en")}

    def said(self, cleaned):
        found = {"sv": cleaned.get(self.at), "en": cleaned.get(f"{self.at}-en")}
        return {language: text for language, text in found.items() if text} or None

    def problems(self, cleaned):
        if cleaned.get(f"{self.at}-en") and not cleaned.get(self.at):
            return {self.at: _("Write it in Swedish too.")}
        return {}


class ChoiceSlot(FieldSlot):
    """One of several words."""

    def field(self):
        choices = [(value, words.value_words(self.section, value)) for value in self.schema["enum"]]
        if not self.is_required and "default" not in self.schema:
            return forms.ChoiceField(choices=[("", _("Nothing chosen")), *choices], **self.naming)
        widget = forms.RadioSelect if len(choices) <= FEW else forms.Select
        return forms.ChoiceField(choices=choices, widget=widget, **self.naming)


class ChoicesSlot(FieldSlot):
    """Any of several words. To choose none is to say something, where a file may list none."""

    def field(self):
        choices = [(value, words.value_words(self.section, value)) for value in resolved(self.schema["items"])["enum"]]
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **self.naming)

    def said(self, cleaned):
        return cleaned.get(self.at) or (None if self.schema.get("minItems") else [])


class FlagSlot(FieldSlot):
    def field(self):
        return forms.BooleanField(**self.naming | {"required": False})


class NumberSlot(FieldSlot):
    def field(self):
        limits = {"min_value": self.schema.get("minimum"), "max_value": self.schema.get("maximum")}
        if self.schema["type"] == "integer":
            return forms.IntegerField(**limits, **self.naming)
        return forms.FloatField(step_size=self.schema.get("multipleOf"), **limits, **self.naming)

    def said(self, cleaned):
        value = cleaned.get(self.at)
        return int(value) if isinstance(value, float) and value.is_integer() else value


class SpanSlot(FieldSlot):
    """A length, an offset or a rhythm: a number and its unit."""

    def field(self):
        pattern = self.schema["pattern"]
        units = re.search(r"\[([dwm]+)\]", pattern)[1]
        alone = re.findall(r"\|([a-z_]+)\)", pattern)
        # What may lack a number may lack the whole; a stage then goes on to the end.
        choices = [(unit, fields.UNITS[unit]) for unit in [*sorted(units, key="wmd".index), *alone]]
        minimum = None if pattern.startswith("^-?") else int("[1-9]" in pattern)
        return fields.SpanField(units=choices, alone=alone, minimum=minimum, **self.naming)


class AtLeastSlot(FieldSlot):
    """A number, or all."""

    def field(self):
        units = [("", fields.PIECES), *((word, fields.UNITS[word]) for word in self.schema["then"]["enum"])]
        alone = self.schema["then"]["enum"]
        return fields.AtLeastField(units=units, alone=alone, minimum=self.schema["else"]["minimum"], **self.naming)


class WeeksSlot(FieldSlot):
    def field(self):
        limits = self.schema["items"]
        return fields.WeeksField(minimum=limits["minimum"], maximum=limits["maximum"], **self.naming)


class NumbersSlot(FieldSlot):
    def field(self):
        return fields.NumbersField(**self.naming)


class ReferenceSlot(FieldSlot):
    """The key of a row, chosen by the row's name."""

    def field(self):
        choices = [("", _("Nothing chosen")), *(self.choices or [])]
        return forms.ChoiceField(choices=choices, **self.naming)


class ReferencesSlot(FieldSlot):
    def field(self):
        return forms.MultipleChoiceField(choices=self.choices or [], widget=forms.CheckboxSelectMultiple, **self.naming)


class KeySlot(FieldSlot):
    """A row's own key, or the key of something that is no row."""

    def field(self):
        return fields.KeyField(**self.naming)


class KeysSlot(FieldSlot):
    def field(self):
        return fields.KeysField(pattern=resolved(self.schema["items"])["pattern"], **self.naming)


class DateSlot(FieldSlot):
    def field(self):
        return fields.DateTextField(**self.naming)


class ClockSlot(FieldSlot):
    def field(self):
        return fields.ClockField(**self.naming)


class UrlSlot(FieldSlot):
    def field(self):
        return forms.URLField(max_length=500, assume_scheme="https", **self.naming)


class StringSlot(FieldSlot):
    """A text without languages, of the form that the schema says."""

    def field(self):
        if "pattern" in self.schema:
            return forms.RegexField(self.schema["pattern"], **self.naming)
        return fields.text_field(lines=1, **self.naming)
