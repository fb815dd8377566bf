"""What is said in mails about reviews: which and when, never how it went."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outbox.kinds import Kind, Line, Mail
from reviews.models import Review


def _reviews(messages, state):
    """Each message with its review, while the review is in the state; others no longer hold. One query."""
    reviews = Review.objects.filter(state=state).with_words().in_bulk({row.refers_id for row in messages})
    return [(message, reviews[message.refers_id]) for message in messages if message.refers_id in reviews]


def name_for(reader_id, review):
    """The review and, to everybody else, whose introduction it is about."""
    newcomer = review.introduction.newcomer
    if reader_id == newcomer.pk:
        return str(review)
    return _("%(review)s: %(name)s") % {"review": review, "name": newcomer.first_name}


def _line(message, review, detail=""):
    when = review.starts_at or review.on
    minutes = review.minutes if review.time else 0
    return Line(name_for(message.person_id, review), review.get_absolute_url(), when, minutes, detail or review.place)


def _cancelled_line(message, review):
    return Line(name_for(message.person_id, review), review.get_absolute_url(), review.on, 0, review.why)


def tomorrow(messages):
    return {
        message.pk: _line(message, review) for message, review in _reviews(messages, "planned") if not review.is_over
    }


def moved(messages):
    return {message.pk: _line(message, review, review.why) for message, review in _reviews(messages, "planned")}


def cancelled(messages):
    return {message.pk: _cancelled_line(message, review) for message, review in _reviews(messages, "cancelled")}


def unnoted(messages):
    label = _("%(review)s has not been noted")
    return {
        message.pk: Line(label % {"review": name_for(message.person_id, review)}, review.get_absolute_url())
        for message, review in _reviews(messages, "planned")
        if review.is_over
    }


def moved_soon(messages):
    heading = _("Your progress review has a new time")
    return {
        message.pk: _mail(heading, review, _line(message, review, review.why))
        for message, review in _reviews(messages, "planned")
    }


def cancelled_soon(messages):
    heading = _("Your progress review is cancelled")
    return {
        message.pk: _mail(heading, review, _cancelled_line(message, review))
        for message, review in _reviews(messages, "cancelled")
    }


def _mail(heading, review, line):
    url = review.get_absolute_url()
    return Mail(subject=heading, heading=heading, lines=(line,), url=url, action=_("Open the progress review"))


KINDS = [
    Kind("review_tomorrow", gettext_lazy("A progress review is coming"), tomorrow),
    Kind("review_unnoted", gettext_lazy("A progress review has not been noted"), unnoted),
    Kind("review_moved", gettext_lazy("A progress review has a new time"), moved, moves="reviews"),
    Kind(
        "review_moved_soon",
        gettext_lazy("A progress review soon has a new time"),
        moved_soon,
        is_immediate=True,
        moves="reviews",
    ),
    Kind("review_cancelled", gettext_lazy("A progress review is cancelled"), cancelled, moves="reviews"),
    Kind(
        "review_cancelled_soon",
        gettext_lazy("A progress review soon is cancelled"),
        cancelled_soon,
        is_immediate=True,
        moves="reviews",
    ),
]
