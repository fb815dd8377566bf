"""Scales in numbers, and numbers that are counted in bands."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from questionnaires.editor.parts.part import Part, text_field, words_said

FIRST_STEPS = 5


class StepsPart(Part):
    """Numbers from 1, with the names of the lowest and the highest."""

    template = "questionnaires/editor/_steps.html"

    def fields(self):
        low, high = _("The lowest step is called"), _("The highest step is called")
        english = _("%(label)s, in English")
        return {
            "steps": forms.IntegerField(label=_("So many steps"), min_value=2, max_value=10),
            "low": text_field(low),
            "low-en": text_field(english % {"label": low}, required=False),
            "high": text_field(high),
            "high-en": text_field(english % {"label": high}, required=False),
            "do-not-know": forms.BooleanField(label=_("With “Do not know” last"), required=False),
        }

    def initial(self):
        ends = self.row.get("ends") or {}
        low, high = ends.get("low") or {}, ends.get("high") or {}
        return {
            "steps": self.row.get("steps", FIRST_STEPS),
            "low": low.get("sv"),
            "low-en": low.get("en"),
            "high": high.get("sv"),
            "high-en": high.get("en"),
            "do-not-know": self.row.get("do_not_know", True),
        }

    def said(self, cleaned):
        ends = {end: words_said(cleaned, end) for end in ("low", "high")}
        return {"steps": cleaned.get("steps"), "ends": ends, "do_not_know": bool(cleaned.get("do-not-know"))}


class BandsField(forms.CharField):
    """Numbers with commas between, in order."""

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value):
        numbers = re.split(r"[,;\s]+", super().clean(value).strip())
        if not all(re.fullmatch(r"[0-9]{1,6}", number) for number in numbers):
            raise ValidationError(_("Write whole numbers with commas between, such as 0, 5, 10."))
        return sorted({int(number) for number in numbers})


class NumberPart(Part):
    """What is counted, and in which bands the answers are shown."""

    template = "questionnaires/editor/_number.html"

    def fields(self):
        return {
            "unit": text_field(_("What is counted"), required=False, help_text=_("Such as ärenden, år or timmar.")),
            "unit-en": text_field(_("%(label)s, in English") % {"label": _("What is counted")}, required=False),
            "bands": BandsField(
                label=_("The answers are shown in bands that begin at"),
                help_text=_("0, 5, 10 become 0–4, 5–9, and 10 or more. Nobody’s own number is shown."),
            ),
        }

    def initial(self):
        unit = self.row.get("unit") or {}
        return {"unit": unit.get("sv"), "unit-en": unit.get("en"), "bands": self.row.get("bands", [0, 5, 10])}

    def said(self, cleaned):
        return {"unit": words_said(cleaned, "unit"), "bands": cleaned.get("bands")}

    def problems(self, cleaned):
        return {"unit": _("Write it in Swedish too.")} if cleaned.get("unit-en") and not cleaned.get("unit") else {}
