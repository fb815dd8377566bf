"""Forms for what is done here though no routine says so."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from accounts.forms.fields import NodeField, RequestKeyField, RevisionField
from accounts.models import Node, Role
from accounts.querysets import current
from routines.models import Routine
from routines.places import own_paths, path_and_above
from routines.rules import APPROVERS


class CustomForm(FreeTextForm):
    about = FreeTextField(label=_("What it is about"), max_length=200, widget=forms.TextInput, help_text="")
    text = FreeTextField(label=_("This is how we do it"), rows=6)
    routine = forms.ModelChoiceField(
        Routine.objects.none(),
        label=_("Belongs to the routine"),
        required=False,
        empty_label=_("None in particular"),
        help_text=_("Then it is also shown beside the routine."),
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["routine"].queryset = Routine.objects.visible_to(person).open().matching("").defer("text")

    @property
    def words(self):
        return {name: self.cleaned_data[name] for name in ("about", "text", "routine")}


class NewCustomForm(CustomForm):
    node = NodeField(
        queryset=Node.objects.none(), label=_("Holds at"), empty_label=None, help_text=_("And everywhere below it.")
    )
    request_key = RequestKeyField()
    field_order = ["about", "text", "node", "routine"]

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, person=person, **kwargs)
        places = places_of(person)
        self.fields["node"].queryset = places
        self.fields["node"].initial = places.last()


class ChangedCustomForm(CustomForm):
    revision = RevisionField()


class AnswerForm(FreeTextForm):
    """The same field for both buttons; a no is never without a reason."""

    reply = FreeTextField(
        label=_("Reply to the one who wrote it"),
        required=False,
        help_text=_("Needed when you say no: what is missing?"),
    )
    revision = RevisionField()

    def __init__(self, *args, needs_reply=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reply"].required = needs_reply


def places_of(person):
    """Where the person works and above it, as far as there is somebody who approves."""
    approved_at = Role.objects.filter(current(timezone.localdate()), kind__in=APPROVERS)
    paths = own_paths(person)
    held = set(approved_at.filter(node__path__in=paths).values_list("node__path", flat=True))
    within = {path for path in paths if held.intersection(path_and_above(path))}
    return Node.objects.filter(path__in=within, closed_on=None)
