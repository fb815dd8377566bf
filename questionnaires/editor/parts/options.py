"""What there is to choose from: answers in words, “other” with room for own words, and “do not know”."""

from django import forms
from django.utils.translation import gettext as _

from questionnaires.editor.document import Row, new_key
from questionnaires.editor.parts.part import Fields, Part, text_field, words_said
from questionnaires.questions import DO_NOT_KNOW

FEWEST, MOST = 3, 60  # rows of options in the form
SPARE = 2  # empty rows after those that are filled in


class OptionsPart(Part):
    """What can be answered, a row each. A row that is emptied is an answer taken away; keys follow their rows."""

    template = "questionnaires/editor/_options.html"

    def __init__(self, *args):
        super().__init__(*args)
        self.options = [row for row in self.row.get("options") or [] if not self.stands_apart(row)]
        typed = (self.data or {}).get("options", "")
        rows = int(typed) if str(typed).isdigit() else max(len(self.options) + SPARE, FEWEST)
        self.count = min(rows, MOST)

    @staticmethod
    def stands_apart(option):
        """It has a box of its own, and stands last."""
        return option.get("other", False)

    def fields(self):
        made: Fields = {"options": forms.IntegerField(widget=forms.HiddenInput, required=False)}
        for n in range(1, self.count + 1):
            made[f"option-{n}-key"] = forms.CharField(widget=forms.HiddenInput, required=False)
            made[f"option-{n}"] = text_field(_("Answer %(number)s") % {"number": n}, required=False)
            english = _("Answer %(number)s, in English") % {"number": n}
            made[f"option-{n}-en"] = text_field(english, required=False)
        return made

    def initial(self):
        made = {"options": self.count}
        for n, row in enumerate(self.options, 1):
            made |= {f"option-{n}-key": row["key"]}
            made |= {f"option-{n}": row["text"].get("sv"), f"option-{n}-en": row["text"].get("en")}
        return made

    def said(self, cleaned):
        known = {row["key"] for row in self.options}
        rows: list[Row] = []
        for n in range(1, self.count + 1):
            if words := words_said(cleaned, f"option-{n}"):
                key, taken = cleaned.get(f"option-{n}-key"), known | {row["key"] for row in rows}
                key = key if key in known else new_key(words.get("sv", ""), taken, "answer")
                rows.append({"key": key, "text": words})
        return {"options": rows}

    def problems(self, cleaned):
        if len([n for n in range(1, self.count + 1) if words_said(cleaned, f"option-{n}")]) + _others(cleaned) < 2:
            return {"option-1": _("Write at least two answers to choose between.")}
        lone = (n for n in range(1, self.count + 1) if cleaned.get(f"option-{n}-en") and not cleaned.get(f"option-{n}"))
        return {f"option-{n}": _("Write it in Swedish too.") for n in lone}


class WordedStepsPart(OptionsPart):
    """The steps of a scale; “do not know” is none of them."""

    @staticmethod
    def stands_apart(option):
        return option["key"] == DO_NOT_KNOW


def _others(cleaned):
    return int(bool(cleaned.get("other")))


class OtherPart(Part):
    """ "Other", last, with room for own words."""

    template = "questionnaires/editor/_other.html"

    @property
    def option(self):
        return next((row for row in self.row.get("options") or [] if row.get("other")), {})

    def fields(self):
        return {
            "other": forms.BooleanField(label=_("Last an answer with room for own words"), required=False),
            "other-text": text_field(_("What it is called"), required=False),
            "other-text-en": text_field(_("%(label)s, in English") % {"label": _("What it is called")}, required=False),
        }

    def initial(self):
        words = self.option.get("text") or {"sv": "Annat", "en": "Other"}
        return {"other": bool(self.option), "other-text": words.get("sv"), "other-text-en": words.get("en")}

    def said(self, cleaned):
        words = words_said(cleaned, "other-text")
        if not cleaned.get("other") or not words:
            return {"options": []}
        taken = {row["key"] for row in self.row.get("options") or []}
        key = self.option.get("key") or new_key("other", taken, "answer")
        return {"options": [{"key": key, "text": words, "other": True}]}

    def problems(self, cleaned):
        if cleaned.get("other") and not cleaned.get("other-text"):
            return {"other-text": _("Write what the answer is called, such as Annat.")}
        return {}


class DoNotKnowPart(Part):
    """ "Do not know", last: no step of the scale."""

    def fields(self):
        return {"do-not-know": forms.BooleanField(label=_("With “Do not know” last"), required=False)}

    @property
    def option(self):
        return next((row for row in self.row.get("options") or [] if row["key"] == DO_NOT_KNOW), None)

    def initial(self):
        return {"do-not-know": bool(self.option) or not self.row.get("options")}

    def said(self, cleaned):
        words = {"sv": "Vet inte", "en": "Do not know"}
        return {"options": [self.option or {"key": DO_NOT_KNOW, "text": words}] if cleaned.get("do-not-know") else []}


class AtMostPart(Part):
    def fields(self):
        return {"at-most": forms.IntegerField(label=_("At most so many"), min_value=1, max_value=MOST, required=False)}

    def initial(self):
        return {"at-most": self.row.get("at_most")}

    def said(self, cleaned):
        return {"at_most": cleaned.get("at-most")}
