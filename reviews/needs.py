"""What waits for a chief: a review that has lost its day, and one whose day has passed without a word."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programs.parts import Advice
from reviews.models import Review


def needs_chief(introductions):
    """[Advice, …]; one query. What is optional never nags."""
    yesterday = timezone.localdate() - timedelta(days=1)
    unnoted = Review.objects.unnoted_by(yesterday).order_by().values("pk")
    waiting = Review.objects.filter(Q(needs_new_date=True) | Q(pk__in=unnoted), introduction__in=introductions)
    rows = waiting.filter(introduction__state="active").with_words()
    return [_without_date(row) if row.needs_new_date else _unnoted(row) for row in rows]


def _without_date(review):
    return Advice(
        code="review_without_date",
        label=_("%(name)s's progress review on %(day)s was cancelled without a new date.") % _words(review),
        reason=_("Missing: a new date"),
        url=reverse("reviews:review_move", args=[review.pk]),
        action=_("Suggest a time"),
        introduction_id=review.introduction_id,
        is_missing=True,
    )


def _unnoted(review):
    return Advice(
        code="review_unnoted",
        label=_("%(name)s's progress review on %(day)s has not been noted.") % _words(review),
        reason=_("Note that it took place, or move it."),
        url=review.get_absolute_url(),
        action=_("Open"),
        introduction_id=review.introduction_id,
    )


def _words(review):
    return {"name": review.introduction.newcomer.first_name, "day": date_format(review.on, "j F")}
