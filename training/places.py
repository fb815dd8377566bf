from accounts.models import Node


def home_of_cohorts(node: Node) -> Node:
    """A group is shared by the teams of a unit, so it belongs to the unit; elsewhere to the node itself."""
    if node.kind == Node.Kind.TEAM:
        return node.get_parent()
    return node
