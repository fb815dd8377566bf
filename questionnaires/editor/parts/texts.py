"""What is said in Swedish and in English: of the questionnaire, of a section and of a question."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from questionnaires.editor.parts.part import Part, text_field, words_said


class WordsPart(Part):
    """One text, Swedish and English beside each other."""

    template = "questionnaires/editor/_pair.html"
    name = "text"
    label: Any = gettext_lazy("The question")
    lines = 2
    is_required = True
    help: Any = ""

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
