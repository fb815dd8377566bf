from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm


class OpinionForm(FreeTextForm):
    """One click says yes or no; after a no there is room for a line."""

    has_helped = forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda value: value == "yes", widget=forms.HiddenInput
    )
    missing = FreeTextField(
        label=_("What was missing?"),
        required=False,
        max_length=500,
        widget=forms.TextInput,
        help_text=_("A line, if you like. Those who keep the routine read it and do not see that it is from you."),
    )

    @property
    def line(self):
        """None when there was no field to write in."""
        return self.cleaned_data["missing"] if "missing" in self.data else None
