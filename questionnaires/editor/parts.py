"""What a question's form consists of: each part has its fields, and says one or more names of the question's row."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import FreeTextField
from programs.words import Words
from questionnaires.editor.document import Document, Row, deciding, new_key, questions
from questionnaires.questions import DO_NOT_KNOW, question
from questionnaires.sentences import role_words

LONGEST_TEXT = 1000
FEWEST, MOST = 3, 60  # rows of options in the form
SPARE = 2  # empty rows after those that are filled in
FIRST_STEPS = 5
Fields = dict[str, forms.Field]


def text_field(label, *, lines=1, **kwargs):
    """A text of a questionnaire; like everything that is written freely it never holds a personal identity number."""
    widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput()
    return FreeTextField(label=label, widget=widget, max_length=LONGEST_TEXT, **{"help_text": ""} | kwargs)


def words_said(cleaned, name) -> dict[str, str] | None:
    found = {"sv": cleaned.get(name), "en": cleaned.get(f"{name}-en")}
    return {language: text for language, text in found.items() if text} or None


class Part:
    """A part of the form of one question. `row` is what the question says, `data` what is typed, if anything."""

    template = "questionnaires/editor/_fields.html"
    label: Any = ""
    folded: Any = ""  # what stands there instead, until somebody wants to fill it in

    def __init__(self, row: Row, document: Document, data=None):
        self.row, self.document, self.data = row, document, data

    def fields(self) -> Fields:
        raise NotImplementedError

    def initial(self) -> dict[str, Any]:
        """{name of a field: what stands in it}."""
        return {}

    def said(self, cleaned) -> Row:
        """{name in the row: what it is to say, None for nothing}."""
        raise NotImplementedError

    def problems(self, cleaned) -> dict[str, str]:
        """{name of a field: what is wrong}, that no field can tell by itself."""
        return {}


class WordsPart(Part):
    """One text, Swedish and English beside each other."""

    template = "questionnaires/editor/_pair.html"
    name = "text"
    label = gettext_lazy("The question")
    lines = 2
    is_required = True
    help = ""

    def fields(self):
        swedish = text_field(self.label, lines=self.lines, required=self.is_required, help_text=self.help)
        english = _("%(label)s, in English") % {"label": self.label}
        return {self.name: swedish, f"{self.name}-en": text_field(english, lines=self.lines, required=False)}

    def initial(self):
        words = self.row.get(self.name) or {}
        return {self.name: words.get("sv"), f"{self.name}-en": words.get("en")}

    def said(self, cleaned):
        return {self.name: words_said(cleaned, self.name)}

    def problems(self, cleaned):
        if cleaned.get(f"{self.name}-en") and not cleaned.get(self.name) and not self.is_required:
            return {self.name: _("Write it in Swedish too.")}
        return {}


class HelpPart(WordsPart):
    name, is_required = "help", False
    label = gettext_lazy("What helps to answer")
    folded = gettext_lazy("Add a sentence that helps to answer")


class SectionNamePart(WordsPart):
    name, lines, is_required = "name", 1, False
    label = gettext_lazy("Heading")
    help = gettext_lazy("The first section may do without.")


class SectionHelpPart(HelpPart):
    folded = ""
    label = gettext_lazy("A few words before the questions")


class NamePart(WordsPart):
    name, lines = "name", 1
    label = gettext_lazy("Name of the questionnaire")


class SummaryPart(WordsPart):
    name, is_required = "summary", False
    label = gettext_lazy("What the questionnaire is for")
    help = gettext_lazy("Read by those who choose a questionnaire.")


class IntroPart(WordsPart):
    name, lines, is_required = "intro", 3, False
    label = gettext_lazy("Before the first question")
    help = gettext_lazy("Read by those who answer: why you ask, and what becomes of it.")


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


class AtMostPart(Part):
    def fields(self):
        return {"at-most": forms.IntegerField(label=_("At most so many"), min_value=1, max_value=MOST, required=False)}

    def initial(self):
        return {"at-most": self.row.get("at_most")}

    def said(self, cleaned):
        return {"at_most": cleaned.get("at-most")}


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


class RolesPart(Part):
    """Who gets the question, where newcomers, mentors and chiefs answer the same questionnaire."""

    label = gettext_lazy("Who gets the question")
    folded = gettext_lazy("Everybody gets the question. Change")

    def fields(self):
        used = [role for row in questions(self.document) for role in row.get("for", ())]
        roles = dict.fromkeys(["newcomer", "mentor", "chief", *used])
        return {
            "for": forms.MultipleChoiceField(
                label=_("Only to"),
                help_text=_("None chosen: everybody gets the question."),
                choices=[(role, role_words(role)) for role in roles],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        }

    def initial(self):
        return {"for": list(self.row.get("for", ()))}

    def said(self, cleaned):
        return {"for": cleaned.get("for")}


class OptionsField(forms.MultipleChoiceField):
    """Options of the question that is chosen now; those of one that was chosen before are let go."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value):
        return [key for key in super().to_python(value) if self.valid_value(key)]


class WhenPart(Part):
    """A sentence: asked only if the answer to … is …"""

    template = "questionnaires/editor/_when.html"
    label = gettext_lazy("When the question is asked")
    folded = gettext_lazy("The question is always asked. Change")

    def __init__(self, *args):
        super().__init__(*args)
        self.earlier = deciding(self.document, self.row.get("key", ""))
        chosen = (self.row.get("when") or {}).get("question", "")
        self.chosen = self.data.get("when-question", "") if self.data is not None else chosen

    @property
    def is_possible(self):
        return bool(self.earlier or self.chosen)

    @property
    def has_options(self):
        return bool(self._options())

    def fields(self):
        if not self.is_possible:
            return {}
        choices = [("", _("always")), *((row["key"], _only_if(row)) for row in self.earlier)]
        if self.chosen and self.chosen not in dict(choices):
            choices.append((self.chosen, _("a question that no longer stands before this one")))
        return {
            "when-question": forms.ChoiceField(label=_("When the question is asked"), choices=choices, required=False),
            "when-options": OptionsField(label=_("one of these"), choices=self._options(), required=False),
        }

    def _options(self):
        row = next((row for row in self.earlier if row["key"] == self.chosen), None)
        return [(key, str(words)) for key, words in question(row).choices] if row else []

    def initial(self):
        return {"when-question": self.chosen, "when-options": (self.row.get("when") or {}).get("options", [])}

    def said(self, cleaned):
        earlier, options = cleaned.get("when-question"), cleaned.get("when-options")
        return {"when": {"question": earlier, "options": options} if earlier else None}

    def problems(self, cleaned):
        if cleaned.get("when-question") and not cleaned.get("when-options") and "when-options" in cleaned:
            return {"when-options": _("Choose the answers that lead to this question.")}
        return {}


def _only_if(row):
    return _("only if the answer to “%(question)s” is") % {"question": Words(row["text"])}
