from django.core.exceptions import PermissionDenied

from accounts.scope import CHIEFS


def ensure(allowed):
    """A view's second question: may this person do that to what this person may see? Else 403."""
    if not allowed:
        raise PermissionDenied


def can_administer(person, node):
    """Administrators run people, roles and the tree from their node downwards."""
    return person.scope.reaches(node, "administrator")


def can_see_people(person, node):
    """Chiefs, coordinators and administrators see who works where, from their node downwards."""
    return person.scope.reaches(node, *CHIEFS, "coordinator", "administrator")
