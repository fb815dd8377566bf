"""Who is told when a version is published."""

from django.utils import timezone

from accounts.models import Person, Role
from accounts.querysets import current
from accounts.scope import CHIEFS
from outbox.services import post_many
from programs.models import Introduction, Involvement, Program, Version


def tell_extenders(version: Version, *, by, at=None) -> None:
    """Those who lead or coordinate a place that adds to the programme, once for each version."""
    programs = {row.owner_id: row for row in Program.objects.filter(extends=version.program_id)}
    held = Role.objects.filter(current(timezone.localdate(at)), node__in=programs, kind__in=("coordinator", *CHIEFS))
    for node_id, program in programs.items():
        people = {row.person_id: row.person for row in held.filter(node=node_id).select_related("person")}
        people.pop(by.pk, None)
        keys = [(f"base-published:{version.pk}:{program.pk}:{pk}", person) for pk, person in people.items()]
        if keys:
            post_many(keys, kind="base_published", refers_id=program.pk, at=at)


def tell_chiefs(version: Version, *, by, at=None) -> None:
    """Each chief of introductions that follow an older version, once for each version however many those are."""
    older = Introduction.objects.active().filter(version__program=version.program_id).exclude(version=version)
    rows = Involvement.objects.filter(current(timezone.localdate(at)), introduction__in=older, role="chief")
    people = Person.objects.filter(pk__in=rows.values("person")).exclude(pk=by.pk)
    keys = [(f"version-published:{version.pk}:{person.pk}", person) for person in people]
    if keys:
        post_many(keys, kind="version_published", refers_id=version.pk, at=at)
