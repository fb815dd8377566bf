"""Roles are given from a day to a day; what has held is never rewritten."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Node, Person, Role
from accounts.querysets import current
from accounts.services.history import record


@transaction.atomic
def give_role(
    person: Person,
    node: Node,
    kind: str,
    *,
    by: Person | None,
    from_on: date | None = None,
    to_on: date | None = None,
    at: datetime | None = None,
) -> Role:
    """Make the person e.g. mentor at the node; whoever is it already stays it, and nothing new is written."""
    from_on = from_on or timezone.localdate(at)
    same = Role.objects.filter(person=person, node=node, kind=kind)
    if already := same.filter(current(from_on)).first():
        return already
    try:
        with transaction.atomic():
            role = Role.objects.create(person=person, node=node, kind=kind, from_on=from_on, to_on=to_on)
    except IntegrityError:
        # The same click came twice, or the role is to begin on a later day.
        return same.latest("from_on")
    record(by, "accounts.role_given", role, about=person, at=at, kind=kind, node=node.pk)
    _forget_scope(person)
    return role


@transaction.atomic
def end_role(role: Role, *, to_on: date | None = None, by: Person, at: datetime | None = None) -> None:
    """`to_on` is the last day (default: yesterday, so that it stops now). One that has not begun is withdrawn."""
    to_on = to_on or timezone.localdate(at) - timedelta(days=1)
    record(by, "accounts.role_ended", role, about=role.person, at=at, kind=role.kind, node=role.node_id)
    if to_on < role.from_on:
        role.delete()
    else:
        role.to_on = to_on
        role.save(update_fields=["to_on"])
    _forget_scope(role.person)


def _forget_scope(person):
    person.__dict__.pop("scope", None)
