from django import forms
from django.utils.translation import gettext_lazy as _

from programs.models import Introduction, SignOff


class DiscontinueForm(forms.Form):
    """Why it stops, as a neutral code and never a text."""

    reason = forms.ChoiceField(label=_("Reason"), choices=Introduction.EndReason.choices, widget=forms.RadioSelect)


ANSWERS = [("", ""), *SignOff.State.choices]


class SignOffForm(forms.Form):
    """What is said about one area, and what was said when the page was shown; an empty state takes it back."""

    state = forms.ChoiceField(choices=ANSWERS, required=False)
    was = forms.ChoiceField(choices=ANSWERS, required=False)
    revision = forms.IntegerField(min_value=0)


class UndoForm(forms.Form):
    """In the address after a page without scripts has saved: which area, and what was said about it before."""

    saved = forms.SlugField()
    was = forms.ChoiceField(choices=ANSWERS, required=False)


class CompleteForm(forms.Form):
    """Every area has an answer, and a reason is given when not everything that the programme asks for is there."""

    although = forms.ChoiceField(
        label=_("Why it is completed all the same"),
        help_text=_("The programme asks for more than has been done. You decide; the reason stands in the history."),
        choices=Introduction.Although.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, progress, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.areas = areas
        if not progress or progress.is_met:
            del self.fields["although"]

    def clean(self):
        if any(not row.state for row in self.areas):
            raise forms.ValidationError(_("Say something about every area first. What is missing is marked."))
