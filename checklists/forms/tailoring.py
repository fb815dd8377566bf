from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import FreeTextField, FreeTextForm
from accounts.forms.fields import DayField, RequestKeyField, RevisionField, ensure_order, posted_with
from checklists.models import Item
from checklists.tailoring import Add, AsProgrammed, LeaveOut, Move, Pin, TakeIn, Unpin

REASONS = [(reason.value, reason.label) for reason in (Item.LeftOut.KNOWN, Item.LeftOut.NOT_HERE)]


class PreviewedForm(forms.Form):
    """What is wanted is shown before it is done; `seen` is the fingerprint of what was."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def is_seen(self, fingerprint, *, is_same=False):
        """Was just this shown? What is the same already needs no more looking at."""
        seen = self.cleaned_data["seen"]
        return seen == fingerprint or bool(seen and is_same)

    def show_again(self, **values):
        """With what was typed, and what is seen now."""
        if self.is_bound:
            self.data = posted_with(self.data, **{name: str(value) for name, value in values.items()})
        else:
            self.initial |= values


class FittingForm(PreviewedForm):
    """What is wanted of an item; `revision` is what the writer saw of it."""

    revision = RevisionField()
    asks = False  # is there something to fill in?

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, initial={"revision": item.revision, **self.of(item)}, **kwargs)
        self.item = item

    def of(self, item):
        return {}

    @property
    def is_known(self):
        """Is it known what is wanted? What asks nothing is shown at once."""
        return self.is_valid() if self.is_bound else not self.asks

    @property
    def is_stale(self):
        return self.is_bound and self.cleaned_data["revision"] != self.item.revision


class PinForm(FittingForm):
    wanted = Pin()


class UnpinForm(FittingForm):
    wanted = Unpin()


class AsProgrammedForm(FittingForm):
    wanted = AsProgrammed()


class TakeInForm(FittingForm):
    wanted = TakeIn()


class LeaveOutForm(FittingForm):
    asks = True
    because = forms.ChoiceField(label=gettext_lazy("Why?"), choices=REASONS, widget=forms.RadioSelect)

    @property
    def wanted(self):
        return LeaveOut(self.cleaned_data["because"])


class WindowForm(forms.Form):
    """About when; within the introduction."""

    from_on = DayField(label=gettext_lazy("About from"))
    to_on = DayField(label=gettext_lazy("About to"))

    def clean(self):
        cleaned = super().clean()
        ensure_order(self)
        self._ensure_within(self.introduction)
        return cleaned

    def _ensure_within(self, introduction):
        from_on, to_on = self.cleaned_data.get("from_on"), self.cleaned_data.get("to_on")
        if to_on and to_on > introduction.end_on:
            self.add_error("to_on", _("The introduction is over by then."))
        if from_on and from_on < introduction.start_on:
            self.add_error("from_on", _("That is before the first day."))


class MoveForm(FittingForm, WindowForm):
    asks = True

    @property
    def introduction(self):
        return self.item.introduction

    def of(self, item):
        return {"from_on": item.window_from_on, "to_on": item.window_to_on}

    @property
    def wanted(self):
        return Move(self.cleaned_data["from_on"], self.cleaned_data["to_on"])


class OwnItemForm(FreeTextForm, PreviewedForm, WindowForm):
    """Something in own words, under one of the themes of the programme."""

    name = FreeTextField(label=gettext_lazy("What is to be learnt or done?"), max_length=200, widget=forms.TextInput)
    theme = forms.ModelChoiceField(queryset=None, label=gettext_lazy("Theme"))
    request_key = RequestKeyField()
    field_order = ["name", "theme", "from_on", "to_on"]

    def __init__(self, *args, introduction, initial=None, **kwargs):
        first_on = max(timezone.localdate(), introduction.start_on)
        window = {"from_on": first_on, "to_on": min(first_on + timedelta(weeks=4), introduction.end_on)}
        super().__init__(*args, initial=window | (initial or {}), **kwargs)
        self.introduction = introduction
        self.fields["theme"].queryset = introduction.version.themes.all()

    @property
    def words(self):
        """What the service needs to know."""
        return {name: self.cleaned_data[name] for name in ("name", "theme", "from_on", "to_on")}

    @property
    def wanted(self):
        said = self.cleaned_data
        return Add(said["name"], said["theme"].pk, said["from_on"], said["to_on"], said["request_key"])


FITTINGS = {
    "move": MoveForm,
    "leave-out": LeaveOutForm,
    "take-in": TakeInForm,
    "pin": PinForm,
    "unpin": UnpinForm,
    "as-programmed": AsProgrammedForm,
}
