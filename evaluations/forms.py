"""A questionnaire as a form, made from the programme's own questions."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from evaluations.models import Respondent


def field_name(question):
    return f"q-{question.key}"


class AnswersForm(FreeTextForm):
    """Every question may be left; `revision` tells a window that was opened before the answers were sent in."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, questions, answers, revision=0, **kwargs):
        self.questions = questions
        first = {field_name(question): answers.get(question.key) for question in questions}
        # Before the parent copies them: it prepares the free texts while it is made.
        self.base_fields = self.declared_fields | {field_name(question): _field(question) for question in questions}
        super().__init__(data, initial=first | {"revision": revision}, **kwargs)

    @property
    def answers(self):
        """{question key: value} of what was answered; the argument of the service."""
        values = {question.key: self.cleaned_data.get(field_name(question)) for question in self.questions}
        return {key: value for key, value in values.items() if value}

    @property
    def of_service(self):
        """The keyword arguments of save_draft."""
        return {"revision": self.cleaned_data["revision"], "is_not_a_number": self.marked_not_a_number}


def _field(question):
    if question.is_text:
        return FreeTextField(label=str(question), required=False, rows=3, max_length=4000, help_text="")
    choices = [(key, str(words)) for key, words in question.choices]
    return forms.ChoiceField(label=str(question), required=False, choices=choices, widget=forms.RadioSelect)


class WordsForm(FreeTextForm):
    """Own words to the chief, beside the answers."""

    words = FreeTextField(label=_("Something else you want to bring up"), max_length=2000, rows=2)
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class DecisionForm(forms.Form):
    """What becomes of the answers of one who answered alone; the names of the others stand in the choices."""

    decision = forms.ChoiceField(label=_("What becomes of your answers?"), widget=forms.RadioSelect)

    def __init__(self, data=None, *, other="", chief="", **kwargs):
        super().__init__(data, **kwargs)
        names = {"other": other, "chief": chief}
        self.fields["decision"].choices = [
            (decision.value, words % names)
            for decision, words, needs in self.CHOICES
            if all(names[role] for role in needs)
        ]

    CHOICES = (
        (Respondent.Decision.KEPT, _("Only I read them"), ()),
        (Respondent.Decision.OTHER, _("%(other)s reads them"), ("other",)),
        (Respondent.Decision.CHIEF, _("%(chief)s reads them"), ("chief",)),
        (Respondent.Decision.BOTH, _("%(other)s and %(chief)s read them"), ("other", "chief")),
        (Respondent.Decision.DELETED, _("They are deleted, for good"), ()),
    )
