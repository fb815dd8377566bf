"""Who sees to something, by the role that the programme names: looked up when shown, so it is whoever is there now.

Nobody found is nobody: what waits is told to the chief, and never falls to the one who happened to click.
"""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils import timezone

from accounts.models import Person, Role
from accounts.scope import CHIEFS
from programs.querysets import people_of

NEWCOMER = "newcomer"
# Roles that somebody has in the organisation, whoever the newcomer is: the nearest one answers.
IN_ORGANISATION = {"team-leader": CHIEFS, "administrator": ("administrator",)}


@dataclass(frozen=True)
class Responsible:
    """A role of one introduction, and the person who has it today, if anybody does."""

    role: str
    title: str
    person: Person | None = None

    @property
    def is_unassigned(self) -> bool:
        """Is there somebody to choose? Posts in the organisation are not chosen for an introduction."""
        return self.person is None and is_chosen(self.role)


def is_chosen(role: str) -> bool:
    """Is the role given to somebody in an introduction, and not a post in the organisation?"""
    return role not in IN_ORGANISATION


def responsible_in(introductions) -> dict[int, dict[str, Responsible]]:
    """{introduction id: {role: Responsible}} of every role of the programmes; two queries, one more without people."""
    introductions = list(introductions)
    prefetch_related_objects(introductions, "newcomer", "version", *people_of())
    posts = _posts({row.node for row in introductions if row.node})
    return {row.pk: {role.role: role for role in _roles(row, posts)} for row in introductions}


def _roles(introduction, posts):
    yield Responsible(NEWCOMER, "", introduction.newcomer)
    for row in introduction.version.rows("helpers"):
        person = holder_of(introduction, row.key)
        if person is None and row.key in IN_ORGANISATION and introduction.node:
            person = _nearest(introduction.node, posts.get(row.key, ()))
        yield Responsible(row.key, str(row), person)


def holder_of(introduction, role) -> Person | None:
    """Who has the role today, else who takes it over; uses what with_people() has fetched."""
    today = timezone.localdate()
    rows = [row for row in introduction.involvements.all() if row.role == role and row.stands_in_for_id is None]
    coming = [row for row in rows if row.from_on > today]
    return introduction.person_as(role) or (min(coming, key=lambda row: row.from_on).person if coming else None)


def _posts(nodes):
    """{role: [Role row, …]} of those who hold a post at one of the nodes or above it."""
    paths = {path for node in nodes for path in _to_the_root(node)}
    kinds = [kind for kinds in IN_ORGANISATION.values() for kind in kinds]
    held = Role.objects.current().filter(node__path__in=paths, kind__in=kinds, person__is_active=True)
    rows = list(held.select_related("person", "node").order_by("pk")) if paths else []
    return {role: [row for row in rows if row.kind in kinds] for role, kinds in IN_ORGANISATION.items()}


def _nearest(node, held):
    paths = _to_the_root(node)
    above = [row for row in held if row.node.path in paths]
    return max(above, key=lambda row: row.node.depth).person if above else None


def _to_the_root(node):
    return [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
