"""The two steps that are filled in: the programme, and the people with their times."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Node, Person
from accounts.querysets import in_ranges
from accounts.scope import CHIEFS
from accounts.services import is_employed
from mentoring.load.forms import ask_although, chosen_id
from mentoring.load.selectors import loads
from mentoring.load.suggestions import suggestions
from mentoring.proposals import unit_of
from overview.candidates import chiefs_of, colleagues_of, other_roles
from overview.demand_words import choice_words
from programs.demands import demands_of
from programs.errors import all_taken
from programs.models import Introduction, Program, Version
from programs.seats import is_full, taken_by_program

EARLIEST = timedelta(days=365)


class ProgramForm(forms.Form):
    """Where the newcomer will work, and which programme is followed there."""

    node = forms.ModelChoiceField(Node.objects.none(), label=gettext_lazy("Where will the newcomer work?"))
    version = forms.ModelChoiceField(
        Version.objects.none(),
        label=gettext_lazy("Which programme?"),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, person, data=None):
        super().__init__(data)
        nodes = Node.objects.filter(in_ranges(person.scope.ranges(*CHIEFS, "administrator")), closed_on=None)
        nodes = list(nodes.filter(kind__in=("unit", "team")).order_by("path"))
        self.fields["node"].queryset = Node.objects.filter(pk__in=[node.pk for node in nodes]).order_by("path")
        self.fields["node"].label_from_instance = _indented
        self.fields["version"].queryset = (
            Version.objects.newest()
            .filter(program__in=Program.objects.usable_at_any(nodes))
            .select_related("program")
            .order_by("-program__owner__depth", "program__name", "-number")  # a local part before what it adds to
        )
        self.taken = taken_by_program(self.fields["version"].queryset.values("program"))
        self.fields["version"].label_from_instance = self._version_label
        if len(nodes) == 1:
            self.fields["node"].initial = nodes[0]

    def clean(self):
        node, version = self.cleaned_data.get("node"), self.cleaned_data.get("version")
        if node and version and not Program.objects.usable_at(node).filter(pk=version.program_id).exists():
            self.add_error("version", _("This programme is not used there. Choose another."))
        elif version and is_full(version, self.taken):
            self.add_error("version", all_taken(demands_of(version).seats))
        return self.cleaned_data

    def _version_label(self, version):
        title = _("%(program)s, version %(number)s.") % {"program": version.program, "number": version.number}
        about = choice_words(demands_of(version), self.taken.get(version.program_id, 0))
        return " ".join([title, str(version.program.summary), *about])


def _indented(node):
    return f"\u00a0\u00a0\u00a0{node.name}" if node.kind == "team" else node.name


class PeopleForm(forms.Form):
    """Who the newcomer is, who helps, and the first day."""

    newcomer = forms.ModelChoiceField(
        Person.objects.none(),
        required=False,
        label=gettext_lazy("Somebody in the register"),
        empty_label=gettext_lazy("Somebody new"),
    )
    new_name = forms.CharField(max_length=150, required=False, label=gettext_lazy("Name"))
    new_email = forms.EmailField(
        required=False,
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("The invitation goes here. May be left empty until there is an address."),
    )
    new_phone = forms.CharField(max_length=40, required=False, label=gettext_lazy("Phone"))
    category = forms.ModelChoiceField(
        None, label=gettext_lazy("Background"), widget=forms.RadioSelect, empty_label=None
    )
    experience = forms.ChoiceField(
        label=gettext_lazy("Experience at the start"),
        choices=Introduction.Experience.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Decides some items and how long it is, where the programme says so."),
    )
    start_on = forms.DateField(label=gettext_lazy("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    extent = forms.IntegerField(
        min_value=20, max_value=100, initial=100, label=gettext_lazy("Extent of employment, per cent")
    )
    is_stretched = forms.BooleanField(
        required=False,
        initial=True,
        label=gettext_lazy("Under 100 per cent: stretch the plan"),
        help_text=gettext_lazy(
            "Everything takes longer and nothing falls away: at 75 per cent, 26 weeks become 35."
            " Unstretched, the same is done in fewer hours. You see both on the next page."
        ),
    )
    chief = forms.ModelChoiceField(None, label=gettext_lazy("Chief in the joint meetings"))
    mentor = forms.ModelChoiceField(
        None, required=False, label=gettext_lazy("Mentor"), empty_label=gettext_lazy("No mentor yet")
    )
    met_time = forms.TimeField(
        required=False, label=gettext_lazy("Met on the first day at"), widget=forms.TimeInput(attrs={"type": "time"})
    )
    met_place = forms.CharField(max_length=200, required=False, label=gettext_lazy("Where"))
    met_by = forms.ModelChoiceField(
        None, required=False, label=gettext_lazy("By whom"), empty_label=gettext_lazy("Not decided")
    )

    def __init__(self, person, node, version, data=None):
        super().__init__(data)
        self.node = node
        self.known = None  # somebody who is registered from before, and free to begin here
        self._offer_newcomers(node, timezone.localdate())
        chiefs, colleagues = chiefs_of(node), colleagues_of(node)
        self.fields["chief"].queryset = chiefs
        self.fields["chief"].initial = person if person in chiefs else chiefs.first()
        self.fields["met_by"].queryset = colleagues
        self.fields["category"].queryset = version.categories.all()
        self.fields["category"].label_from_instance = lambda row: f"{row.name}. {row.description}"
        self._offer_mentors(node)
        self.helper_roles = other_roles(version)
        for role in self.helper_roles:
            self.fields[helper_field(role)] = _helper_field(role, colleagues)

    def _offer_newcomers(self, node, today):
        busy = Introduction.objects.active().values("newcomer")
        self.fields["newcomer"].queryset = (
            Person.objects.with_employment_under([node.path_range], today + timedelta(days=120))
            .exclude(pk__in=busy)
            .filter(is_active=True, roles=None)
            .by_name()
        )

    def _offer_mentors(self, node):
        self.loads = {load.person.pk: load for load in loads(unit_of(node))}
        self.fields["mentor"].queryset = Person.objects.filter(pk__in=self.loads).by_name()
        self.fields["mentor"].label_from_instance = lambda row: f"{row}. {self.loads[row.pk].room}"
        if chosen := self.loads.get(chosen_id(self, "mentor")):
            ask_although(self, chosen.load, chosen.person.name)

    @property
    def suggestions(self):
        """Advice beside the choice; only a page asks for it."""
        return suggestions(list(self.loads.values()), self.node)

    def clean_start_on(self):
        start_on = self.cleaned_data["start_on"]
        if start_on < timezone.localdate() - EARLIEST:
            raise forms.ValidationError(_("That is more than a year ago. Check the year."))
        return start_on

    def clean_new_email(self):
        """Somebody who has left another place can begin here; nothing of what is known about her is shown."""
        email = self.cleaned_data["new_email"].strip().lower()
        self.known = Person.objects.filter(email=email).first() if email else None
        if self.known:
            self._ensure_free(self.known)
        return email

    def _ensure_free(self, person):
        if self.fields["newcomer"].queryset.filter(pk=person.pk).exists():
            raise forms.ValidationError(_("Somebody in the register has this address. Choose the person instead."))
        if Introduction.objects.active().filter(newcomer=person).exists():
            raise forms.ValidationError(
                _(
                    "An introduction is under way for this person. Her chief there completes or discontinues it first;"
                    " then it can begin here."
                )
            )
        if is_employed(person):
            raise forms.ValidationError(
                _(
                    "Somebody with this address still works or has a post somewhere. Whoever administers that place"
                    " ends it first; then the introduction can begin here."
                )
            )

    def clean(self):
        people = self.cleaned_data
        if people.get("newcomer"):
            self.known = None
        if not people.get("newcomer") and not people.get("new_name"):
            self.add_error("new_name", _("Write the name, or choose somebody in the register."))
        if people.get("mentor") and people.get("mentor") in (people.get("chief"), people.get("newcomer")):
            self.add_error("mentor", _("The mentor is somebody else than the chief and the newcomer."))
        for role in self.helper_roles:
            if people.get("newcomer") and people.get(helper_field(role)) == people["newcomer"]:
                self.add_error(helper_field(role), _("Nobody helps in the own introduction. Choose somebody else."))
        return people

    @property
    def helper_fields(self):
        return [self[helper_field(role)] for role in self.helper_roles]

    @property
    def helpers(self):
        """{role: Person} of those besides chief and mentor who are chosen."""
        chosen = {role.key: self.cleaned_data.get(helper_field(role)) for role in self.helper_roles}
        return {role: person for role, person in chosen.items() if person}

    @property
    def newcomer_name(self):
        chosen = self.cleaned_data["newcomer"]
        return chosen.name if chosen else self.cleaned_data["new_name"]


def helper_field(role):
    return f"helper-{role.key}"


def _helper_field(role, colleagues):
    """By the title that the programme gives; may be left for later, and then the chief is told what waits."""
    return forms.ModelChoiceField(
        colleagues, required=False, label=capfirst(str(role)), help_text=str(role.does), empty_label=_("Nobody yet")
    )
