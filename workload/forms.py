from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from accounts.forms.fields import DayField, RequestKeyField, RevisionField
from workload.models import Figures, Rhythm
from workload.services import Counted

COUNTED = ("cases", "difficulty", "flexitime", "stress")


def _level(label, levels):
    return forms.TypedChoiceField(
        label=label,
        choices=[("", _("Not said")), *levels.choices],
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )


class WalkThroughForm(FreeTextForm):
    """Counts and levels, none of which has to be said, and what was put first or off."""

    on = DayField(label=_("When did you go through it?"), initial=timezone.localdate)
    cases = forms.IntegerField(label=_("Number of cases"), min_value=0, max_value=200, required=False)
    difficulty = _level(_("How heavy are they, taken together?"), Figures.Difficulty)
    flexitime = forms.DecimalField(
        label=_("Flexitime, hours"),
        min_value=-500,
        max_value=500,
        decimal_places=1,
        required=False,
        localize=True,
        help_text=_("With a minus when there is time to work in."),
    )
    stress = _level(_("Stress"), Figures.Stress)
    reprioritised = FreeTextField(
        label=_("What was re-prioritised"),
        required=False,
        max_length=500,
        help_text=_("Tasks that come first, wait or go to somebody else. Never a case, a child or a family."),
    )

    def __init__(self, data=None, *, not_before=None, **kwargs):
        super().__init__(data, **kwargs)
        self.not_before = not_before

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Choose a day that has been."))
        if self.not_before and day < self.not_before:
            raise forms.ValidationError(_("There is a later walk-through. Choose its day or one after it."))
        return day

    @property
    def counted(self):
        return Counted(**{name: self.cleaned_data[name] for name in COUNTED}) if "cases" in self.fields else None

    @property
    def words(self):
        """What the services take besides the figures."""
        texts = {name: self.cleaned_data[name] for name in ("on", "reprioritised")}
        return texts | {"is_number_marked": self.marked_not_a_number}


class NewWalkThroughForm(WalkThroughForm):
    request_key = RequestKeyField()


class ChangeWalkThroughForm(WalkThroughForm):
    revision = RevisionField()

    def __init__(self, data=None, *, row, figures, with_figures):
        initial = {"on": row.on, "reprioritised": row.reprioritised, "revision": row.revision}
        initial |= {name: getattr(figures, name) for name in COUNTED if figures}
        super().__init__(data, initial=initial)
        for name in () if with_figures else COUNTED:
            del self.fields[name]


class RhythmForm(forms.Form):
    """How often, when next, and which of the two takes it up."""

    weeks = forms.TypedChoiceField(
        label=_("How often"), choices=Rhythm.Weeks.choices, coerce=int, widget=forms.RadioSelect
    )
    next_on = DayField(label=_("Next time, if you have a day"), required=False)
    taken_up_by = forms.ChoiceField(
        label=_("Who takes it up"), choices=Rhythm.TakenUpBy.choices, widget=forms.RadioSelect
    )
    revision = RevisionField()

    def __init__(self, data=None, *, rhythm):
        names = ("weeks", "next_on", "taken_up_by", "revision")
        super().__init__(data, initial={name: getattr(rhythm, name) for name in names})
        self.rhythm = rhythm

    def clean_next_on(self):
        day = self.cleaned_data["next_on"]
        if day and day != self.rhythm.next_on and day < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a day to come."))
        return day
