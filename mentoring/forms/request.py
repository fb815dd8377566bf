import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from mentoring.models import CheckBack, Topic


class AskedForm(FreeTextForm):
    """What a chief asks a newcomer to do, and by when."""

    words = FreeTextField(label=_("What do you ask for?"), max_length=2000, rows=4)
    due_on = forms.DateField(
        label=_("Done by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "ds-input"}, format="%Y-%m-%d"),
    )

    @property
    def asked(self):
        """The keyword arguments of the service."""
        cleaned = {name: value for name, value in self.cleaned_data.items() if name != "not_a_number"}
        return cleaned | {"is_not_a_number": self.marked_not_a_number}


class RequestForm(AskedForm):
    """A request of the chief's, or what a mentor proposes to be one."""

    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


def adopt_form(request, data=None):
    """What a mentor proposed, in words that the chief may change."""
    return AskedForm(data, initial={"words": request.words, "due_on": request.due_on})


class HandBackForm(FreeTextForm):
    """What a mentor hands back to the chief: words of the mentor's own, never the newcomer's question."""

    words = FreeTextField(
        label=_("What is the chief to decide or know?"),
        max_length=300,
        widget=forms.TextInput(attrs={"class": "ds-input"}),
    )
    topic = forms.ModelChoiceField(Topic.objects.none(), required=False, widget=forms.HiddenInput)
    request_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, topics, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = topics

    @property
    def matter(self):
        """The keyword arguments of the service."""
        cleaned = {name: self.cleaned_data[name] for name in ("words", "topic", "request_key")}
        return cleaned | {"is_not_a_number": self.marked_not_a_number}


class TakeForm(FreeTextForm):
    """The chief's short answer to a matter that was handed back."""

    answer = FreeTextField(
        label=_("Your answer to the mentor"),
        max_length=300,
        widget=forms.TextInput(attrs={"class": "ds-input"}),
        help_text="",
    )


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
        cleaned = {name: self.cleaned_data[name] for name in ("heard", "means", "how", "revision")}
        return cleaned | {"is_not_a_number": self.marked_not_a_number}


class AnswerForm(FreeTextForm):
    """The chief's answer when something else was meant."""

    meant = FreeTextField(label=_("What did you mean instead?"), max_length=2000, rows=3)


def check_back_form(request, data=None):
    """The three answers as they stand; several may be on one page, so each has ids of its own."""
    written = getattr(request, "check_back", None) or CheckBack()
    initial = {name: getattr(written, name) for name in ("heard", "means", "how", "revision")}
    return CheckBackForm(data, initial=initial, auto_id=f"request-{request.pk}-%s")
