"""What a person's roles reach in the organisation tree, read once and kept as literal path ranges."""

from dataclasses import dataclass

from django.utils import timezone

CHIEFS = ("unit_chief", "deputy_chief", "team_leader")
FIGURES = ("coordinator", "administrator")  # see the plan, never a text


@dataclass(frozen=True)
class HeldRole:
    id: int
    kind: str
    node_id: int
    node_name: str
    low: str
    high: str


@dataclass(frozen=True)
class Scope:
    roles: tuple[HeldRole, ...]

    @classmethod
    def of(cls, person, on=None):
        """One query for all roles that hold on the day `on` (today)."""
        from accounts.querysets import current

        held = person.roles.filter(current(on or timezone.localdate())).select_related("node").order_by("pk")
        return cls(tuple(HeldRole(r.pk, r.kind, r.node_id, r.node.name, *r.node.path_range) for r in held))

    def ranges(self, *kinds):
        """Half-open path ranges of the nodes where one of the kinds is held; all kinds when none is named."""
        return [(role.low, role.high) for role in self.roles if not kinds or role.kind in kinds]

    def holds(self, *kinds):
        return any(role.kind in kinds for role in self.roles)

    def reaches(self, node, *kinds):
        """Is one of the kinds held at the node or above it?"""
        return any(low <= node.path < high for low, high in self.ranges(*kinds))

    def people_ranges(self):
        """Where this person sees who works."""
        return self.ranges(*CHIEFS, *FIGURES)

    def staffing_ranges(self):
        """Where this person may add people."""
        return self.ranges(*CHIEFS, "administrator")
