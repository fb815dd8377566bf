"""What reviews count of what completion asks for."""

from django.db.models import Count, Q

from reviews.models import Review


def counted(introductions, requirement):
    """Those that took place, of those and the ones that should; what is optional is asked of nobody. One query."""
    if requirement.count != "reviews":
        return ()
    held = Q(state="held")
    is_asked = Q(template__is_optional=False) & (Q(state="planned") | Q(needs_new_date=True))
    rows = Review.objects.filter(held | is_asked, introduction__in=introductions).order_by()
    return rows.values_list("introduction_id").annotate(done=Count("pk", filter=held), total=Count("pk"))
