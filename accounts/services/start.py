"""The first hour of a real site: a tree, and an administrator who can invite everybody else."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import AlreadySetUp
from accounts.models import Node, Person
from accounts.services.history import record
from accounts.services.invitations import invite
from accounts.services.nodes import add_node
from accounts.services.people import add_person
from accounts.services.roles import give_role


@transaction.atomic
def set_up(
    *,
    name: str,
    email: str,
    municipality: str,
    region: str = "",
    unit: str = "",
    language: str = "sv",
    at: datetime | None = None,
) -> Person:
    """Make the tree from the top and its first administrator, who is invited. Raises AlreadySetUp."""
    if Person.objects.exists():
        raise AlreadySetUp
    names = [("region", region), ("municipality", municipality), ("unit", unit)]
    top, place = _add_tree([(kind, text.strip()) for kind, text in names if text.strip()], at=at)
    person = add_person(name, email, language=language, node=place, from_on=timezone.localdate(at), by=None, at=at)
    give_role(person, top, "administrator", by=None, at=at)
    give_role(person, top, "coordinator", by=None, at=at)
    invite(person, by=person, at=at)
    return person


def _add_tree(names, *, at):
    """(the top node, the lowest node)"""
    kind, name = names[0]
    top = place = Node.objects.add_root({"kind": kind, "name": name})
    record(None, "accounts.node_added", top, at=at, kind=kind)
    for kind, name in names[1:]:
        place = add_node(place, kind, name, by=None, at=at)
    return top, place
