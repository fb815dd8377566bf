"""Whom somebody has been mentor for, from when to when, and how many places were decided."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from programs.models import Introduction, Involvement


@dataclass(frozen=True)
class Spell:
    """One row of the history; `is_seen`: may the reader open the introduction."""

    introduction: Introduction
    from_on: date
    to_on: date | None
    is_seen: bool
    stood_in_for: str = ""
    although: str = ""


def spells_of(person, reader):
    """(those that go on or are to come, those that are over), the latest first; three queries.

    The mentor reads the own whole history; whoever leads reads it as far as they see the introductions.
    """
    rows = Involvement.objects.filter(person=person, role="mentor").select_related(
        "introduction__newcomer", "stands_in_for"
    )
    rows = list(rows.order_by("-from_on", "-pk"))
    seen = Introduction.objects.visible_to(reader).filter(pk__in=[row.introduction_id for row in rows])
    seen = set(seen.values_list("pk", flat=True))
    mine = [row for row in rows if reader == person or row.introduction_id in seen or _goes_on(row)]
    spells = [(_goes_on(row), _spell(row, row.introduction_id in seen)) for row in mine]
    return [spell for goes_on, spell in spells if goes_on], [spell for goes_on, spell in spells if not goes_on]


def _goes_on(row):
    return row.introduction.is_active and (row.to_on is None or row.to_on >= timezone.localdate())


def _spell(row, is_seen):
    """An introduction that is over ends the assignment, whether or not somebody has said so."""
    to_on = min(filter(None, (row.to_on, row.introduction.ended_on)), default=None)
    stood_in_for = row.stands_in_for.first_name if row.stands_in_for else ""
    although = row.get_although_display() if row.although else ""
    return Spell(row.introduction, row.from_on, to_on, is_seen, stood_in_for, although)
