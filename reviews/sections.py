"""What reviews show on the page of an introduction and in the printed plan."""

from programs.parts import Section
from programs.words import Words
from reviews.models import Review
from reviews.people import participants
from reviews.rules import can_hold, can_read_outcome

TEMPLATES = {"introduction": "reviews/_introduction_reviews.html", "pdf": "reviews/pdf/_reviews.html"}
ORDERS = {"introduction": 45, "pdf": 34}  # after the meetings, before the evaluations


def sections(reader, introductions, place):
    """One query for each introduction; nothing where the programme has no reviews."""
    for introduction in introductions if place in TEMPLATES else ():
        rows = list(Review.objects.in_plan().filter(introduction=introduction).select_related("template"))
        if rows:
            shown = [_row(reader, introduction, review) for review in rows]
            yield Section(TEMPLATES[place], {"rows": shown}, order=ORDERS[place])


def _row(reader, introduction, review):
    review.introduction = introduction
    return {
        "review": review,
        "people": participants(review),
        "agenda": [Words(point) for point in review.template.agenda],
        "outcome": review.said if review.is_held and can_read_outcome(reader, review) else "",
        "waits": review.is_planned and can_hold(reader, review),
    }
