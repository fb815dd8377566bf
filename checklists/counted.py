"""What the checklist gives of the hours and the numbers that a programme asks for."""

from django.db.models import Count, Q, Sum

from checklists.models import Item, Level

LEVELS = {"gone-through": Level.GONE_THROUGH, "practised": Level.PRACTISED, "done": Level.DONE}
FIELDS = {"kind": "template__kind", "theme": "theme__key", "area": "theme__area__key"}
AN_HOUR = 60


def minutes(introductions):
    """An item's hours are done when it has been gone through, and ahead until then; one query."""
    rows = Item.objects.of(introductions).open().filter(template__quota__gt="", template__hours__isnull=False)
    hours = rows.order_by().values_list("introduction_id", "template__quota")
    begun = Q(level__gte=Level.GONE_THROUGH)
    hours = hours.annotate(done=Sum("template__hours", filter=begun), ahead=Sum("template__hours", filter=~begun))
    return [(pk, key, int((done or 0) * AN_HOUR), int((ahead or 0) * AN_HOUR)) for pk, key, done, ahead in hours]


def counted(introductions, requirement):
    """Items at the level that is asked for, of those in the checklist; one query."""
    if requirement.count != "items":
        return ()
    asked = {field: value for name, field in FIELDS.items() if (value := getattr(requirement, name))}
    rows = Item.objects.of(introductions).open().filter(**asked).order_by().values_list("introduction_id")
    return rows.annotate(done=Count("pk", filter=Q(level__gte=LEVELS[requirement.level])), total=Count("pk"))
