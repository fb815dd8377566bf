"""Who and where: background, unit, and everybody who helps."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import NodeField
from accounts.models import Node, Person, Role
from accounts.querysets import in_ranges
from accounts.scope import CHIEFS
from mentoring.load.forms import ask_although, chosen_id
from mentoring.load.selectors import loads
from mentoring.load.suggestions import suggestions
from mentoring.proposals import unit_of
from overview.altering.forms.alter import AlterForm, choices_of, day_field
from overview.candidates import candidates
from programs.alteration_words import CATEGORY_REASONS
from programs.intents import Reassign, Recategorise, Relocate
from programs.load import load_of

SELECT = {"class": "ds-input"}
REMAINS = _("Whoever has the role now remains until the day before.")


class PersonField(forms.ModelChoiceField):
    """Somebody with the place of work, for there may be many; nobody chosen means as now."""

    def __init__(self, **kwargs):
        super().__init__(Person.objects.none(), empty_label=_("As now"), widget=forms.Select(attrs=SELECT), **kwargs)

    def label_from_instance(self, person):
        return ", ".join([person.name, *(str(place.node) for place in person.places[:1])])


class CategoryForm(AlterForm):
    category = forms.ModelChoiceField(
        label=_("Background"), queryset=None, empty_label=None, widget=forms.RadioSelect, to_field_name="key"
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=choices_of(CATEGORY_REASONS), widget=forms.RadioSelect)

    def __init__(self, *args, introduction, **kwargs):
        super().__init__(*args, introduction=introduction, **kwargs)
        others = introduction.version.categories.exclude(pk=introduction.category_id)
        self.fields["category"].queryset = others

    impossible = _("The programme has no other background.")

    @property
    def is_possible(self):
        return self.fields["category"].queryset.exists()

    @property
    def intent(self):
        return Recategorise(self.cleaned_data["category"], self.cleaned_data["reason"])


class UnitForm(AlterForm):
    node = NodeField(
        label=_("Place of work"),
        queryset=Node.objects.none(),
        widget=forms.Select(attrs=SELECT),
        help_text=_("Another chief's place too: then the two of you have agreed on it."),
    )
    from_on = day_field(label=_("From"))
    chief = PersonField(label=_("Chief there"), required=False)
    mentor = PersonField(label=_("Mentor there"), required=False)

    def __init__(self, *args, introduction, **kwargs):
        super().__init__(*args, introduction=introduction, **kwargs)
        top = municipality_of(introduction.node)
        others = [introduction.newcomer_id]
        self.fields["node"].queryset = places_under(top).exclude(pk__in=[introduction.node.pk, top.pk])
        self.fields["from_on"].initial = self.first_day
        for name, kinds in (("chief", CHIEFS), ("mentor", ["mentor"])):
            holder = introduction.person_as(name)
            self.fields[name].queryset = holding(top, kinds).exclude(pk__in=[*others, *([holder.pk] if holder else [])])
        mentor = self.fields["mentor"].queryset.filter(pk=chosen_id(self, "mentor") or 0).first()
        if mentor:
            ask_although(self, load_of(mentor, besides=introduction.pk), mentor.name)

    @property
    def intent(self):
        said = self.cleaned_data
        people = tuple((role, said[role]) for role in ("chief", "mentor") if said[role])
        return Relocate(said["node"], said["from_on"], people, although=said.get("although", ""))


def municipality_of(node):
    """What an introduction stays within: in another municipality it ends, and another one starts."""
    above = [row for row in (*node.get_ancestors(), node) if row.kind == Node.Kind.MUNICIPALITY]
    return above[-1] if above else node


def places_under(top):
    low, high = top.path_range
    return Node.objects.open().filter(path__gte=low, path__lt=high).order_by("path")


def holding(top, kinds):
    """Those who have one of the roles anywhere in the municipality, with where."""
    held = Role.objects.current().filter(in_ranges([top.path_range], "node__path"), kind__in=kinds)
    people = Person.objects.filter(pk__in=held.values("person"), is_active=True)
    return people.with_places().by_name()


class MentorForm(AlterForm):
    """Who takes over, with how many each one already has."""

    role = "mentor"
    person = forms.TypedChoiceField(label=_("Mentor"), widget=forms.RadioSelect, coerce=int)
    from_on = day_field(label=_("From"), help_text=REMAINS)

    def __init__(self, *args, introduction, **kwargs):
        super().__init__(*args, introduction=introduction, **kwargs)
        found = loads(unit_of(introduction.node)) if introduction.node else []
        away = {introduction.newcomer_id, *([introduction.mentor.pk] if introduction.mentor else [])}
        self.loads = {load.person.pk: load for load in found if load.person.pk not in away}
        self.fields["person"].choices = [(pk, load_label(load)) for pk, load in self.loads.items()]
        self.fields["from_on"].initial = self.first_day
        if chosen := self.loads.get(chosen_id(self, "person")):
            ask_although(self, chosen.load, chosen.person.name)

    impossible = _("Nobody else is mentor in the unit. The administrator gives people that role.")

    @property
    def is_possible(self):
        return bool(self.loads)

    @property
    def intent(self):
        said = self.cleaned_data
        mentor = self.loads[said["person"]].person
        return Reassign(self.role, mentor, said["from_on"], although=said.get("although", ""))

    @property
    def suggestions(self):
        """Advice beside the choice; only a page asks for it."""
        return suggestions(list(self.loads.values()), self.introduction.node)


class HelperForm(AlterForm):
    """Who has a role from a day on: a chief among those who lead, the others among the colleagues."""

    person = forms.ModelChoiceField(
        queryset=Person.objects.none(), empty_label=_("Choose"), widget=forms.Select(attrs=SELECT)
    )
    from_on = day_field(label=_("From"), help_text=REMAINS)

    def __init__(self, *args, introduction, role, **kwargs):
        super().__init__(*args, introduction=introduction, **kwargs)
        self.role = role.key
        holder = introduction.person_as(role.key)
        others = [introduction.newcomer_id, *([holder.pk] if holder else [])]
        self.fields["person"].label = capfirst(str(role))
        self.fields["person"].queryset = candidates(role.key, introduction.node).exclude(pk__in=others)
        self.fields["from_on"].initial = self.first_day

    impossible = _("There is nobody else to choose in the unit. The administrator adds people and gives them roles.")

    @property
    def is_possible(self):
        return self.fields["person"].queryset.exists()

    @property
    def intent(self):
        return Reassign(self.role, self.cleaned_data["person"], self.cleaned_data["from_on"])


def load_label(mentor):
    """The name, and whether there is room for one more."""
    return f"{mentor.person.name}. {mentor.room}"
