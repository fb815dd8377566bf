from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import Person, Role
from mentoring.selectors import loads
from overview.candidates import candidates


class DayField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date", "class": "ds-input"}, format="%Y-%m-%d")


class MentorForm(forms.Form):
    """Who takes over, with how many each one already has."""

    mentor = forms.TypedChoiceField(label=_("Mentor"), widget=forms.RadioSelect, coerce=int)
    from_on = DayField(label=_("From"), help_text=_("Whoever is mentor now remains until the day before."))

    def __init__(self, *args, introduction, **kwargs):
        super().__init__(*args, **kwargs)
        unit = unit_of(introduction.node)
        self.loads = {load.person.pk: load for load in loads(unit) if load.person != introduction.mentor}
        self.fields["mentor"].choices = [(pk, load_label(load)) for pk, load in self.loads.items()]
        self.fields["from_on"].initial = max(timezone.localdate(), introduction.start_on)

    def clean_mentor(self):
        return self.loads[self.cleaned_data["mentor"]].person


class HelperForm(forms.Form):
    """Who has a role from a day on: a chief among those who lead, the others among the colleagues."""

    person = forms.ModelChoiceField(
        queryset=Person.objects.none(), empty_label=_("Choose"), widget=forms.Select(attrs={"class": "ds-input"})
    )
    from_on = DayField(label=_("From"), help_text=_("Whoever has the role now remains until the day before."))

    def __init__(self, *args, introduction, role, **kwargs):
        super().__init__(*args, **kwargs)
        holder = introduction.person_as(role.key)
        others = [introduction.newcomer_id, *([holder.pk] if holder else [])]
        self.fields["person"].label = capfirst(str(role))
        self.fields["person"].queryset = candidates(role.key, introduction.node).exclude(pk__in=others)
        self.fields["from_on"].initial = max(timezone.localdate(), introduction.start_on)


def load_label(load):
    counted = ngettext("%(taken)s of %(places)s place", "%(taken)s of %(places)s places", load.places)
    return f"{load.person.name}, {counted % {'taken': load.taken, 'places': load.places}}"


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
