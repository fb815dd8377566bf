"""The organisation tree: nodes are added, renamed and closed, never deleted or moved."""

import uuid
from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from accounts.errors import NodeInUse, ensure_fresh
from accounts.models import Employment, Node, Person, Role
from accounts.querysets import in_ranges
from accounts.services.history import record


@transaction.atomic
def add_node(
    parent: Node,
    kind: str,
    name: str,
    *,
    by: Person | None,
    vacation_weeks: tuple[int, ...] = (),
    vacation_stretches: bool = False,
    at: datetime | None = None,
    request_key: uuid.UUID | None = None,
) -> Node:
    """Add a node under another; a second call with the same key gives the first's."""
    key = request_key or uuid.uuid4()
    # Two at once under the same node would be given the same path.
    parent = Node.objects.select_for_update().get(pk=parent.pk)
    if already := Node.objects.filter(request_key=key).first():
        return already
    values = {"kind": kind, "name": name.strip(), "vacation_weeks": list(vacation_weeks), "request_key": key}
    values["vacation_stretches"] = vacation_stretches
    node = Node.objects.add_child(parent, values)
    record(by, "accounts.node_added", node, at=at, kind=kind)
    return node


@transaction.atomic
def change_node(
    node: Node,
    *,
    name: str,
    vacation_weeks: list[int],
    vacation_stretches: bool = False,
    by: Person,
    revision: int | None = None,
    at: datetime | None = None,
) -> Node:
    """Rename a node or change its vacation weeks (ISO week numbers) and what they do. Raises StaleEdit."""
    node = Node.objects.select_for_update().get(pk=node.pk)
    ensure_fresh(node, revision)
    node.name, node.vacation_weeks, node.revision = name.strip(), list(vacation_weeks), node.revision + 1
    node.vacation_stretches = vacation_stretches
    node.save(update_fields=["name", "vacation_weeks", "vacation_stretches", "revision"])
    record(by, "accounts.node_changed", node, at=at)
    return node


@transaction.atomic
def close_node(
    node: Node, *, by: Person, on: date | None = None, successor: Node | None = None, at: datetime | None = None
) -> Node:
    """Close an empty node and name what took its place. Raises NodeInUse with what must be done first."""
    node = Node.objects.select_for_update().get(pk=node.pk)
    if not node.is_open:
        return node
    if obstacles := obstacles_to_closing(node):
        raise NodeInUse(obstacles)
    node.closed_on, node.replaced_by, node.revision = on or timezone.localdate(at), successor, node.revision + 1
    node.save(update_fields=["closed_on", "replaced_by", "revision"])
    record(by, "accounts.node_closed", node, at=at, successor=successor and successor.pk)
    return node


_obstacles: list[Callable[[Node], str]] = []


def register_obstacle(find: Callable[[Node], str]) -> Callable[[Node], str]:
    """Let an app name what keeps a node open: a sentence on what must be done first, or nothing."""
    _obstacles.append(find)
    return find


def obstacles_to_closing(node: Node) -> list[str]:
    return [sentence for find in _obstacles if (sentence := find(node))]


@register_obstacle
def open_nodes_under(node):
    count = node.get_children().filter(closed_on=None).count()
    if not count:
        return ""
    return ngettext(
        "%(count)d node lies under it. Close that first.", "%(count)d nodes lie under it. Close those first.", count
    ) % {"count": count}


@register_obstacle
def people_at(node):
    count = Employment.objects.lasting().filter(node=node).count()
    if not count:
        return ""
    return ngettext(
        "%(count)d person works there. Move or end the employment first.",
        "%(count)d people work there. Move or end the employments first.",
        count,
    ) % {"count": count}


@register_obstacle
def roles_at(node):
    count = Role.objects.lasting().filter(in_ranges([node.path_range], "node__path")).count()
    if not count:
        return ""
    return ngettext(
        "%(count)d role is held there. End it first.", "%(count)d roles are held there. End them first.", count
    ) % {"count": count}
