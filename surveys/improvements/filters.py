"""What stands in the address of the register."""

import django_filters
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import NodeField
from accounts.models import Node
from accounts.querysets import in_ranges
from programs.models import Version
from surveys.models import Improvement

HEARD_IN = [("survey", _("A survey")), ("group", _("A group")), ("talk", _("A talk"))]
TOLD = [("yes", _("Shown to those who answered")), ("no", _("Not shown yet"))]


class NodeFilter(django_filters.ModelChoiceFilter):
    field_class = NodeField


def _nodes(request):
    return Node.objects.visible_to(request.user).open()


def _versions(request):
    taken_up = Improvement.objects.kept_by(request.user).order_by().values("version")
    return Version.objects.filter(pk__in=taken_up).select_related("program")


class ImprovementFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=Improvement.State.choices, empty_label=_("All states")
    )
    node = NodeFilter(label=_("Place"), queryset=_nodes, method="under", empty_label=_("Everywhere"))
    heard_in = django_filters.ChoiceFilter(label=_("Heard in"), choices=HEARD_IN, method="heard", empty_label=_("All"))
    version = django_filters.ModelChoiceFilter(
        label=_("Taken up by"), queryset=_versions, empty_label=_("All versions")
    )
    told = django_filters.ChoiceFilter(label=_("Shown"), choices=TOLD, method="is_told", empty_label=_("All"))

    class Meta:
        model = Improvement
        fields: list[str] = []

    @property
    def narrowed(self):
        return any(self.form.cleaned_data.values()) if self.form.is_valid() else False

    def under(self, queryset, name, node):
        return queryset.filter(in_ranges([node.path_range], "node__path"))

    def heard(self, queryset, name, value):
        return queryset.of_kind(value)

    def is_told(self, queryset, name, value):
        return queryset.filter(told_at__isnull=value == "no")
