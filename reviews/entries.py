"""Reviews in the calendar: a row of beads of their own, and a word ahead at the meetings before them."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programs.parts import BringUp, Entry, Thread
from reviews.models import Review
from reviews.proposals import PART, THREAD

SOON = timedelta(days=14)


def threads(version):
    return [Thread(THREAD, "review", _("Progress reviews"))] if version.rows("reviews") else []


def entries(start, end, introductions):
    """One query."""
    rows = Review.objects.in_plan().filter(introduction__in=introductions, on__range=(start, end))
    return [_entry(row) for row in rows.select_related("template")]


def _entry(review):
    return Entry(
        on=review.on,
        kind="review",
        label=str(review),
        starts_at=review.starts_at,
        minutes=review.minutes,
        place=review.place,
        detail=_("Optional.") if review.is_optional and review.is_planned else "",
        state="moved" if review.is_planned and review.is_moved else review.state,
        reason=review.why,
        url=review.get_absolute_url(),
        thread=THREAD,
        introduction_id=review.introduction_id,
        part=PART,
    )


def bring_up(introductions):
    """One in the nearest two weeks is worth a word at the meeting before it."""
    today = timezone.localdate()
    rows = Review.objects.planned().filter(introduction__in=introductions, on__range=(today, today + SOON))
    for review in rows.select_related("template"):
        day = date_format(review.on, "l j F")
        label = _("%(review)s is on %(day)s") % {"review": review, "day": day}
        yield BringUp(review.introduction_id, "ahead", label, url=review.get_absolute_url())
