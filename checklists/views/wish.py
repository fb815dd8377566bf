"""The newcomer's wishes: said, taken up, answered."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.rules import ensure
from accounts.services import record_reading
from checklists.forms import AnswerForm, TakeUpForm, WishForm
from checklists.models import Wish
from checklists.rules import can_answer_wish, can_take_up_wish, can_wish
from checklists.services import answer_wish, take_up_wish, wish_for
from checklists.tailoring import fingerprint, propose_addition
from checklists.views.checklist import address_of, crumbs_of, visible_introduction
from checklists.views.tailoring import Preview


def wish_create(request, introduction_id):
    introduction = visible_introduction(request, introduction_id)
    ensure(can_wish(request.user, introduction))
    form = WishForm(request.POST or None, introduction=introduction)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("text", "theme", "request_key")}
        wish = wish_for(introduction, **words, by=request.user, is_number_marked=form.marked_not_a_number)
        messages.success(request, _("Your mentor and your chief see your wish. It is brought up at the next meeting."))
        return redirect(wish)
    context = {"form": form, "introduction": introduction}
    context["crumbs"] = crumbs_of(request, introduction, (_("A wish"), ""))
    return render(request, "checklists/wish_form.html", context, status=422 if form.errors else 200)


def wish_detail(request, wish_id):
    wish = _visible_wish(request, wish_id)
    record_reading(request.user, wish, wish.introduction.newcomer)
    context = {
        "wish": wish,
        "can_answer": wish.is_open and can_answer_wish(request.user, wish),
        "can_take_up": wish.is_open and can_take_up_wish(request.user, wish),
        "crumbs": crumbs_of(request, wish.introduction, (_("A wish"), "")),
    }
    return render(request, "checklists/wish_detail.html", context)


def wish_take_up(request, wish_id):
    """It becomes an item, in words and weeks that are shown before it is done."""
    wish = _visible_wish(request, wish_id)
    ensure(can_take_up_wish(request.user, wish))
    if wish.item:
        return redirect(address_of(wish.item))
    form, changes, is_stale = TakeUpForm(request.POST or None, wish=wish), [], False
    if request.method == "POST" and form.is_valid():
        changes = propose_addition(form.wanted)
        if form.is_seen(fingerprint(changes)):
            try:
                item = take_up_wish(wish, **form.words, **_by(request, form))
            except StaleEdit as stale:
                wish, is_stale = stale.current, True
            else:
                messages.success(request, _("The wish is in the checklist."))
                return redirect(address_of(item))
        form.show_again(seen=fingerprint(changes), revision=wish.revision)
    context = {"previews": [Preview(change) for change in changes]}
    return _answering(request, "wish_take_up", wish, form, is_stale=is_stale, **context)


def wish_answer(request, wish_id):
    """Why not, or not now."""
    wish = _visible_wish(request, wish_id)
    ensure(can_answer_wish(request.user, wish))
    form, is_stale = AnswerForm(request.POST or None, initial={"revision": wish.revision}), False
    if request.method == "POST" and form.is_valid():
        try:
            answer_wish(wish, form.cleaned_data["answer"], **_by(request, form))
        except StaleEdit as stale:
            wish, is_stale = stale.current, True
        else:
            messages.success(request, _("Your answer stands with the wish."))
            return redirect(wish)
    return _answering(request, "wish_answer", wish, form, is_stale=is_stale)


def _by(request, form):
    revision, is_marked = form.cleaned_data["revision"], form.marked_not_a_number
    return {"by": request.user, "revision": revision, "is_number_marked": is_marked}


def _answering(request, template, wish, form, *, is_stale, **context):
    """What was typed is still there when somebody else has answered meanwhile."""
    context |= {"wish": wish, "form": form, "is_stale": is_stale, "introduction": wish.introduction}
    context["crumbs"] = crumbs_of(request, wish.introduction, (_("A wish"), wish.get_absolute_url()), (_("Answer"), ""))
    status = 409 if is_stale else 422 if form.errors else 200
    return render(request, f"checklists/{template}.html", context, status=status)


def _visible_wish(request, wish_id):
    return get_object_or_404(Wish.objects.visible_to(request.user).with_people(), pk=wish_id)
