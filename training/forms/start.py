from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from training.models import Cohort


class StartForm(forms.Form):
    """For each series of sessions: join a cohort with free seats, open a new one, or wait."""

    def __init__(self, data=None, *, series, node, initial=None, prefix=None):
        super().__init__(data, initial=initial, prefix=prefix)
        for row in series:
            self._add_series(row, node)

    def _add_series(self, series, node):
        cohorts = Cohort.objects.open_at(node, series.key, series.version.program_id, timezone.localdate())
        joins = [(str(cohort.pk), _join_label(cohort)) for cohort in cohorts]
        may_open = [("new", _("Open a new group"))] if series.kind == "group" else []
        self.fields[series.key] = forms.ChoiceField(
            label=str(series.name),
            choices=[*joins, *may_open, ("wait", _("Wait for a group"))],
            initial=joins[0][0] if joins else "wait",
            widget=forms.RadioSelect,
        )
        if may_open:
            self._add_new_group(series)

    def _add_new_group(self, series):
        self.fields[f"{series.key}_first_on"] = forms.DateField(
            label=_("First session of a new group"),
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}),
            help_text=_("Empty means week %(week)s of the introduction.") % {"week": series.from_week},
        )
        self.fields[f"{series.key}_time"] = forms.TimeField(
            label=_("Time"), required=False, initial=series.time, widget=forms.TimeInput(attrs={"type": "time"})
        )
        self.fields[f"{series.key}_place"] = forms.CharField(label=_("Place"), required=False, max_length=200)


def _join_label(cohort):
    first_at = timezone.localtime(cohort.first_at)
    return _("%(name)s, begins %(day)s at %(time)s, %(free)s free seats") % {
        "name": cohort.name,
        "day": date_format(first_at, "j F"),
        "time": date_format(first_at, "TIME_FORMAT"),
        "free": cohort.seats - cohort.taken,
    }
