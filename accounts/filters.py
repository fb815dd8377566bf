import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import NodeField
from accounts.models import Employment, Node, Person, Role
from accounts.querysets import in_ranges, lasting

STANDINGS = {
    "joined": Q(is_active=True, joined_at__isnull=False),
    "invited": Q(is_active=True, joined_at=None, invited_at__isnull=False),
    "waiting": Q(is_active=True, joined_at=None, invited_at=None),
    "closed": Q(is_active=False),
}


def _nodes(request):
    return Node.objects.visible_to(request.user)


class NodeFilter(django_filters.ModelChoiceFilter):
    field_class = NodeField


class PersonFilter(django_filters.FilterSet):
    """What stands in the address of the list of people; closed accounts only when asked for."""

    q = django_filters.CharFilter(label=_("Name or e-mail"), method="search")
    node = NodeFilter(
        label=_("Where"),
        queryset=_nodes,
        method="under",
        empty_label=_("Everywhere"),
    )
    role = django_filters.ChoiceFilter(
        label=_("Role"), choices=Role.Kind.choices, method="holding", empty_label=_("All")
    )
    standing = django_filters.ChoiceFilter(
        label=_("Sign-in"),
        choices=[
            ("joined", _("Has signed in")),
            ("invited", _("Invited")),
            ("waiting", _("Not invited")),
            ("closed", _("Access closed")),
        ],
        method="standing_as",
        empty_label=_("All open"),
    )

    class Meta:
        model = Person
        fields: list[str] = []

    def filter_queryset(self, queryset):
        if not self.form.cleaned_data.get("standing"):
            queryset = queryset.filter(is_active=True)
        return super().filter_queryset(queryset)

    def search(self, queryset, name, value):
        return queryset.filter(Q(name__icontains=value) | Q(email__icontains=value))

    def under(self, queryset, name, node):
        here = lasting(timezone.localdate()) & in_ranges([node.path_range], "node__path")
        works = Employment.objects.filter(here).values("person_id")
        return queryset.filter(pk__in=works.union(Role.objects.filter(here).values("person_id")))

    def holding(self, queryset, name, kind):
        ranges = self.request.user.scope.people_ranges()
        roles = Role.objects.lasting().filter(in_ranges(ranges, "node__path"), kind=kind)
        return queryset.filter(pk__in=roles.values("person_id"))

    def standing_as(self, queryset, name, value):
        return queryset.filter(STANDINGS[value])
