"""Introductions that somebody helps in as supervisor, assessor, introducer: the way in for those who hold no post."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from accounts.querysets import current
from overview.candidates import WITH_FIELDS_OF_THEIR_OWN
from programs.models import Introduction, Involvement


@dataclass(frozen=True)
class Helped:
    introduction: Introduction
    title: str


def helped_by(person) -> list[Helped]:
    """In the order of their first days; one query when the programmes are at hand."""
    today = timezone.localdate()
    rows = Involvement.objects.filter(
        current(today) | Q(from_on__gt=today), person=person, introduction__state=Introduction.State.ACTIVE
    ).exclude(role__in=WITH_FIELDS_OF_THEIR_OWN)
    rows = rows.select_related("introduction__newcomer", "introduction__version")
    found = {(row.introduction_id, row.role): row for row in rows.order_by("introduction__start_on", "pk")}
    return [Helped(row.introduction, _title(row)) for row in found.values()]


def _title(row):
    return next((str(role) for role in row.introduction.version.rows("helpers") if role.key == row.role), row.role)
