"""Levels that a newcomer carries along from an earlier introduction, and only she."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Prefetch

from accounts.models import Person
from accounts.services import record
from checklists.carrying import carriable, earlier_introductions
from checklists.models import Item
from programs.models import Introduction, Placement
from programs.writing import overwrite

CARRIED = ("level", "reached_at", "reached_by", "carried_from", "revision")


@transaction.atomic
def carry_levels(
    introduction: Introduction, keys: Collection[str], *, by: Person, at: datetime | None = None
) -> list[Item]:
    """Let items have the level and the day of an earlier introduction; never a text. What is begun stays as it is."""
    Introduction.objects.select_for_update().get(pk=introduction.pk)  # two clicks wait for each other
    chosen = [row for row in carriable(introduction) if row.item.key in set(keys)]
    places = _municipalities(introduction)
    for row in chosen:
        row.item.level, row.item.reached_at, row.item.reached_by = row.earlier.level, row.earlier.reached_at, by
        row.item.carried_from = places.get(row.earlier.introduction_id)
        row.item.revision += 1
    items = [row.item for row in chosen]
    overwrite(items, CARRIED)
    if items:
        record(by, "checklists.levels_carried", introduction, about=introduction.newcomer, at=at, rows=len(items))
    return items


def _municipalities(introduction):
    """{id of an earlier introduction: the municipality where it was last placed}."""
    placements = Prefetch("placements", Placement.objects.select_related("node").order_by("from_on", "pk"))
    rows = earlier_introductions(introduction).prefetch_related(placements)
    return {row.pk: _municipality(list(row.placements.all())[-1].node) for row in rows if row.placements.all()}


def _municipality(node):
    above = [node, *node.get_ancestors()]
    return next((place for place in above if place.kind == "municipality"), node)
