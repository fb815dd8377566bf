"""The page of one review: who meets, what to talk about, and how it went for those who may read it."""

from django.http import Http404
from django.shortcuts import render

from accounts.services import record_reading
from programs import parts
from programs.words import Words
from reviews import rules
from reviews.forms import HoldForm
from reviews.models import Review
from reviews.people import participants


def find_review(person, review_id):
    """The review with its people, if this person sees that it takes place; else 404."""
    review = Review.objects.visible_to(person).with_people().filter(pk=review_id).first()
    if review is None:
        raise Http404
    return review


def review_page(request, review, form=None, status=200):
    person = request.user
    record_reading(person, review, about=review.introduction.newcomer)
    if form is None and _opens_form(request, review):
        form = HoldForm(review=review)
    context = {
        "review": review,
        "form": form,
        "people": participants(review),
        "agenda": [Words(point) for point in review.template.agenda],
        "themes": _waiting_themes(review, person),
        "outcome": review.said if rules.can_read_outcome(person, review) else "",
        "can_hold": rules.can_hold(person, review),
        "can_undo": rules.can_undo(person, review),
        "can_move": rules.can_move(person, review),
        "can_cancel": rules.can_cancel(person, review),
        "crumbs": crumbs_of(review),
    }
    return render(request, "reviews/review_detail.html", context, status=status)


def _opens_form(request, review):
    """Before it is noted the form is there to fill in; afterwards one asks for it."""
    return rules.can_hold(request.user, review) and (review.is_planned or "change" in request.GET)


def _waiting_themes(review, person):
    """The themes that the other parts would bring up now, for those who prepare."""
    if not review.is_planned or not rules.can_read_outcome(person, review):
        return []
    found = [point for part in parts.all_parts() for point in part.bring_up([review.introduction], person)]
    return [point.label for point in found if point.source == "theme"]


def crumbs_of(review, title=""):
    introduction = review.introduction
    crumbs = [(introduction.newcomer.name, introduction.get_absolute_url()), (str(review), review.get_absolute_url())]
    return [*crumbs, (title, "")] if title else [crumbs[0], (str(review), "")]
