import uuid

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from reviews.models import Review

NO_NEED = Review.Reason.NOT_NEEDED  # a reason to skip, and none to meet on another day
SKIPPED = [(code, capfirst(label)) for code, label in Review.Reason.choices]
REASONS = [(code, label) for code, label in SKIPPED if code != NO_NEED]


def day_field(label):
    widget = forms.DateInput(attrs={"type": "date", "class": "ds-input"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget)


class ReviewForm(forms.Form):
    """The revision and the key travel along, so that nothing is overwritten unseen or done twice."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    request_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, review, **kwargs):
        self.review = review
        kwargs["initial"] = self.first_values() | {"revision": review.revision, "request_key": uuid.uuid4()}
        super().__init__(data, **kwargs)

    def first_values(self):
        return {}


class HoldForm(ReviewForm):
    """That it took place and, where the programme has words for it, how it goes."""

    on = day_field(_("Which day did you meet?"))
    outcome = forms.ChoiceField(
        label=_("How does it go?"),
        widget=forms.RadioSelect,
        help_text=_("For learning, not for pay or probation."),
        error_messages={"required": _("Choose what fits best.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if scale := self.review.template.scale:
            self.fields["outcome"].choices = [(key, str(words)) for key, words in scale]
        else:
            del self.fields["outcome"]

    def first_values(self):
        return {"on": self.review.on, "outcome": self.review.outcome}

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Choose a day that has been."))
        return day


class MoveForm(ReviewForm):
    """Another day; the time may be left open."""

    on = day_field(_("Day"))
    time = forms.TimeField(
        label=_("Time, if you have agreed on one"),
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(attrs={"type": "time", "class": "ds-input"}, format="%H:%M"),
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=5, max_value=600, widget=forms.NumberInput(attrs={"class": "ds-input"})
    )
    place = forms.CharField(
        label=_("Place"), required=False, max_length=200, widget=forms.TextInput(attrs={"class": "ds-input"})
    )
    reason = forms.ChoiceField(
        label=_("Why another day?"),
        choices=REASONS,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Never more than this: why somebody cannot come is that person's own business."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.review.is_cancelled:
            del self.fields["reason"]

    def first_values(self):
        return {name: getattr(self.review, name) for name in ("on", "time", "minutes", "place")}

    def clean(self):
        cleaned = super().clean()
        day, is_another = cleaned.get("on"), cleaned.get("on") != self.review.on
        if day and is_another and day < timezone.localdate():
            self.add_error("on", _("Choose today or a day to come."))
        if day and is_another and "reason" in self.fields and not cleaned.get("reason"):
            self.add_error("reason", _("Say why it is another day."))
        return cleaned

    @property
    def change(self):
        """The keyword arguments of the service; a reason belongs to another day."""
        reason = self.cleaned_data.get("reason", "") if self.cleaned_data["on"] != self.review.on else ""
        return self.cleaned_data | {"reason": reason}


class CancelForm(ReviewForm):
    """Why it does not take place and, of an optional one, whether another day is wanted at all."""

    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        help_text=_("Never more than this: why somebody cannot come is that person's own business."),
    )
    instead = forms.ChoiceField(
        label=_("What comes instead?"),
        choices=[
            ("nothing", _("Nothing: it is optional and is skipped")),
            ("later", _("A new date later. Until then the chief sees that one is missing.")),
        ],
        initial="nothing",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.review.is_optional:
            self.fields["reason"].choices = SKIPPED
        else:
            del self.fields["instead"]

    @property
    def change(self):
        """The keyword arguments of the service."""
        cleaned = dict(self.cleaned_data)
        is_skipped = cleaned.pop("instead", "") == "nothing"
        return cleaned | {"is_skipped": is_skipped}
