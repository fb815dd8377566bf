"""What of the checklist whoever takes over needs: what is under way, and how it was fitted to this newcomer."""

from checklists.models import Item, Level, Wish
from programs.parts import Section

UNDER_WAY = (Level.GONE_THROUGH, Level.PRACTISED)


def handover(introduction):
    """Levels stand as the newcomer set them; no reflection, and wishes as a number. Two queries."""
    items = list(Item.objects.of([introduction]).with_words().order_by("theme__order", "template__order", "pk"))
    context = {
        "introduction": introduction,
        "under_way": [item for item in items if item.is_open and item.level in UNDER_WAY],
        "tailored": [item for item in items if item.is_tailored],
        "wishes": Wish.objects.of([introduction]).open().count(),
    }
    return Section("checklists/_handover.html", context, order=40)
