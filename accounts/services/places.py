"""Where somebody works and which days somebody is away: dated rows."""

from datetime import date, datetime

from django.db import transaction

from accounts.errors import StillEmployed
from accounts.models import Absence, Employment, Node, Person
from accounts.querysets import in_ranges, lasting
from accounts.services.history import record
from accounts.services.people import open_access
from accounts.services.roles import end_role


@transaction.atomic
def add_employment(
    person: Person, node: Node, *, from_on: date, by: Person, title: str = "", at: datetime | None = None
) -> Employment:
    employment, is_new = Employment.objects.get_or_create(
        person=person, node=node, from_on=from_on, defaults={"title": title}
    )
    if is_new:
        record(by, "accounts.employment_added", employment, about=person, at=at, node=node.pk)
    return employment


@transaction.atomic
def employ_again(person: Person, node: Node, *, from_on: date, by: Person, at: datetime | None = None) -> Employment:
    """Somebody who has worked in another place before begins here; a closed access is opened again.

    StillEmployed when the person works or holds a post anywhere: then it is ended there first.
    """
    Person.objects.select_for_update().get(pk=person.pk)  # two places wait for each other
    begun = person.employments.filter(node=node, from_on=from_on).first()
    if begun is None and is_employed(person):
        raise StillEmployed
    employment = add_employment(person, node, from_on=from_on, by=by, at=at)
    open_access(person, by=by, at=at)
    return employment


def is_employed(person: Person) -> bool:
    """Does the person work or hold a post anywhere, today or later?"""
    return person.employments.lasting().exists() or person.roles.lasting().exists()


@transaction.atomic
def end_employment(
    employment: Employment, *, to_on: date, by: Person, reason: str = "", at: datetime | None = None
) -> None:
    """`to_on` is the last day. Roles end with it: those under the node, or all when nothing else goes on."""
    employment.to_on, employment.end_reason = to_on, reason
    employment.save(update_fields=["to_on", "end_reason"])
    person = employment.person
    roles = person.roles.filter(to_on=None)
    if person.employments.filter(lasting(to_on)).exclude(pk=employment.pk).exists():
        roles = roles.filter(in_ranges([employment.node.path_range], "node__path"))
    for role in roles:
        end_role(role, to_on=to_on, by=by, at=at)
    record(by, "accounts.employment_ended", employment, about=person, at=at, reason=reason)


@transaction.atomic
def add_absence(person: Person, from_on: date, to_on: date, *, by: Person, at: datetime | None = None) -> Absence:
    """Days away, both ends included; a second call for the same days gives the first's row."""
    absence, is_new = Absence.objects.get_or_create(person=person, from_on=from_on, to_on=to_on)
    if is_new:
        record(by, "accounts.absence_added", absence, about=person, at=at)
    return absence


@transaction.atomic
def remove_absence(absence: Absence, *, by: Person, at: datetime | None = None) -> None:
    """Nothing is worth keeping about days that somebody was at work after all."""
    record(by, "accounts.absence_removed", absence, about=absence.person, at=at)
    absence.delete()
