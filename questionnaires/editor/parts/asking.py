"""Who gets a question, and after which answers."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.words import Words
from questionnaires.editor.document import deciding, questions
from questionnaires.editor.parts.part import Part
from questionnaires.questions import question
from questionnaires.sentences import role_words


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
