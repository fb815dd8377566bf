"""Who is asked: the fields of a round's form that the count beside them is made of."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import DayField, NodeField, ensure_order
from accounts.models import Node
from accounts.querysets import in_ranges
from programs.models import Category, Program
from surveys.audience import Audience, Who

MOST_ADDRESSES = 2000
CHOSEN = [who for who in Who if who != Who.SESSION]


class AddressesField(forms.CharField):
    """E-mail addresses, one to a line; each once, in small letters."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.Textarea(attrs={"rows": 6}), **kwargs)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value):
        found = list(dict.fromkeys(filter(None, re.split(r"[\s,;]+", super().clean(value).lower()))))
        wrong = [each for each in found if not _is_address(each)]
        if wrong:
            raise ValidationError(_("This is no e-mail address: %(address)s") % {"address": wrong[0]})
        if len(found) > MOST_ADDRESSES:
            raise ValidationError(_("At most %(most)s addresses in one round.") % {"most": MOST_ADDRESSES})
        return found


def _is_address(text):
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


class AudienceForm(forms.Form):
    """`owner`: the place that the questionnaire belongs to; it can be asked there and below."""

    node = NodeField(Node.objects.none(), label=gettext_lazy("Which place asks?"))
    who = forms.ChoiceField(
        label=gettext_lazy("Who is asked?"),
        choices=[(who.value, who.label) for who in CHOSEN],
        widget=forms.RadioSelect(attrs={"class": "stacked"}),
    )
    programs = forms.ModelMultipleChoiceField(
        Program.objects.none(),
        required=False,
        label=gettext_lazy("Only of these programmes"),
        widget=forms.CheckboxSelectMultiple,
    )
    categories = forms.MultipleChoiceField(
        required=False, label=gettext_lazy("Only with this background"), widget=forms.CheckboxSelectMultiple
    )
    started_from = DayField(required=False, label=gettext_lazy("Introduction began from"))
    started_until = DayField(required=False, label=gettext_lazy("Introduction began until"))
    addresses = AddressesField(
        required=False,
        label=gettext_lazy("E-mail addresses"),
        help_text=gettext_lazy("One to a line. Each gets a link of their own and need not sign in."),
    )

    def __init__(self, data=None, *, person, owner=None, **kwargs):
        super().__init__(data, **kwargs)
        nodes = Node.objects.filter(in_ranges(person.scope.ranges("coordinator"))).open()
        self.fields["node"].queryset = nodes.filter(path__startswith=owner.path) if owner else nodes
        programs = Program.objects.visible_to(person).distinct()
        self.fields["programs"].queryset = programs.order_by("pk")
        self.fields["categories"].choices = _categories(programs)
        for name in ("programs", "categories"):
            if not list(self.fields[name].choices):
                del self.fields[name]

    def clean(self):
        super().clean()
        ensure_order(self, "started_from", "started_until")
        if self.cleaned_data.get("who") == Who.ADDRESSES and not self.cleaned_data.get("addresses", True):
            self.add_error("addresses", _("Write at least one address."))

    @property
    def audience(self):
        """Of a valid form."""
        chosen = self.cleaned_data
        return Audience(
            chosen["who"],
            chosen["node"],
            tuple(program.pk for program in chosen.get("programs", ())),
            tuple(chosen.get("categories", ())),
            chosen["started_from"],
            chosen["started_until"],
            tuple(chosen["addresses"]),
        )


def _categories(programs):
    """[(key, name)] of the newest published versions: keys are the same in all of them."""
    rows = Category.objects.filter(version__state="published", version__program__in=programs)
    return [(key, str(name)) for key, name in dict(rows.order_by("version", "pk").values_list("key", "name")).items()]
