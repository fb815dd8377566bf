"""A day and a time; when they clash, the form comes back with other times, or the same one although it clashes."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from look.templatetags.look import at_clock, day_long

ANYWAY = "anyway "  # followed by the time that was seen to clash


def day_field(**kwargs):
    widget = forms.DateInput(attrs={"type": "date", "class": "ds-input"}, format="%Y-%m-%d")
    return forms.DateField(label=kwargs.pop("label", gettext_lazy("Day")), widget=widget, **kwargs)


def time_field(**kwargs):
    widget = forms.TimeInput(attrs={"type": "time", "class": "ds-input"}, format="%H:%M")
    return forms.TimeField(label=gettext_lazy("Time"), input_formats=["%H:%M", "%H.%M"], widget=widget, **kwargs)


def minutes_field():
    widget = forms.NumberInput(attrs={"class": "ds-input"})
    return forms.IntegerField(label=gettext_lazy("Minutes"), min_value=5, max_value=600, widget=widget)


def place_field():
    widget = forms.TextInput(attrs={"class": "ds-input"})
    return forms.CharField(label=gettext_lazy("Place"), required=False, max_length=200, widget=widget)


def said_time(starts_at):
    """“Torsdag 8 oktober kl. 13.00”"""
    return f"{capfirst(day_long(starts_at))} {at_clock(starts_at)}"


class TimeForm(forms.Form):
    """Each form says what stands in the way of a time: `clash(starts_at)` gives a programs.clashes.Clash."""

    may_clash = False

    @property
    def starts_at(self):
        """The other time that was chosen, or else the one that was written."""
        if chosen := self._alternative:
            return chosen
        day, time = self.cleaned_data.get("day"), self.cleaned_data.get("time")
        return timezone.make_aware(datetime.combine(day, time)) if day and time else None

    @property
    def _alternative(self):
        try:
            chosen = parse_datetime(self._answer)
        except ValueError:
            return None
        return chosen if chosen and timezone.is_aware(chosen) else None

    @property
    def _answer(self):
        return self.data.get(self.add_prefix("alternative"), "")

    def clash(self, starts_at):
        raise NotImplementedError

    def settle_time(self):
        """Save what is free, or what somebody has seen to clash and wants all the same; else offer other times."""
        starts_at = self.starts_at
        if starts_at is None:
            return
        clash = self.clash(starts_at)
        self.may_clash = bool(clash) and self._answer == anyway(starts_at)
        if clash and not self.may_clash:
            self._offer(clash, starts_at)

    def _offer(self, clash, starts_at):
        others = [(at.isoformat(), said_time(at)) for at in clash.alternatives]
        keep = (anyway(starts_at), _("%(time)s, although it clashes") % {"time": said_time(starts_at)})
        self.fields["alternative"] = forms.ChoiceField(
            label=_("Which time instead?"), choices=[*others, keep], required=False, widget=forms.RadioSelect
        )
        self.order_fields(self.field_order)
        self.add_error("alternative", _("It clashes. %(words)s") % {"words": clash.words})


def anyway(starts_at):
    return f"{ANYWAY}{timezone.localtime(starts_at).isoformat()}"
