"""What stands in the address of a list of introductions; pages and exports read it alike."""

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import NodeField
from accounts.models import Node, Person
from accounts.querysets import current
from accounts.roles import active_landing
from accounts.scope import FIGURES
from programs.models import Introduction, Involvement, Phase, Version
from programs.querysets import at_pace, paces_of

STATES = [("all", _("All, also those that have ended")), *Introduction.State.choices[1:]]


def overseen(request):
    """The introductions that the role worked in answers for: led by a chief, else run by who has figures only."""
    visible = Introduction.objects.visible_to(request.user)
    return visible.led_by(request.user) if works_as_chief(request) else visible.run_by(request.user)


def works_as_chief(request):
    """Does the person decide over the introductions of the lists? Who runs a node reads its figures only."""
    return active_landing(request) == "chief" or not request.user.scope.holds(*FIGURES)


class NodeFilter(django_filters.ModelChoiceFilter):
    field_class = NodeField


def _nodes(request):
    """The places that the person answers for."""
    return Node.objects.visible_to(request.user).open()


def _mentors(request):
    held = Involvement.objects.filter(introduction__in=overseen(request).active().values("pk"), role="mentor")
    today = timezone.localdate()
    held = held.filter(current(today) | Q(from_on__gt=today))
    return Person.objects.filter(pk__in=held.values("person_id")).by_name()


def _versions(request):
    return Version.objects.visible_to(request.user).select_related("program")


class IntroductionFilter(django_filters.FilterSet):
    """Those under way, unless others are asked for."""

    node = NodeFilter(label=_("Unit or team"), queryset=_nodes, method="under", empty_label=_("Everywhere"))
    mentor = django_filters.ModelChoiceFilter(
        label=_("Mentor"), queryset=_mentors, method="with_mentor", empty_label=_("All mentors")
    )
    phase = django_filters.ChoiceFilter(label=_("Phase"), method="in_phase", empty_label=_("All phases"))
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=STATES, method="in_state", empty_label=Introduction.State.ACTIVE.label
    )
    began_from = django_filters.DateFilter(label=_("Began from"), field_name="start_on", lookup_expr="gte")
    began_until = django_filters.DateFilter(label=_("Began until"), field_name="start_on", lookup_expr="lte")
    ended_from = django_filters.DateFilter(label=_("Ended from"), field_name="ended_on", lookup_expr="gte")
    ended_until = django_filters.DateFilter(label=_("Ended until"), field_name="ended_on", lookup_expr="lte")
    reason = django_filters.ChoiceFilter(
        label=_("Reason"),
        field_name="end_reason",
        choices=Introduction.EndReason.choices,
        empty_label=_("All reasons"),
    )
    version = django_filters.ModelChoiceFilter(
        label=_("Version"), queryset=_versions, field_name="version", empty_label=_("All versions")
    )

    class Meta:
        model = Introduction
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["phase"].extra["choices"] = self._phases()

    def _phases(self):
        """By key: the same phase of several versions is one choice, called as the newest calls it."""
        versions = self.queryset.order_by().values("version_id")
        rows = Phase.objects.filter(version__in=versions).order_by("version__number", "version_id", "order")
        return list({row.key: (row.key, str(row)) for row in rows}.values())

    def filter_queryset(self, queryset):
        if not self.form.cleaned_data.get("state"):
            queryset = queryset.active()
        return super().filter_queryset(queryset)

    @property
    def narrowed(self):
        """Is less shown than everything under way?"""
        return any(self.form.cleaned_data.values()) if self.form.is_valid() else False

    def under(self, queryset, name, node):
        return queryset.under(node)

    def with_mentor(self, queryset, name, person):
        return queryset.mentored_by(person)

    def in_phase(self, queryset, name, key):
        """A phase is counted from each first day, in months too, so the days are compared here and not in SQL."""
        today, paces = timezone.localdate(), paces_of(queryset)
        under_way = Q(pk__in=[])
        for phase in Phase.objects.filter(key=key, version__in=list(paces)):
            for pace in paces[phase.version_id]:
                if _is_under_way(phase, pace, today):
                    under_way |= Q(version_id=phase.version_id) & at_pace(pace)
        return queryset.filter(under_way)

    def in_state(self, queryset, name, value):
        return queryset if value == "all" else queryset.filter(state=value)


def _is_under_way(phase, pace, day):
    first_on, last_on = phase.days_at(pace)
    return first_on <= day <= last_on
