"""When a session is, why it is not when it was, what comes instead, and what belongs to it."""

import uuid

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from programs.time_form import TimeForm, day_field, place_field, said_time, time_field
from training.clashes import clashes_of, clashes_of_coming
from training.models import Session

NEW, LATER, ONE, ALL = "new", "later", "one", "all"


def reason_field():
    return forms.ChoiceField(
        label=_("Why?"),
        choices=lambda: [(code, capfirst(label)) for code, label in Session.Reason.choices],
        widget=forms.RadioSelect,
        help_text=_("Never more than this: why somebody cannot come is that person's own business."),
    )


class SessionForm(TimeForm):
    """The revision and the key travel along, so that nothing is overwritten unseen or done twice."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, session, initial=None):
        self.session = session
        first = {"revision": session.revision, "form_key": uuid.uuid4(), "place": session.place}
        super().__init__(data, initial=first | (initial or {}))

    def clash(self, starts_at):
        return clashes_of(self.session, starts_at)

    @property
    def keys(self):
        return {name: self.cleaned_data[name] for name in ("revision", "form_key")}


class MoveSessionForm(SessionForm):
    """A new time, for this one or for all that come too."""

    day = day_field(label=_("New day"))
    time = time_field()
    place = place_field()
    scope = forms.ChoiceField(
        label=_("Which sessions?"),
        choices=[(ONE, _("Only this one")), (ALL, _("This one and all that come after it, as far"))],
        initial=ONE,
        widget=forms.RadioSelect,
    )
    reason = reason_field()
    field_order = ["day", "time", "alternative", "scope", "place", "reason"]

    def __init__(self, *args, session, **kwargs):
        starts_at = timezone.localtime(session.starts_at)
        super().__init__(*args, session=session, initial={"day": starts_at.date(), "time": starts_at.time()}, **kwargs)
        if session.is_cancelled:
            del self.fields["scope"], self.fields["reason"]

    def clean_day(self):
        if self.cleaned_data["day"] < timezone.localdate():
            raise forms.ValidationError(_("Choose a day from today on."))
        return self.cleaned_data["day"]

    def clash(self, starts_at):
        return clashes_of_coming(self.session, starts_at) if self.is_of_all else super().clash(starts_at)

    def clean(self):
        cleaned = super().clean()
        self.settle_time()
        return cleaned

    @property
    def is_of_all(self):
        return self.cleaned_data.get("scope") == ALL

    @property
    def move(self):
        """The keyword arguments of the service."""
        reason = self.cleaned_data.get("reason") or self.session.reason
        return {"starts_at": self.starts_at, "reason": reason, "place": self.cleaned_data["place"]} | self.keys


def instead_choices():
    """A new date, or why there is none, in one choice."""
    dropped = [(code, _("No new date: %(reason)s") % {"reason": label}) for code, label in Session.Dropped.choices]
    later = _("A new date later. Until then the group's page says that one is missing.")
    return [(NEW, _("A new date now")), (LATER, later), *dropped]


class CancelSessionForm(SessionForm, FreeTextForm):
    """Why, and what comes instead."""

    reason = reason_field()
    words = FreeTextField(
        label=_("In your own words, if the others need to know more"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "ds-input"}),
        help_text=_(
            "About the work, never about anybody's health, children, families or cases. Read by everybody who sees the"
            " session; it stands in no mail."
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
        is_repeated = self.session.form_key and self.session.form_key == cleaned.get("form_key")
        if cleaned.get("instead") == NEW and not is_repeated:
            if self.starts_at in (None, self.session.starts_at):
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
            "dropped_because": instead if instead in Session.Dropped.values else "",
            "new_starts_at": self.starts_at if instead == NEW else None,
            "is_not_a_number": self.marked_not_a_number,
        } | self.keys


class SwapForm(forms.Form):
    """Another session ahead, whose theme this day gets."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    form_key = forms.UUIDField(widget=forms.HiddenInput)
    other = forms.ChoiceField(label=_("With which session?"), widget=forms.RadioSelect)

    def __init__(self, data=None, *, session, others):
        """What is posted says which revision of the other was seen."""
        super().__init__(data, initial={"revision": session.revision, "form_key": uuid.uuid4()})
        self.others = {f"{row.pk}-{row.revision}": row for row in others}
        labels = (f"{row.template.name}, {said_time(row.starts_at).lower()}" for row in others)
        self.fields["other"].choices = list(zip(self.others, labels, strict=True))

    @property
    def swap(self):
        cleaned = self.cleaned_data
        other = self.others[cleaned["other"]]
        keys = {"revision": cleaned["revision"], "other_revision": other.revision, "form_key": cleaned["form_key"]}
        return {"other": other} | keys


class MaterialForm(FreeTextForm):
    """Something elsewhere that belongs to the session."""

    request_key = forms.UUIDField(widget=forms.HiddenInput)
    title = FreeTextField(
        label=_("What is it?"), max_length=120, widget=forms.TextInput(attrs={"class": "ds-input"}), help_text=""
    )
    url = forms.URLField(
        label=_("Address"),
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["https"], message=_("The address has to begin with https://."))],
        widget=forms.URLInput(attrs={"class": "ds-input"}),
        help_text=_("Begins with https://. Whoever opens it has to be allowed to where it leads."),
    )

    def __init__(self, data=None):
        super().__init__(data, initial={"request_key": uuid.uuid4()})
