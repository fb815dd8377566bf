from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from programs.errors import NotPossible
from reviews import rules
from reviews.forms import CancelForm, HoldForm, MoveForm
from reviews.page import crumbs_of, find_review, review_page
from reviews.services import cancel_review, hold_review, move_review, undo_review


def review_detail(request, review_id):
    """Prepare, note and read: the same page before, on and after the day."""
    return review_page(request, find_review(request.user, review_id))


@require_POST
def review_hold(request, review_id):
    review = find_review(request.user, review_id)
    ensure(rules.can_hold(request.user, review))
    form = HoldForm(request.POST, review=review)
    if not form.is_valid():
        return review_page(request, review, form, status=422)
    try:
        hold_review(review, by=request.user, **form.cleaned_data)
    except StaleEdit as stale:
        _ask_to_compare(form, stale)
        return review_page(request, find_review(request.user, review_id), form, status=409)
    except NotPossible:
        return _not_possible(request, review)
    messages.success(request, _("It is noted that the progress review took place."))
    return redirect(review)


@require_POST
def review_undo(request, review_id):
    review = find_review(request.user, review_id)
    if review.is_planned and rules.can_hold(request.user, review):
        return redirect(review)  # undone already: two clicks are one
    ensure(rules.can_undo(request.user, review))
    undo_review(review, by=request.user)
    messages.success(request, _("The progress review is no longer noted."))
    return redirect(review)


def review_move(request, review_id):
    review = find_review(request.user, review_id)
    if _is_repeated(request, review):
        return redirect(review)
    ensure(rules.can_move(request.user, review))
    form = MoveForm(_sent(request), review=review)
    return _change(request, review, form, move_review, _("New time"), _("The progress review has a new time."))


def review_cancel(request, review_id):
    review = find_review(request.user, review_id)
    if _is_repeated(request, review):
        return redirect(review)
    ensure(rules.can_cancel(request.user, review))
    form = CancelForm(_sent(request), review=review)
    title = _("Skip or cancel") if review.is_optional else pgettext("review", "Cancel")
    return _change(request, review, form, cancel_review, title, _("The progress review is cancelled."))


def _change(request, review, form, service, title, told):
    if not form.is_valid():
        return _form_page(request, review, form, title, 422 if form.errors else 200)
    try:
        service(review, by=request.user, **form.change)
    except StaleEdit as stale:
        _ask_to_compare(form, stale)
        return _form_page(request, review, form, title, 409)
    except NotPossible:
        return _not_possible(request, review)
    messages.success(request, told)
    return redirect(review)


def _form_page(request, review, form, title, status):
    context = {
        "review": review,
        "form": form,
        "title": title,
        "is_cancel": isinstance(form, CancelForm),
        "can_cancel": rules.can_cancel(request.user, review),
        "crumbs": crumbs_of(review, title),
    }
    return render(request, "reviews/review_form.html", context, status=status)


def _sent(request):
    """What was posted; an empty form is posted too."""
    return request.POST if request.method == "POST" else None


def _is_repeated(request, review):
    """The same form once more, from a double click: what it asked for is done."""
    return bool(review.request_key) and request.POST.get("request_key") == str(review.request_key)


def _not_possible(request, review):
    """Somebody was faster: what the button said is no longer true."""
    messages.warning(request, _("The progress review has changed since you opened the page. Nothing was done."))
    return redirect(review)


def _ask_to_compare(form, stale):
    """What was chosen stays; the next save is made on top of what now stands."""
    form.data = form.data.copy()
    form.data["revision"] = str(stale.current.revision)
    form.add_error(None, _("Somebody has saved since you opened the page. Look at what you chose and save again."))
