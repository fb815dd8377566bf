"""A round that is under way stays open longer, or is withdrawn."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import DayField, RevisionField


class ProlongForm(forms.Form):
    revision = RevisionField()
    closes_on = DayField(label=gettext_lazy("Last day to answer"))

    def __init__(self, data=None, *, survey):
        super().__init__(data, initial={"revision": survey.revision, "closes_on": survey.closes_on})
        self.survey = survey

    def clean_closes_on(self):
        if self.cleaned_data["closes_on"] <= self.survey.closes_on:
            raise forms.ValidationError(_("Choose a later day: who has been told a day has that day."))
        return self.cleaned_data["closes_on"]


class WithdrawForm(forms.Form):
    is_sure = forms.BooleanField(label=gettext_lazy("Yes, delete what has been answered"))
