"""Which plan rules hold at a place: those of the nearest place, itself or above, that has decided."""

from accounts.models import Node
from programs.models import PlanRules


def path_to(node: Node) -> list[str]:
    """The paths of the node and of everything above it."""
    return [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]


def rules_at(node: Node) -> PlanRules:
    """With its node; one that is not saved, and without a node, when nobody has decided. One query."""
    rows = PlanRules.objects.filter(node__path__in=path_to(node)).select_related("node")
    return rows.order_by("-node__depth").first() or PlanRules()


def rules_above(node: Node) -> PlanRules:
    """What would hold at the node if it decided nothing itself."""
    parent = node.get_parent()
    return rules_at(parent) if parent else PlanRules()
