"""What the register extract holds: the person's own reviews with their outcomes, and which ones the person noted."""

from reviews.models import Review


def personal_data(person):
    own = Review.objects.filter(introduction__newcomer=person).select_related("template", "held_by")
    noted = Review.objects.filter(held_by=person).exclude(introduction__newcomer=person).select_related("template")
    return {
        "reviews": [_about(review) for review in own],
        "noted": [{"review": str(row), "on": row.on.isoformat(), "at": row.held_at.isoformat()} for row in noted],
    }


def _about(review):
    return {
        "review": str(review),
        "planned_on": review.planned_on.isoformat(),
        "on": review.on.isoformat(),
        "state": review.state,
        "outcome": review.said,
        "reason": review.reason,
        "noted_by": review.held_by.name if review.held_by else None,
    }
