import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from surveys.results.words import options_to_recode


class CodeForm(FreeTextForm):
    """A heading for own words; beside “other” it may say which option they mean."""

    name = FreeTextField(
        label=_("Heading"), max_length=120, help_text="", widget=forms.TextInput(attrs={"class": "ds-input"})
    )
    option_key = forms.ChoiceField(label=_("Counts as"), required=False)
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, question, **kwargs):
        super().__init__(*args, **kwargs)
        options = options_to_recode(question)
        self.fields["option_key"].choices = [("", _("No option: a heading of its own")), *options]
        if not options:
            del self.fields["option_key"]

    @property
    def of_service(self):
        """The keyword arguments of create_code and change_code."""
        return {
            "option_key": self.cleaned_data.get("option_key", ""),
            "is_not_a_number": self.marked_not_a_number,
        }
