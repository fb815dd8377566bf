"""Who is reminded: those who meet, the day before; and the chief, once, of one that nobody has noted."""

from datetime import timedelta

from accounts.querysets import current
from outbox.rows import key_of
from programs.calendar import PUBLIC_DAYS_OFF, add_working_days
from programs.models import Involvement
from programs.parts import Due
from reviews.models import Review, TemplateReview

NOTE_DAYS = 2  # working days

TO_REVIEWS = "introduction__reviews__"


def due(on):
    return [*_tomorrow(on), _unnoted(on)]


def _tomorrow(on):
    """Until the next working day; the key holds the day, so a moved review is reminded of again."""
    until = PUBLIC_DAYS_OFF.next_working_day(on + timedelta(days=1))
    roles = dict(TemplateReview.objects.values_list("pk", "roles"))
    for role in sorted({role for asked in roles.values() for role in asked}):
        templates = [pk for pk, asked in roles.items() if role in asked]
        days = {"on__range": (on, until), "template__in": templates}
        yield Due("review_tomorrow", _newcomers(days) if role == "newcomer" else _helpers(on, role, days))


def _newcomers(days):
    coming = Review.objects.planned().filter(introduction__state="active", **days)
    newcomer = "introduction__newcomer_id"
    return coming.values_list(newcomer, key_of("review-tomorrow", "pk", "on", newcomer), "pk")


def _helpers(on, role, days):
    key = key_of("review-tomorrow", f"{TO_REVIEWS}pk", f"{TO_REVIEWS}on", "person_id")
    return _held_with(on, role, state="planned", **days).values_list("person_id", key, f"{TO_REVIEWS}pk")


def _held_with(on, role, **conditions):
    """Those who hold the role in introductions with such reviews."""
    to_reviews = {f"{TO_REVIEWS}{name}": value for name, value in conditions.items()}
    return Involvement.objects.filter(current(on), role=role, introduction__state="active", **to_reviews)


def _unnoted(on):
    late = Review.objects.unnoted_by(add_working_days(on, -NOTE_DAYS))
    chiefs = _held_with(on, "chief", pk__in=late.order_by().values("pk"))
    key = key_of("review-unnoted", f"{TO_REVIEWS}pk", "person_id")
    return Due("review_unnoted", chiefs.values_list("person_id", key, f"{TO_REVIEWS}pk"))
