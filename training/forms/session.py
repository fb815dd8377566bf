from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from training.models import Session


class AttendanceForm(forms.Form):
    """Who was there; everybody is ticked from the start, so an ordinary session is one click."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    present = forms.ModelMultipleChoiceField(
        Person.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label=_("Who was there?")
    )

    def __init__(self, session, people, *args, **kwargs):
        absent = {row.person_id for row in session.attendances.all() if not row.was_there}
        kwargs["initial"] = {
            "revision": session.revision,
            "present": [person.pk for person in people if person.pk not in absent],
        }
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["present"].queryset = Person.objects.filter(pk__in=[p.pk for p in people]).order_by("name")

    @property
    def absent(self):
        present = {person.pk for person in self.cleaned_data["present"]}
        return [person for person in self.people if person.pk not in present]


class MoveSessionForm(forms.Form):
    """A new time, with a neutral reason."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    on = forms.DateField(label=_("New day"), widget=forms.DateInput(attrs={"type": "date"}))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}))
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    reason = forms.ChoiceField(label=_("Why?"), choices=Session.Reason.choices, widget=forms.RadioSelect)

    def clean_on(self):
        if self.cleaned_data["on"] < timezone.localdate():
            raise forms.ValidationError(_("Choose a day from today on."))
        return self.cleaned_data["on"]

    @property
    def starts_at(self):
        return timezone.make_aware(datetime.combine(self.cleaned_data["on"], self.cleaned_data["time"]))


class CancelSessionForm(forms.Form):
    """Without a new time for now; the session waits for one."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Why?"), choices=Session.Reason.choices, widget=forms.RadioSelect)
