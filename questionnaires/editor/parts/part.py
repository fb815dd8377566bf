"""A part of a question's form: it has its fields, and says one or more names of the question's row."""

from typing import Any

from django import forms

from accounts.forms import FreeTextField
from questionnaires.editor.document import Document, Row

LONGEST_TEXT = 1000
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
