"""Until when the close support and the whole introduction last."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from look.templatetags.look import day_month
from overview.altering.forms.alter import AlterForm, day_field
from programs.calendar import Offset
from programs.intents import Extend

SUGGESTED = (1, 2, 3)  # months more
AS_NOW, ANOTHER = "0", "day"
A_DAY = timedelta(days=1)


class ExtendForm(AlterForm):
    """Each of the two ends as it is now, some months later, or another day."""

    close = forms.ChoiceField(label=gettext_lazy("The close support"), widget=forms.RadioSelect, initial=AS_NOW)
    close_day = day_field(label=gettext_lazy("Last day of the close support"), required=False)
    whole = forms.ChoiceField(label=gettext_lazy("The whole introduction"), widget=forms.RadioSelect, initial=AS_NOW)
    whole_day = day_field(label=gettext_lazy("Last day of the whole introduction"), required=False)

    def __init__(self, *args, introduction, **kwargs):
        super().__init__(*args, introduction=introduction, **kwargs)
        self.ends = {"close": introduction.close_support_until_on, "whole": introduction.end_on}
        for name, end in self.ends.items():
            self.fields[name].choices = _choices(end)

    def clean(self):
        for name, end in self.ends.items():
            chosen = self.cleaned_data.get(name)
            if chosen == ANOTHER and not self.cleaned_data.get(f"{name}_day"):
                if f"{name}_day" not in self.errors:
                    self.add_error(f"{name}_day", _("Choose the day."))
            elif chosen and chosen != ANOTHER:
                self.cleaned_data[f"{name}_day"] = later(end, int(chosen))
        if not self.errors and all(self.cleaned_data[f"{name}_day"] == end for name, end in self.ends.items()):
            self.add_error("close", _("Choose another last day for one of them."))

    @property
    def intent(self):
        return Extend(self.cleaned_data["close_day"], self.cleaned_data["whole_day"])


def later(end, months):
    """So many months after a last day; the last day of a month stays the last."""
    return Offset.parse(f"{months}m").after(end + A_DAY) - A_DAY if months else end


def _choices(end):
    now = _("As now, until %(day)s") % {"day": day_month(end)}
    suggested = [(str(months), _more(months, later(end, months))) for months in SUGGESTED]
    return [(AS_NOW, now), *suggested, (ANOTHER, _("Another day"))]


def _more(months, until):
    words = ngettext("%(months)s month more, until %(day)s", "%(months)s months more, until %(day)s", months)
    return words % {"months": months, "day": day_month(until)}
