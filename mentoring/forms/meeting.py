"""When a meeting is, why it is not when it was, and what comes instead."""

import uuid

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from look.templatetags.look import at_clock, day_long
from mentoring.clashes import clash_of_swap, clashes_of
from mentoring.models import Meeting
from programs.time_form import TimeForm, day_field, minutes_field, place_field, time_field

NEW, LATER = "new", "later"


def reasons():
    """What people choose between; the calendar has its own reasons."""
    return [(code, capfirst(label)) for code, label in Meeting.Reason.choices if code not in ("holiday", "vacation")]


def reason_field():
    return forms.ChoiceField(
        label=_("Why?"),
        choices=reasons,
        widget=forms.RadioSelect,
        help_text=_("Never more than this: why somebody cannot come is that person's own business."),
    )


class PlanForm(TimeForm):
    """The revision and the key travel along, so that nothing is overwritten unseen or done twice."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, meeting, **kwargs):
        self.meeting = meeting
        starts_at = timezone.localtime(meeting.starts_at)
        first = {"day": starts_at.date(), "time": starts_at.time(), "minutes": meeting.minutes, "place": meeting.place}
        given = kwargs.pop("initial", None) or {}
        kwargs["initial"] = first | given | {"revision": meeting.revision, "form_key": uuid.uuid4()}
        super().__init__(data, **kwargs)

    def clash(self, starts_at):
        return clashes_of(self.meeting, starts_at, self.cleaned_data.get("minutes") or self.meeting.minutes)

    @property
    def keys(self):
        return {name: self.cleaned_data[name] for name in ("revision", "form_key")}


class MoveForm(PlanForm):
    """A new time; of a cancelled meeting the reason is known already."""

    day = day_field()
    time = time_field()
    minutes = minutes_field()
    place = place_field()
    reason = reason_field()
    field_order = ["day", "time", "alternative", "minutes", "place", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.meeting.is_cancelled:
            for name in ("reason", "minutes", "place"):
                del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        if self._is_as_before:
            self.may_clash = self.meeting.may_clash
        else:
            self.settle_time()
        return cleaned

    @property
    def _is_as_before(self):
        """Another place or reason asks nobody to be anywhere at another time."""
        is_no_longer = (self.cleaned_data.get("minutes") or 0) <= self.meeting.minutes
        return self.meeting.is_planned and self.starts_at == self.meeting.starts_at and is_no_longer

    @property
    def move(self):
        """The keyword arguments of the service, but for those of a cancelled meeting."""
        named = {name: self.cleaned_data[name] for name in ("minutes", "place", "reason") if name in self.fields}
        return {"starts_at": self.starts_at, "may_clash": self.may_clash} | named | self.keys


def instead_choices():
    """A new date, or why there is none, in one choice."""
    dropped = [(code, _("No new date: %(reason)s") % {"reason": label}) for code, label in Meeting.Dropped.choices]
    later = _("A new date later. Until then the chief sees that one is missing.")
    return [(NEW, _("A new date now")), (LATER, later), *dropped]


class CancelForm(PlanForm, FreeTextForm):
    """Why, and what comes instead."""

    reason = reason_field()
    words = FreeTextField(
        label=_("In your own words, if the others need to know more"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "ds-input"}),
        help_text=_(
            "About the work, never about anybody's health, children, families or cases. Read by everybody who sees the"
            " meeting; it stands in no mail."
        ),
    )
    instead = forms.ChoiceField(
        label=_("What comes instead?"), choices=instead_choices, initial=NEW, widget=forms.RadioSelect
    )
    day = day_field(required=False)
    time = time_field(required=False)
    field_order = ["reason", "words", "instead", "day", "time", "alternative"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("instead") == NEW:
            if self.starts_at in (None, self.meeting.starts_at):
                self.add_error("day", _("Choose another day or time."))
            else:
                self.settle_time()
        return cleaned

    @property
    def cancellation(self):
        """The keyword arguments of the service."""
        cleaned, instead = self.cleaned_data, self.cleaned_data["instead"]
        return {
            "reason": cleaned["reason"],
            "words": cleaned["words"],
            "new_starts_at": self.starts_at if instead == NEW else None,
            "dropped_because": instead if instead in Meeting.Dropped.values else "",
            "may_clash": self.may_clash,
            "is_not_a_number": self.marked_not_a_number,
        } | self.keys


def said(starts_at):
    return f"{day_long(starts_at)} {at_clock(starts_at)}"


class SwapForm(PlanForm):
    """Another meeting that is ahead, whose time this one takes and which takes this one's."""

    other = forms.ChoiceField(label=_("With which meeting?"), widget=forms.RadioSelect)
    reason = reason_field()
    field_order = ["other", "alternative", "reason"]

    def __init__(self, data=None, *, meeting, others):
        """`others` are mentoring.page.Titled; what is posted says which revision of it was seen."""
        self.others = {f"{row.meeting.pk}-{row.meeting.revision}": row.meeting for row in others}
        super().__init__(data, meeting=meeting)
        labels = (f"{row.title}, {said(row.meeting.starts_at)}" for row in others)
        self.fields["other"].choices = zip(self.others, labels, strict=True)

    @property
    def starts_at(self):
        other = self.others.get(self.cleaned_data.get("other"))
        return other and other.starts_at

    def clash(self, starts_at):
        return clash_of_swap(self.meeting, self.others[self.cleaned_data["other"]])

    def clean(self):
        cleaned = super().clean()
        self.settle_time()
        return cleaned

    @property
    def swap(self):
        """The other one, the reason and the keyword arguments of the service."""
        other = self.others[self.cleaned_data["other"]]
        keys = self.keys | {"other_revision": other.revision, "may_clash": self.may_clash}
        return other, self.cleaned_data["reason"], keys
