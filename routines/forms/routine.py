import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from accounts.forms.fields import DayField
from accounts.models import Node, Role
from accounts.querysets import in_ranges
from routines.models import Routine
from routines.rules import KEEPERS

WORDS = ("title", "url", "text", "law_ref", "law_valid_from", "owner_role", "key", "reviewed_on", "review_months")


class RoutineForm(FreeTextForm):
    """A link or a text; the revision and the request key travel along so that nothing is lost or made twice."""

    title = FreeTextField(label=_("What it is called"), max_length=200, widget=forms.TextInput, help_text="")
    url = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Where it is kept up to date. Leave it empty when you write the text here."),
    )
    text = FreeTextField(label=_("This is how we do it"), required=False, rows=8)
    law_ref = FreeTextField(
        label=_("The law it rests on"),
        required=False,
        max_length=200,
        widget=forms.TextInput,
        help_text=_("Name and number, such as Socialtjänstlag (2025:400), so that it is found when the law changes."),
    )
    law_valid_from = DayField(label=_("In force since"), required=False)
    owner_role = forms.ChoiceField(label=_("Kept up to date by"), choices=Role.Kind.choices)
    reviewed_on = DayField(label=_("Last looked over"), initial=timezone.localdate)
    review_months = forms.IntegerField(
        label=_("Looked over every so many months"), min_value=1, max_value=60, initial=12
    )
    key = forms.SlugField(
        label=_("Key"),
        required=False,
        max_length=80,
        help_text=_("Links the routine to items in the checklist that ask for this key."),
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    request_key = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned["url"] or cleaned["text"]):
            self.add_error("text", _("Write a text or give a link."))
        if cleaned.get("law_valid_from") and not cleaned.get("law_ref"):
            self.add_error("law_ref", _("Write which law is in force since that day."))
        return cleaned

    def clean_key(self):
        """The key is free at the node: one of two rows would never be linked to."""
        key = self.cleaned_data["key"]
        if key and self.others_at_node().filter(key=key).exists():
            raise forms.ValidationError(_("Another routine here has the key."))
        return key

    @property
    def words(self):
        return {name: self.cleaned_data[name] for name in WORDS}


class NewRoutineForm(RoutineForm):
    field_order = ["node"]

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        nodes = Node.objects.filter(in_ranges(person.scope.ranges(*KEEPERS)), closed_on=None)
        self.fields["node"] = forms.ModelChoiceField(
            nodes.order_by("path"), label=_("Holds at, and everywhere below"), initial=nodes.first()
        )
        self.order_fields(self.field_order)

    def others_at_node(self):
        made_already = self.data.get(self.add_prefix("request_key"))
        return Routine.objects.open().filter(node=self.cleaned_data.get("node")).exclude(request_key=made_already)


class ChangedRoutineForm(RoutineForm):
    def __init__(self, *args, routine, **kwargs):
        kwargs.setdefault("initial", {name: getattr(routine, name) for name in (*WORDS, "revision")})
        super().__init__(*args, **kwargs)
        self.routine = routine

    def others_at_node(self):
        return Routine.objects.open().filter(node=self.routine.node).exclude(pk=self.routine.pk)
