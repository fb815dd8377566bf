"""What is asked when a mentor is chosen who is full, and what a mentor says about the own experience."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import FreeTextField, FreeTextForm
from accounts.forms.fields import RevisionField
from mentoring.load.words import load_words
from programs.models import Involvement

LONGEST = 60  # letters of one area or language
MOST = 12  # of each
EARLIEST = 1960


def ask_although(form, load, name):
    """Before anything is saved: a mentor who is full is chosen only with a reason. `load` is the chosen one's."""
    if load is None or not load.is_full:
        return
    words = {"name": name}
    stopped = _("%(name)s is full. Choose somebody else, or say why it is done all the same.") % words
    form.fields["although"] = forms.ChoiceField(
        label=_("Why %(name)s all the same?") % words,
        help_text=load_words(load),
        choices=Involvement.Although.choices,
        widget=forms.RadioSelect,
        error_messages={"required": stopped},
    )


def chosen_id(form, field):
    """Whom the posted form names, before it is known to be valid; None when nobody."""
    value = form.data.get(form.add_prefix(field), "") if form.is_bound else ""
    return int(value) if value.isdecimal() else None


class CapacityForm(forms.Form):
    """So few places that a mentor has time for each; five is what a full-time mentor managed (source 004)."""

    places = forms.IntegerField(min_value=0, max_value=12)


class ProfileForm(FreeTextForm):
    """A mentor's own: chiefs read it when they choose, and the mentor's newcomers when they get to know each other."""

    since = forms.IntegerField(
        required=False,
        min_value=EARLIEST,
        label=gettext_lazy("In this work since"),
        help_text=gettext_lazy("A year. May be left empty."),
    )
    areas = FreeTextField(
        required=False,
        max_length=600,
        label=gettext_lazy("What you know especially"),
        help_text=gettext_lazy("One on each line, such as: family homes. Nothing about children, families or cases."),
    )
    languages = FreeTextField(
        required=False,
        max_length=300,
        rows=2,
        label=gettext_lazy("Languages you speak at work"),
        help_text=gettext_lazy("One on each line."),
    )
    has_own_cases = forms.BooleanField(
        required=False,
        label=gettext_lazy("I have cases of my own beside"),
        help_text=gettext_lazy("Then two assignments are enough, as long as the chief has decided nothing else."),
    )
    revision = RevisionField()

    @classmethod
    def of(cls, profile, data=None):
        """With what the profile says now; the lists one on each line."""
        said = {"areas": "\n".join(profile.areas), "languages": "\n".join(profile.languages)}
        rest = {name: getattr(profile, name) for name in ("since", "has_own_cases", "revision")}
        return cls(data, initial=said | rest)

    def clean_since(self):
        since = self.cleaned_data["since"]
        if since and since > timezone.localdate().year:
            raise forms.ValidationError(_("Write a year that has begun."))
        return since

    def clean_areas(self):
        return self._ensure_short("areas")

    def clean_languages(self):
        return self._ensure_short("languages")

    def _ensure_short(self, name):
        lines = lines_of(self.cleaned_data[name])
        if len(lines) > MOST or any(len(line) > LONGEST for line in lines):
            raise forms.ValidationError(_("At most twelve lines, and each one short."))
        return self.cleaned_data[name]

    @property
    def said(self):
        lists = {name: lines_of(self.cleaned_data[name]) for name in ("areas", "languages")}
        return lists | {name: self.cleaned_data[name] for name in ("since", "has_own_cases")}


def lines_of(text):
    """Each line once, without what stands around it."""
    return list(dict.fromkeys(filter(None, (line.strip(" ,;") for line in text.splitlines()))))
