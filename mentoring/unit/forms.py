"""What is asked when a point is put or decided, and when the mentors' own times are planned."""

import uuid
from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from accounts.models import Node
from accounts.querysets import in_ranges
from accounts.scope import CHIEFS
from mentoring.forms.meeting import day_field, time_field
from mentoring.models import Gathering, Point
from mentoring.querysets import paths_mentored_by
from mentoring.unit.rules import can_plan_gathering
from mentoring.unit.services import Plan
from programs.models import Introduction

MOST = 20  # dates at once
ABOUT_WORK = _("In a few words, about the work. Do not write anything about children, families or cases.")


def words_field(label, **kwargs):
    return FreeTextField(label=label, max_length=300, rows=2, help_text=ABOUT_WORK, **kwargs)


class PointForm(FreeTextForm):
    """A point for the next meeting of chiefs and mentors."""

    kind = forms.ChoiceField(
        label=_("What is it about?"), choices=Point.Kind.choices, initial=Point.Kind.NEED, widget=forms.RadioSelect
    )
    introduction = forms.ModelChoiceField(
        Introduction.objects.none(), label=_("About whom?"), required=False, empty_label=_("Nobody in particular")
    )
    words = words_field(_("The point"))
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, data=None, *, introductions, **kwargs):
        super().__init__(data, **kwargs)
        field = self.fields["introduction"]
        field.queryset = Introduction.objects.filter(pk__in=[row.pk for row in introductions])
        field.choices = [("", field.empty_label), *((row.pk, row.newcomer.name) for row in introductions)]

    @property
    def point(self):
        """The keyword arguments of the service, beside the words."""
        cleaned = self.cleaned_data
        names = ("kind", "introduction", "request_key")
        return {name: cleaned[name] for name in names} | {"is_not_a_number": self.marked_not_a_number}


class DecisionForm(FreeTextForm):
    """What the chief decides; it holds from then on."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    decision = words_field(_("What have you decided?"))


def place_field():
    return forms.CharField(label=_("Place"), required=False, max_length=200)


def led_by_field():
    return forms.CharField(
        label=_("Led by"), required=False, max_length=120, help_text=_("The supervisor from outside, if there is one.")
    )


def minutes_field(**kwargs):
    return forms.IntegerField(label=_("Minutes"), min_value=5, max_value=600, **kwargs)


class GatheringForm(forms.Form):
    """A number of dates at once."""

    kind = forms.ChoiceField(label=_("What for?"), choices=Gathering.Kind.choices, widget=forms.RadioSelect)
    node = forms.ModelChoiceField(Node.objects.none(), label=_("For the mentors of"))
    first_on = day_field()
    time = time_field()
    number = forms.IntegerField(label=_("How many times?"), min_value=1, max_value=MOST, initial=1)
    weeks = forms.IntegerField(
        label=_("Weeks between"),
        min_value=1,
        max_value=26,
        initial=4,
        help_text=_("A day off moves a date to the next working day; vacation weeks are waited out."),
    )
    minutes = minutes_field(initial=90)
    place = place_field()
    led_by = led_by_field()
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, data=None, *, person, **kwargs):
        self.person = person
        super().__init__(data, **kwargs)
        self.fields["first_on"].label = _("First day")
        self.fields["node"].queryset = planned_nodes(person)
        self.fields["node"].initial = planned_nodes(person).first()
        if not person.scope.holds(*CHIEFS, "administrator"):
            self.fields["kind"].choices = [(Gathering.Kind.PEERS, Gathering.Kind.PEERS.label)]
            self.fields["kind"].initial = Gathering.Kind.PEERS
            del self.fields["led_by"]

    def clean_first_on(self):
        if self.cleaned_data["first_on"] < timezone.localdate():
            raise forms.ValidationError(_("Choose a day from today on."))
        return self.cleaned_data["first_on"]

    def clean(self):
        cleaned = super().clean()
        node, kind = cleaned.get("node"), cleaned.get("kind")
        if node and kind and not can_plan_gathering(self.person, node, kind):
            self.add_error("kind", _("Supervision at this place is planned by its chief or an administrator."))
        return cleaned

    @property
    def plan(self):
        names = ("kind", "first_on", "time", "number", "weeks", "minutes", "place", "led_by")
        return Plan(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})


def planned_nodes(person):
    """Where one leads or administers, and where one is a mentor; a region has no mentors of its own."""
    led = in_ranges(person.scope.ranges(*CHIEFS, "administrator"))
    rows = Node.objects.filter(led) | Node.objects.filter(path__in=paths_mentored_by(person), kind__in=("unit", "team"))
    return rows.filter(closed_on=None).exclude(kind="region").order_by("path")


class MoveGatheringForm(forms.Form):
    """Another time or place."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    on = day_field()
    time = time_field()
    minutes = minutes_field()
    place = place_field()
    led_by = led_by_field()

    def __init__(self, data=None, *, gathering, **kwargs):
        starts_at = timezone.localtime(gathering.starts_at)
        names = ("revision", "minutes", "place", "led_by")
        first = {name: getattr(gathering, name) for name in names}
        kwargs["initial"] = first | {"on": starts_at.date(), "time": starts_at.time()}
        super().__init__(data, **kwargs)

    def clean_on(self):
        if self.cleaned_data["on"] < timezone.localdate():
            raise forms.ValidationError(_("Choose a day from today on."))
        return self.cleaned_data["on"]

    @property
    def change(self):
        """The keyword arguments of the service."""
        cleaned = self.cleaned_data
        names = ("minutes", "place", "led_by", "revision")
        starts_at = timezone.make_aware(datetime.combine(cleaned["on"], cleaned["time"]))
        return {name: cleaned[name] for name in names} | {"starts_at": starts_at}


class CancelGatheringForm(forms.Form):
    """Nothing is asked: why is not kept."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


SEATS = [("there", _("Was there")), ("apologised", _("Had said no")), ("absent", _("Was not there"))]


class GatheredForm(forms.Form):
    """One choice for each mentor; everybody was there until somebody says otherwise."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, gathering, people, replies=None, **kwargs):
        kwargs["initial"] = {"revision": gathering.revision}
        super().__init__(data, **kwargs)
        self.people = people
        known = {row.person_id: row for row in gathering.attendances.all()}
        for person in people:
            declined = (replies or {}).get((gathering.pk, person.pk)) is False
            self.fields[f"person-{person.pk}"] = forms.ChoiceField(
                label=person.name,
                choices=SEATS,
                initial=_seat(known.get(person.pk), declined),
                widget=forms.RadioSelect,
            )

    def _those(self, seat):
        return {person.pk for person in self.people if self.cleaned_data[f"person-{person.pk}"] == seat}

    @property
    def attendance(self):
        """The keyword arguments of the service."""
        return {
            "present": self._those("there"),
            "apologised": self._those("apologised"),
            "revision": self.cleaned_data["revision"],
        }


def _seat(row, declined):
    if row is None:
        return "apologised" if declined else "there"
    if row.was_there:
        return "there"
    return "apologised" if row.has_apologised else "absent"
