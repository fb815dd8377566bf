"""Progress reviews that have a time, and who is to be there on that day."""

from programs.appointments import Appointment
from programs.terms import Terms, introductions_of
from reviews.models import Review
from reviews.people import ORDER
from reviews.proposals import PART


def appointments(people, first, last):
    """Five queries at most."""
    reviews = Review.objects.filter(state__in=("planned", "held"), on__range=(first, last), time__isnull=False)
    if people is not None:
        reviews = reviews.filter(introduction__in=introductions_of(people))
    rows = list(reviews.select_related("template"))
    terms = Terms({row.introduction_id for row in rows})
    found = [_appointment(row, terms.by_role(row.introduction_id, row.on)) for row in rows]
    wanted = None if people is None else set(people)
    return [row for row in found if wanted is None or wanted.intersection(row.people)]


def _appointment(review, by_role):
    roles = review.template.roles
    known = [role for role in ORDER if role in roles] + [role for role in roles if role not in ORDER]
    return Appointment(
        part=PART,
        refers_id=review.pk,
        starts_at=review.starts_at,
        minutes=review.minutes,
        people=tuple(dict.fromkeys(by_role[role] for role in known if role in by_role)),
        kind="review",
        organiser_id=by_role.get("chief") if "chief" in roles else None,
        place=review.place,
        url=review.get_absolute_url(),
        introduction_id=review.introduction_id,
        is_held=review.is_held,
    )
