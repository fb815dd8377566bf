import uuid
from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentoring.models import Meeting

# What people choose between; the calendar has its own reasons.
REASONS = [(code, capfirst(label)) for code, label in Meeting.Reason.choices if code not in ("holiday", "vacation")]


def day_field(**kwargs):
    widget = forms.DateInput(attrs={"type": "date", "class": "ds-input"}, format="%Y-%m-%d")
    return forms.DateField(label=_("Day"), widget=widget, **kwargs)


def time_field(**kwargs):
    widget = forms.TimeInput(attrs={"type": "time", "class": "ds-input"}, format="%H:%M")
    return forms.TimeField(label=_("Time"), input_formats=["%H:%M", "%H.%M"], widget=widget, **kwargs)


def reason_field():
    return forms.ChoiceField(
        label=_("Why?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        help_text=_("Never more than this: why somebody cannot come is that person's own business."),
    )


class PlanForm(forms.Form):
    """The revision and the key travel along, so that nothing is overwritten unseen or done twice."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, meeting, **kwargs):
        self.meeting = meeting
        starts_at = timezone.localtime(meeting.starts_at)
        first = {"day": starts_at.date(), "time": starts_at.time(), "minutes": meeting.minutes, "place": meeting.place}
        kwargs["initial"] = first | {"revision": meeting.revision, "form_key": uuid.uuid4()}
        super().__init__(data, **kwargs)

    @property
    def starts_at(self):
        day, time = self.cleaned_data.get("day"), self.cleaned_data.get("time")
        return timezone.make_aware(datetime.combine(day, time)) if day and time else None


class MoveForm(PlanForm):
    """A new time; of a cancelled meeting the reason is known already."""

    day = day_field()
    time = time_field()
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=5, max_value=600, widget=forms.NumberInput(attrs={"class": "ds-input"})
    )
    place = forms.CharField(
        label=_("Place"), required=False, max_length=200, widget=forms.TextInput(attrs={"class": "ds-input"})
    )
    reason = reason_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.meeting.is_cancelled:
            for name in ("reason", "minutes", "place"):
                del self.fields[name]


class CancelForm(PlanForm):
    """Why, and what comes instead."""

    reason = reason_field()
    instead = forms.ChoiceField(
        label=_("What comes instead?"),
        choices=[
            ("new", _("A new date now")),
            ("later", _("A new date later. Until then the chief sees that one is missing.")),
            ("nothing", _("Nothing: the next meeting is soon enough")),
        ],
        initial="new",
        widget=forms.RadioSelect,
    )
    day = day_field(required=False)
    time = time_field(required=False)
    field_order = ["reason", "instead", "day", "time"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("instead") == "new" and self.starts_at in (None, self.meeting.starts_at):
            self.add_error("day", _("Choose another day or time."))
        return cleaned

    @property
    def cancellation(self):
        """The keyword arguments of the service."""
        cleaned = self.cleaned_data
        return {
            "reason": cleaned["reason"],
            "new_starts_at": self.starts_at if cleaned["instead"] == "new" else None,
            "is_dropped": cleaned["instead"] == "nothing",
            "revision": cleaned["revision"],
            "form_key": cleaned["form_key"],
        }
