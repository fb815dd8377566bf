"""When and where a series is to meet from a day on, and one meeting more than its rhythm has."""

import uuid

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import RequestKeyField, RevisionField, posted_with
from mentoring.clashes import clashes_of
from mentoring.models import Meeting
from mentoring.retiming import Times
from programs.time_form import TimeForm, day_field, minutes_field, place_field, time_field

WORKING_DAYS = range(5)


def weekdays():
    return [(day, capfirst(WEEKDAYS[day])) for day in WORKING_DAYS]


class SeriesForm(forms.Form):
    """`seen` is the fingerprint of the preview; empty until there has been one."""

    from_on = day_field(label=gettext_lazy("From and including"))
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Weekday"), choices=weekdays, coerce=int, widget=forms.RadioSelect
    )
    time = time_field()
    minutes = minutes_field()
    place = place_field()
    revision = RevisionField()
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, data=None, *, series, asked=None):
        """`asked` is what an address may ask for beforehand: a day to begin with, and other times."""
        self.series = series
        now = {name: getattr(series, name) for name in ("weekday", "time", "minutes", "place", "revision")}
        wished = {name: value for name, value in (asked or {}).items() if name in (*now, "from")}
        first_on = wished.pop("from", timezone.localdate())
        super().__init__(data, initial=now | wished | {"from_on": first_on, "revision": series.revision})

    def clean_from_on(self):
        from_on = self.cleaned_data["from_on"]
        if from_on < timezone.localdate():
            raise forms.ValidationError(_("What has been stays as it was. Choose today or a later day."))
        return from_on

    @property
    def times(self):
        named = {name: self.cleaned_data[name] for name in ("from_on", "weekday", "time", "minutes", "place")}
        return Times(**named)

    @property
    def keys(self):
        return {name: self.cleaned_data[name] for name in ("seen", "revision", "form_key")}

    def now_seen(self, fingerprint):
        """Show the form again with what the reader has before the eyes."""
        self.data = posted_with(self.data, seen=fingerprint, revision=self.series.revision)


class ExtraForm(TimeForm):
    """A meeting that the rhythm does not have."""

    day = day_field()
    time = time_field()
    minutes = minutes_field()
    place = place_field()
    request_key = RequestKeyField()
    field_order = ["day", "time", "alternative", "minutes", "place"]

    def __init__(self, data=None, *, series):
        self.series = series
        first = {name: getattr(series, name) for name in ("time", "minutes", "place")}
        super().__init__(data, initial=first)

    def clash(self, starts_at):
        meeting = Meeting(series=self.series, introduction=self.series.introduction)
        return clashes_of(meeting, starts_at, self.cleaned_data.get("minutes") or self.series.minutes)

    def clean(self):
        cleaned = super().clean()
        self.settle_time()
        return cleaned

    @property
    def extra(self):
        """The keyword arguments of the service."""
        named = {name: self.cleaned_data[name] for name in ("minutes", "place", "request_key")}
        return {"starts_at": self.starts_at, "may_clash": self.may_clash} | named
