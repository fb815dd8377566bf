import uuid

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import Node, Person
from accounts.querysets import current, in_ranges
from accounts.scope import CHIEFS
from programs.models import Introduction, Program, Version
from training.models import Cohort, TemplateSessionSeries

LEADERS = ("mentor", *CHIEFS, "coordinator")


def can_lead(cohort):
    """People with a mentor's, chief's or coordinator's role at its node, above or below it; and who leads it now."""
    node, today = cohort.node, timezone.localdate()
    paths = [node.path[:end] for end in range(node.steplen, len(node.path), node.steplen)]
    near = in_ranges([node.path_range], "roles__node__path") | Q(roles__node__path__in=paths)
    held = current(today, "roles__") & near & Q(roles__kind__in=LEADERS, is_active=True)
    return Person.objects.filter(held | Q(led_cohorts__cohort=cohort)).distinct().order_by("name")


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


class CohortEditForm(forms.Form):
    """What can be changed of a group that is open already."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(max_length=120, label=_("Name"))
    place = forms.CharField(max_length=200, required=False, label=_("Place"))
    seats = forms.IntegerField(min_value=1, max_value=200, label=_("Seats"))

    def __init__(self, data=None, *, cohort):
        first = {name: getattr(cohort, name) for name in ("revision", "name", "place", "seats")}
        super().__init__(data, initial=first)


class LeadersForm(forms.Form):
    """Who leads the sessions; the first of them answers for them."""

    leaders = forms.ModelMultipleChoiceField(
        Person.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label=_("Who leads?")
    )

    def __init__(self, cohort, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leaders"].queryset = can_lead(cohort)
        self.fields["leaders"].initial = [leader.person_id for leader in cohort.leaders.all()]


class SeatForm(forms.Form):
    """Somebody who does not wait gets a seat: a newcomer whom one leads or coordinates, also at another unit."""

    introduction = forms.ModelChoiceField(Introduction.objects.none(), label=_("Who?"))

    def __init__(self, data=None, *, introductions):
        super().__init__(data)
        self.fields["introduction"].queryset = introductions
        self.fields["introduction"].label_from_instance = lambda row: (
            _("%(name)s, started %(day)s")
            % {
                "name": row.newcomer,
                "day": date_format(row.start_on, "j F"),
            }
        )


class ChangeGroupForm(forms.Form):
    """Another group of the same kind, with a free seat."""

    cohort = forms.ModelChoiceField(Cohort.objects.none(), label=_("Which group?"), widget=forms.RadioSelect)

    def __init__(self, data=None, *, cohorts):
        super().__init__(data)
        self.fields["cohort"].queryset = cohorts
        self.fields["cohort"].empty_label = None
        self.fields["cohort"].label_from_instance = _seats_words


def _seats_words(cohort):
    free = cohort.seats - cohort.taken
    words = ngettext("%(name)s, %(free)s free seat", "%(name)s, %(free)s free seats", free)
    return words % {"name": cohort.name, "free": free}
