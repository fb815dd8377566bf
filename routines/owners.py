"""Who keeps a routine up to date today: the role is what is written down, and whoever holds it answers for it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from accounts.models import Role
from accounts.querysets import current
from accounts.scope import CHIEFS
from routines.models import Routine
from routines.places import path_and_above


def owners_of(routines: Iterable[Routine], on: date) -> dict[int, set[int]]:
    """{routine id: ids of those who hold its role}, at its node or the nearest above that has somebody; one query.

    Where nobody holds the role, whoever leads the place does: a routine that nobody looks after goes wrong unseen.
    """
    routines = list(routines)
    holders = _holders({path for routine in routines for path in path_and_above(routine.node.path)}, on)
    return {routine.pk: _nearest(holders, routine) for routine in routines}


def _holders(paths, on):
    """{(path, kind): ids of people}"""
    found = defaultdict(set)
    held = Role.objects.filter(current(on), node__path__in=paths, person__is_active=True)
    for path, kind, person_id in held.values_list("node__path", "kind", "person_id"):
        found[path, kind].add(person_id)
    return found


def _nearest(holders, routine):
    upwards = sorted(path_and_above(routine.node.path), key=len, reverse=True)
    for kinds in ((routine.owner_role,), CHIEFS):
        for path in upwards:
            if found := {person for kind in kinds for person in holders[path, kind]}:
                return found
    return set()
