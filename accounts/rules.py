"""Who may do what with people and the organisation. Nobody reaches above the own node, and nobody ends the own post."""

from django.core.exceptions import PermissionDenied

from accounts.querysets import is_lasting
from accounts.scope import CHIEFS, FIGURES


def ensure(allowed):
    """A view's second question: may this person do that to what this person may see? Else 403."""
    if not allowed:
        raise PermissionDenied


def can_administer(person, node):
    """Administrators run people, roles and the tree from their node downwards."""
    return person.scope.reaches(node, "administrator")


def can_see_people(person, node=None):
    """Chiefs, coordinators and administrators see who works where, from their node downwards."""
    kinds = (*CHIEFS, *FIGURES)
    return person.scope.reaches(node, *kinds) if node else person.scope.holds(*kinds)


def can_add_person(person, node=None):
    """An administrator, or the chief who is about to introduce somebody."""
    kinds = (*CHIEFS, "administrator")
    return person.scope.reaches(node, *kinds) if node else person.scope.holds(*kinds)


def can_change_person(person, other):
    """Whoever changes an address can take over an account: only who administers every place and post of it.

    A chief may correct somebody who has not signed in yet and is at most a mentor of that unit.
    """
    nodes = places_of(other)
    if all(can_administer(person, node) for node in nodes):
        return True
    is_unopened = not other.joined_at and all(role.kind == "mentor" for role in other.roles.all())
    return is_unopened and all(can_add_person(person, node) for node in nodes)


def can_invite(person, other):
    """The mail goes to the one invited, so whoever may add people to one of the places may send it."""
    is_invitable = other.email and other.is_active and not other.joined_at
    return bool(is_invitable) and any(can_add_person(person, node) for node in places_of(other))


def can_close_access(person, other):
    return person != other and all(can_administer(person, node) for node in places_of(other))


def can_give_role(person, node, kind=None):
    """An administrator gives any role from the own node downwards; a chief makes mentors of the unit."""
    return can_administer(person, node) or (kind in (None, "mentor") and can_add_person(person, node))


def can_end_role(person, role):
    """Nobody ends the own post as administrator: the last one would lock the door from outside."""
    is_own_post = role.person_id == person.pk and role.kind == "administrator"
    return not is_own_post and can_give_role(person, role.node, role.kind)


def can_end_employment(person, employment):
    return employment.person_id != person.pk and can_administer(person, employment.node)


def can_change_absence(person, other):
    """One's own days away, or those of the people in one's unit."""
    return person == other or any(can_add_person(person, node) for node in places_of(other))


def can_close_node(person, node):
    """The top stays; the rest is closed by who administers the node above."""
    return node.is_open and not node.is_root() and can_administer(person, node.get_parent())


def places_of(person):
    """Nodes where the person works or has a post now or later; else the last one. Never empty for a real person."""
    rows = [*person.employments.select_related("node"), *person.roles.select_related("node")]
    return [row.node for row in list(filter(is_lasting, rows)) or sorted(rows, key=lambda row: row.to_on)[-1:]]
