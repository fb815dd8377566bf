import uuid

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Node, Person
from accounts.querysets import current, in_ranges
from accounts.scope import CHIEFS
from programs.models import Program, Version
from training.models import TemplateSessionSeries


def mentors_near(node):
    """People with a mentor's role at the node, above or below it."""
    today = timezone.localdate()
    paths = [node.path[:end] for end in range(node.steplen, len(node.path), node.steplen)]
    near = in_ranges([node.path_range], "roles__node__path") | Q(roles__node__path__in=paths)
    held = current(today, "roles__") & near
    return Person.objects.filter(held, roles__kind="mentor", is_active=True).distinct().order_by("name")


class CohortForm(forms.Form):
    """A new group or round with all its sessions."""

    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    series = forms.ModelChoiceField(TemplateSessionSeries.objects.none(), label=_("What they meet for"))
    node = forms.ModelChoiceField(Node.objects.none(), label=_("For whom"))
    name = forms.CharField(max_length=120, required=False, label=_("Name"), help_text=_("Empty means the next number."))
    first_on = forms.DateField(label=_("First session"), widget=forms.DateInput(attrs={"type": "date"}))
    starts = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}))
    place = forms.CharField(max_length=200, required=False, label=_("Place"))
    seats = forms.IntegerField(min_value=1, max_value=200, initial=8, label=_("Seats"))

    def __init__(self, person, *args, **kwargs):
        super().__init__(*args, **kwargs)
        nodes = Node.objects.filter(in_ranges(person.scope.ranges(*CHIEFS, "coordinator", "administrator")))
        self.fields["node"].queryset = nodes.exclude(kind=Node.Kind.TEAM).filter(closed_on=None).order_by("path")
        versions = Version.objects.published().filter(program__in=Program.objects.visible_to(person))
        self.fields["series"].queryset = TemplateSessionSeries.objects.filter(version__in=versions).select_related(
            "version__program"
        )
        self.fields["series"].label_from_instance = lambda row: f"{row.name} – {row.version}"

    def clean_first_on(self):
        if self.cleaned_data["first_on"] < timezone.localdate():
            raise forms.ValidationError(_("Choose a day from today on."))
        return self.cleaned_data["first_on"]


class LeadersForm(forms.Form):
    """Who leads the sessions."""

    leaders = forms.ModelMultipleChoiceField(
        Person.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label=_("Who leads?")
    )

    def __init__(self, cohort, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leaders"].queryset = mentors_near(cohort.node)
        self.fields["leaders"].initial = [leader.person_id for leader in cohort.leaders.all()]
