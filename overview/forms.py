from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, Role


class DayField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date", "class": "ds-input"}, format="%Y-%m-%d")


def unit_of(node):
    """Mentors are shared by the teams of a unit."""
    return node.get_parent() if node.kind == "team" and not node.is_root() else node


class StandInForm(forms.Form):
    """Who is asked, for whom and between which days."""

    helper = forms.TypedChoiceField(label=_("Stands in for"), widget=forms.RadioSelect, coerce=int)
    person = forms.ModelChoiceField(
        label=_("Stand-in"),
        queryset=Person.objects.none(),
        empty_label=_("Choose"),
        widget=forms.Select(attrs={"class": "ds-input"}),
        help_text=_("Sees the introduction while standing in, as the one who is away does."),
    )
    from_on = DayField(label=_("From"))
    to_on = DayField(label=_("Until and including"))

    def __init__(self, *args, introduction, **kwargs):
        super().__init__(*args, **kwargs)
        self.holders = {row.pk: row for row in introduction.holders}
        self.fields["helper"].choices = [(row.pk, row.person.name) for row in introduction.holders]
        self.fields["person"].queryset = colleagues(introduction)
        self.fields["from_on"].initial = timezone.localdate()

    def clean_helper(self):
        return self.holders[self.cleaned_data["helper"]]

    def clean(self):
        days = [self.cleaned_data.get(name) for name in ("from_on", "to_on")]
        if all(days) and days[1] < days[0]:
            self.add_error("to_on", _("The last day cannot be before the first one."))
        helper, person = self.cleaned_data.get("helper"), self.cleaned_data.get("person")
        if helper and helper.person == person:
            self.add_error("person", _("Choose somebody else than the one who is away."))


def colleagues(introduction):
    """Chiefs and mentors around the place of the introduction: those who know what it asks."""
    node = introduction.node
    above = [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
    low, high = unit_of(node).path_range
    near = Q(node__path__in=above) | Q(node__path__gte=low, node__path__lt=high)
    kinds = [Role.Kind.UNIT_CHIEF, Role.Kind.DEPUTY_CHIEF, Role.Kind.TEAM_LEADER, Role.Kind.MENTOR]
    held = Role.objects.current().filter(near, kind__in=kinds)
    return (
        Person.objects.filter(pk__in=held.values("person_id"), is_active=True)
        .exclude(pk=introduction.newcomer_id)
        .by_name()
    )
