"""What a newcomer reached in an earlier introduction and could carry along to the one under way: levels, no words."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from checklists.models import Item
from programs.models import Introduction


@dataclass(frozen=True)
class Carried:
    """An item of the introduction under way, and the same one, by key, of an earlier introduction."""

    item: Item
    earlier: Item

    @property
    def on(self) -> date:
        return timezone.localdate(self.earlier.reached_at)


def earlier_introductions(introduction: Introduction):
    """Those of the same person that are over."""
    mine = Introduction.objects.filter(newcomer=introduction.newcomer_id).exclude(state="active")
    return mine.exclude(pk=introduction.pk)


def carriable(introduction: Introduction) -> list[Carried]:
    """What both have and only the earlier one has begun, in the order of the checklist; two queries.

    Of several earlier introductions the furthest counts. What is in own words has a key of its own, and never matches.
    """
    earlier = Item.objects.of(earlier_introductions(introduction)).filter(level__gt=0, template__isnull=False)
    furthest = {item.key: item for item in earlier.order_by("level", "reached_at", "pk")}
    if not furthest:
        return []
    rows = Item.objects.of([introduction]).open().filter(level=0, occurrence=1, key__in=furthest).with_words()
    return [Carried(item, furthest[item.key]) for item in rows.order_by("theme__order", "template__order", "pk")]
