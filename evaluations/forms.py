"""What is written and decided beside the answers."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from evaluations.models import Respondent


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
