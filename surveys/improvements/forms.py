"""What was heard, what is done, who sees to it, and which version of a programme took it up."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from accounts.forms.fields import NodeField, RequestKeyField, RevisionField
from accounts.models import Node, Person, Role
from accounts.querysets import in_ranges
from accounts.scope import CHIEFS
from programs.models import Version
from routines.places import path_and_above
from surveys.improvements.services import Said
from surveys.models import Improvement
from training.models import Leader

OWNERS = (*CHIEFS, "coordinator", "administrator")


class ImprovementForm(FreeTextForm):
    heard = FreeTextField(
        label=_("What you heard"),
        rows=2,
        max_length=500,
        help_text=_("In your own words, as several have said it. Nothing that points anybody out."),
    )
    answer = FreeTextField(
        label=_("What you do about it"),
        rows=4,
        max_length=2000,
        help_text=_("No is an answer too; then say why."),
    )
    state = forms.ChoiceField(
        label=_("State"), choices=Improvement.State.choices, widget=forms.RadioSelect, initial="decided"
    )
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("Who sees to it"), empty_label=None)
    version = forms.ModelChoiceField(
        Version.objects.none(),
        label=_("Version of the programme that took it up"),
        required=False,
        empty_label=_("None yet"),
    )

    def __init__(self, *args, person, node, cohort=None, **kwargs):
        super().__init__(*args, **kwargs)
        present = {person.pk, self.initial.get("owner")}
        self.fields["owner"].queryset = owners_at(node, cohort, present - {None})
        self.fields["owner"].initial = person
        versions = Version.objects.visible_to(person).published().select_related("program")
        self.fields["version"].queryset = versions.order_by("program", "-number")

    @property
    def said(self):
        return Said(**{name: self.cleaned_data[name] for name in ("heard", "answer", "state", "owner", "version")})


class NewImprovementForm(ImprovementForm):
    request_key = RequestKeyField()


class TalkForm(NewImprovementForm):
    """Of something said in passing the place is chosen."""

    node = NodeField(queryset=Node.objects.none(), label=_("Place"), empty_label=None)
    field_order = ["heard", "answer", "node"]

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, person=person, **kwargs)
        self.fields["node"].queryset = places_of(person)


class ChangedImprovementForm(ImprovementForm):
    revision = RevisionField()


def places_of(person):
    return Node.objects.filter(in_ranges(person.scope.ranges("coordinator"))).open()


def owners_at(node, cohort, present):
    """Whoever leads, coordinates or administers the place, one above or one below; who leads the group; `present`."""
    near = Q(node__path__in=path_and_above(node.path)) | in_ranges([node.path_range], "node__path")
    held = Role.objects.current().filter(near, kind__in=OWNERS).values("person_id")
    led = Leader.objects.filter(cohort=cohort).values("person_id")
    return Person.objects.filter(Q(pk__in=held.union(led), is_active=True) | Q(pk__in=present)).by_name()
