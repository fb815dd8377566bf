"""Where something holds: at its node and everywhere below, so whoever works at a place reads upwards from it."""

from django.db.models import Q
from django.utils import timezone

from accounts.models import Node
from accounts.querysets import in_ranges, lasting


def path_and_above(path):
    return [path[:end] for end in range(Node.steplen, len(path) + 1, Node.steplen)]


def own_paths(person):
    """The places where the person works, and those above them."""
    works_at = person.employments.filter(lasting(timezone.localdate())).values_list("node__path", flat=True)
    return {path for place in works_at for path in path_and_above(place)}


def holds_for(person):
    """What holds where one works or has a role, and what is written further down by those one leads or coordinates."""
    above = own_paths(person) | {path for role in person.scope.roles for path in path_and_above(role.low)}
    return Q(node__path__in=above) | in_ranges(person.scope.people_ranges(), "node__path")
