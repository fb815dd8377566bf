"""The checklist is fitted to somebody: what is wanted, what it would mean, and then it is done."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.rules import ensure
from checklists import rules
from checklists.forms import FITTINGS, OwnItemForm
from checklists.models import Item
from checklists.services import add_item, tailor
from checklists.tailoring import fingerprint, propose_addition, propose_tailoring, touched_by
from checklists.tailoring_words import FITTING_WORDS
from checklists.views.checklist import address_of, crumbs_of, visible_introduction, visible_item
from look.templatetags.look import week_span
from programs.parts import Change

MAY = {
    "move": rules.can_move,
    "pin": rules.can_move,
    "unpin": rules.can_move,
    "as-programmed": rules.can_restore,
    "leave-out": rules.can_leave_out,
    "take-in": rules.can_leave_out,
}
# Which of them say anything new about an item as it is.
FITS = {
    "move": lambda item: item.is_open and not item.is_settled,
    "pin": lambda item: item.is_open and not (item.is_settled or item.is_pinned),
    "unpin": lambda item: item.is_open and item.is_pinned and not (item.is_settled or item.is_own),
    "as-programmed": lambda item: item.is_open and not item.is_own and (item.is_pinned or item.is_moved),
    "leave-out": lambda item: item.is_open,
    "take-in": lambda item: not item.is_open,
}


def fittings_of(person, item):
    """[(name, words)] of what this person may do to fit the item as it is."""
    return [(how, FITTING_WORDS[how]) for how in FITTINGS if FITS[how](item) and MAY[how](person, item)]


@dataclass
class Preview:
    """A change as it is shown before it is done."""

    change: Change
    item: Item | None = None

    @cached_property
    def touched(self):
        items = Item.objects.of([self.item.introduction_id]).with_words() if self.item else ()
        return touched_by(self.change, list(items))

    @property
    def because(self):
        return Item.LeftOut(self.change.after["left_out_because"]).label

    @property
    def is_unsafe(self):
        """Would somebody work without what comes first for safety's sake?"""
        is_safety = self.item is not None and self.item.template_id and self.item.template.is_safety
        return bool(is_safety and self.change.after and self.change.after["left_out_because"])

    @property
    def before(self):
        return week_span(self.change.before["from_on"], self.change.before["to_on"])

    @property
    def after(self):
        return week_span(self.change.after["from_on"], self.change.after["to_on"])

    @property
    def stays(self):
        """Will it keep its weeks, however the plan changes?"""
        after = self.change.after
        return after is not None and not after["left_out_because"] and (after["is_pinned"] or after["is_moved"])

    @property
    def is_withdrawn(self):
        return self.change.after is None

    @property
    def is_moved(self):
        before, after = self.change.before, self.change.after
        return None not in (before, after) and any(before[day] != after[day] for day in ("from_on", "to_on"))


def item_tailor(request, item_id, how):
    """One way to fit one item; nothing is done before it has been shown."""
    if how not in FITTINGS:
        raise Http404
    item, is_stale = visible_item(request, item_id), False
    ensure(MAY[how](request.user, item))
    form, changes = FITTINGS[how](request.POST or None, item=item), []
    if form.is_known:
        changes = propose_tailoring(item, form.wanted, item.introduction.frame)
        if request.method == "POST" and form.is_seen(fingerprint(changes), is_same=not changes):
            try:
                tailor(item, form.wanted, by=request.user, revision=form.cleaned_data["revision"])
            except StaleEdit as stale:
                item, is_stale = stale.current, True
            else:
                messages.success(request, FITTING_WORDS[how].done)
                return redirect(address_of(item))
        is_stale = is_stale or form.is_stale
    return _fitting_page(request, how, item, form, changes, is_stale=is_stale)


def _fitting_page(request, how, item, form, changes, *, is_stale):
    status = 409 if is_stale else 422 if form.errors else 200
    if form.is_known:
        form.show_again(seen=fingerprint(changes), revision=item.revision)
    context = {
        "item": item,
        "form": form,
        "words": FITTING_WORDS[how],
        "previews": [Preview(change, item) for change in changes],
        "is_stale": is_stale,
        "crumbs": crumbs_of(
            request, item.introduction, (str(item), item.get_absolute_url()), (FITTING_WORDS[how].title, "")
        ),
    }
    return render(request, "checklists/item_tailor.html", context, status=status)


def item_create(request, introduction_id):
    introduction = visible_introduction(request, introduction_id)
    ensure(rules.can_tailor(request.user, introduction))
    form, changes = OwnItemForm(request.POST or None, introduction=introduction), []
    if request.method == "POST" and form.is_valid():
        changes = propose_addition(form.wanted)
        if form.is_seen(fingerprint(changes)):
            words = {**form.words, "request_key": form.cleaned_data["request_key"]}
            item = add_item(introduction, **words, by=request.user, is_number_marked=form.marked_not_a_number)
            messages.success(request, _("The item is added."))
            return redirect(address_of(item))
        form.show_again(seen=fingerprint(changes))
    context = {"form": form, "introduction": introduction, "previews": [Preview(change) for change in changes]}
    context["crumbs"] = crumbs_of(request, introduction, (_("Add an item"), ""))
    return render(request, "checklists/item_form.html", context, status=422 if form.errors else 200)
