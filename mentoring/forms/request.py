import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from mentoring.models import CheckBack


class RequestForm(FreeTextForm):
    """What a chief asks a newcomer to do."""

    words = FreeTextField(label=_("What do you ask for?"), max_length=2000, rows=4)
    due_on = forms.DateField(
        label=_("Done by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "ds-input"}, format="%Y-%m-%d"),
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class CheckBackForm(FreeTextForm):
    """Heard, means, how: in the newcomer's own words."""

    heard = FreeTextField(label=_("What did you hear that you are to do?"), max_length=2000, rows=2, help_text="")
    means = FreeTextField(label=_("What does it mean in your work?"), max_length=2000, rows=2, help_text="")
    how = FreeTextField(label=_("How and when will you do it?"), max_length=2000, rows=2, help_text="")
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def steps(self):
        return [self[name] for name in ("heard", "means", "how")]

    @property
    def answers(self):
        """The keyword arguments of the service."""
        return self.cleaned_data | {"is_not_a_number": self.marked_not_a_number}


class AnswerForm(FreeTextForm):
    """The chief's answer when something else was meant."""

    meant = FreeTextField(label=_("What did you mean instead?"), max_length=2000, rows=3)


def check_back_form(request, data=None):
    """The three answers as they stand; several may be on one page, so each has ids of its own."""
    written = getattr(request, "check_back", None) or CheckBack()
    initial = {name: getattr(written, name) for name in ("heard", "means", "how", "revision")}
    return CheckBackForm(data, initial=initial, auto_id=f"request-{request.pk}-%s")
