"""When a plan begins, rests and at what pace it goes."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import ensure_order
from overview.altering.forms.alter import AlterForm, choices_of, day_field
from programs.alteration_words import PAUSE_REASONS
from programs.intents import MoveStart, Rest, Work
from programs.parts import all_parts

LEAST, MOST = 10, 100  # per cent of full time


class StartForm(AlterForm):
    start_on = day_field(label=_("First day"))

    def __init__(self, *args, introduction, **kwargs):
        super().__init__(*args, introduction=introduction, **kwargs)
        self.fields["start_on"].initial = introduction.start_on

    def clean_start_on(self):
        day = self.cleaned_data["start_on"]
        if day == self.introduction.start_on:
            raise forms.ValidationError(_("The introduction starts on that day already."))
        return day

    @property
    def intent(self):
        return MoveStart(self.cleaned_data["start_on"])


class PauseForm(AlterForm):
    """A pause, or another length of one that is there: `instead_of` is the first day of that one."""

    instead_of = forms.DateField(required=False, widget=forms.HiddenInput)
    is_gone = forms.BooleanField(label=_("Take the pause away"), required=False)
    from_on = day_field(label=_("From"))
    to_on = day_field(label=_("Until and including"))
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=choices_of(PAUSE_REASONS),
        widget=forms.RadioSelect,
        help_text=_("Everybody around the newcomer sees it. Say nothing about health."),
    )
    goes_on = forms.MultipleChoiceField(
        label=_("Goes on during the pause"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everything else rests and moves along."),
    )

    def __init__(self, *args, introduction, instead_of="", **kwargs):
        super().__init__(*args, introduction=introduction, **kwargs)
        self.fields["goes_on"].choices = series_of(introduction)
        self.fields["from_on"].initial = self.first_day
        self.fields["reason"].initial = PAUSE_REASONS[0]
        self._show(self._pause(instead_of))
        if self.replaced is None or self.replaced.from_on <= timezone.localdate():
            del self.fields["is_gone"]  # what has begun can end, and stays in the plan

    def _show(self, pause):
        if pause:
            shown = {"instead_of": pause.from_on, "from_on": pause.from_on, "to_on": pause.to_on}
            self.initial |= shown | {"reason": pause.reason, "goes_on": list(pause.goes_on)}

    def _pause(self, from_on):
        return next((row for row in self.introduction.pace.pauses if row.from_on.isoformat() == from_on), None)

    @property
    def replaced(self):
        """The pause that is changed; None for a new one."""
        asked = self.data.get("instead_of") if self.is_bound else self.initial.get("instead_of")
        return self._pause(asked.isoformat() if isinstance(asked, date) else asked or "")

    def clean(self):
        ensure_order(self)

    @property
    def intent(self):
        said = self.cleaned_data
        instead_of = self.replaced.from_on if self.replaced else None
        to_on = None if said.get("is_gone") else said["to_on"]
        return Rest(said["from_on"], to_on, said["reason"], tuple(said["goes_on"]), instead_of)


def series_of(introduction):
    """[(key, name)] of the newcomer's own meetings: those that can go on."""
    found = [thread for part in all_parts() for thread in part.threads(introduction.version)]
    return [(row.key, row.label) for row in found if row.is_counted and row.kind in ("mentor", "joint")]


class WorkForm(AlterForm):
    extent = forms.IntegerField(
        label=_("Per cent of full time"),
        min_value=LEAST,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"class": "ds-input", "inputmode": "numeric"}),
    )
    from_on = day_field(label=_("From"))
    is_stretched = forms.TypedChoiceField(
        label=_("The plan"),
        choices=[("1", _("Is stretched: what is left takes longer")), ("0", _("Keeps its pace"))],
        coerce="1".__eq__,
        initial="1",
        widget=forms.RadioSelect,
        help_text=_("The meetings keep their rhythm either way: every week stays every week."),
    )

    def __init__(self, *args, introduction, **kwargs):
        super().__init__(*args, introduction=introduction, **kwargs)
        self.fields["extent"].initial = introduction.extent
        self.fields["from_on"].initial = self.first_day

    @property
    def intent(self):
        return Work(self.cleaned_data["extent"], self.cleaned_data["from_on"], self.cleaned_data["is_stretched"])
