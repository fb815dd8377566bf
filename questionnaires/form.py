"""Questions as a form. Every question may be left; what is typed is kept also when something else is wrong."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.forms import FreeTextField, FreeTextForm
from questionnaires.answers import kept, sent
from questionnaires.fields import RankField
from questionnaires.questions import Kind

LONGEST_LINE = 200
LONGEST_TEXT = 4000
LARGEST_NUMBER = 1_000_000


def field_name(key):
    """Of a question, or of its own words beside “other”."""
    return f"q-{key}"


class AnswersForm(FreeTextForm):
    """`revision` tells a window that was opened before the answers were sent in.

    `sections` are those of the sheet: the headings. The questions may be some of theirs, such as those of a role.
    """

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, questions, answers, revision=0, sections=(), **kwargs):
        self.questions, self.sections, self.saved = list(questions), sections, answers
        # Before the parent copies them: it prepares the free texts while it is made.
        self.base_fields = self.declared_fields | dict(_fields(self.questions))
        first = {field_name(key): value for key, value in answers.items()}
        super().__init__(data, initial=first | {"revision": revision}, **kwargs)

    @property
    def typed(self):
        """{key: value} of everything on the page, for a draft; where something is wrong, what was saved before."""
        names = {key: field_name(key) for question in self.questions for key in (question.key, question.other_key)}
        typed = {key: self.cleaned_data.get(name, self.saved.get(key)) for key, name in names.items()}
        return kept(self.questions, typed)

    @property
    def answers(self):
        """{key: value} as it is sent in: what branching does not ask is left out."""
        return sent(self.questions, self.typed)

    @property
    def of_service(self):
        """The keyword arguments of a service that saves."""
        return {"revision": self.cleaned_data.get("revision"), "is_not_a_number": self.marked_not_a_number}


def _fields(questions):
    for question in questions:
        yield field_name(question.key), FIELDS[question.kind](question, _shown(question))
        if question.has_other:
            yield field_name(question.other_key), _other(question)


def _shown(question):
    """What every field has."""
    return {"label": str(question), "required": False, "help_text": " ".join(filter(None, _help(question)))}


def _help(question):
    """The question's own help, and how many may be chosen."""
    yield str(question.help)
    if question.kind == Kind.RANK:
        yield str(_("Place 1 comes first. You need not place all of them."))
    if question.kind == Kind.SEVERAL and not question.at_most:
        yield str(_("You can choose several."))
    if question.kind in (Kind.SEVERAL, Kind.RANK) and question.at_most:
        yield ngettext("Choose at most %(n)s.", "Choose at most %(n)s.", question.at_most) % {"n": question.at_most}


def _choice(question, shown):
    return forms.ChoiceField(choices=_choices(question), widget=forms.RadioSelect, **shown)


def _several(question, shown):
    return SeveralField(choices=_choices(question), at_most=question.at_most, **shown)


def _rank(question, shown):
    return RankField(choices=_choices(question), places=question.at_most or len(question.options), **shown)


def _number(question, shown):
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(min_value=0, max_value=LARGEST_NUMBER, widget=widget, **shown)


def _line(question, shown):
    return FreeTextField(max_length=LONGEST_LINE, widget=forms.TextInput(attrs={"autocomplete": "off"}), **shown)


def _text(question, shown):
    return FreeTextField(max_length=LONGEST_TEXT, rows=3, **shown)


def _other(question):
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return FreeTextField(
        label=_("In your own words"), required=False, max_length=LONGEST_LINE, help_text="", widget=widget
    )


FIELDS = {
    Kind.SCALE: _choice,
    Kind.CHOICE: _choice,
    Kind.SEVERAL: _several,
    Kind.RANK: _rank,
    Kind.NUMBER: _number,
    Kind.LINE: _line,
    Kind.TEXT: _text,
}


def _choices(question):
    """(key, words); the lowest and the highest step of a scale in numbers also say what they mean."""
    ends = dict(zip((question.steps[0], question.steps[-1]), question.ends, strict=True)) if question.ends else {}
    return [(key, _step(words, ends[key]) if key in ends else str(words)) for key, words in question.choices]


def _step(number, end):
    return format_html('{} <span class="end">{}</span>', number, end)


class SeveralField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"too_many": _("You have chosen %(given)s. Choose at most %(n)s.")}

    def __init__(self, *, at_most, **kwargs):
        super().__init__(**kwargs)
        self.at_most = at_most

    def validate(self, value):
        super().validate(value)
        if self.at_most and len(value) > self.at_most:
            words = self.error_messages["too_many"] % {"given": len(value), "n": self.at_most}
            raise forms.ValidationError(words, code="too_many")
