import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from accounts.querysets import NodeManager


class Node(MP_Node):
    """A place in the organisation: region > municipality > district > unit > team. Closed, never deleted."""

    class Kind(models.TextChoices):
        REGION = "region", _("Region or R&D unit")
        MUNICIPALITY = "municipality", _("Municipality")
        DISTRICT = "district", _("District")
        UNIT = "unit", _("Unit")
        TEAM = "team", _("Team")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=200)
    vacation_weeks = models.JSONField(default=list, blank=True)  # ISO week numbers; empty means as the node above
    # In those weeks plans rest and become as much longer, instead of going on without meetings.
    vacation_stretches = models.BooleanField(default=False)
    closed_on = models.DateField(null=True, blank=True)
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = NodeManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(replaced_by=None) | models.Q(closed_on__isnull=False),
                name="node_is_replaced_only_when_closed",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def path_range(self):
        """Half-open range of the paths of the node and everything under it, for one indexed comparison."""
        return self.path, self._inc_path()

    # treebeard keeps these on the manager; asked of a node they read as what they are.

    def get_parent(self):
        return Node.objects.get_parent(self)

    def get_children(self):
        return Node.objects.get_children(self)

    def get_ancestors(self):
        return Node.objects.get_ancestors(self)

    @property
    def is_open(self):
        return self.closed_on is None

    @property
    def kinds_below(self):
        """What may be made under this node: always something smaller."""
        kinds = list(self.Kind)
        return kinds[kinds.index(self.Kind(self.kind)) + 1 :]
