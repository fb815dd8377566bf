"""How we do it here: what is approved, what one has proposed, and what waits for one's answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.forms.fields import posted_with
from accounts.rules import ensure
from routines.errors import AlreadyDecided
from routines.forms import AnswerForm, ChangedCustomForm, NewCustomForm
from routines.forms.custom import places_of
from routines.models import Custom, Routine
from routines.page import crumbs_to
from routines.rules import can_change_custom, can_close_custom, can_decide_custom
from routines.services import approve_custom, change_custom, close_custom, decline_custom, propose_custom


def custom_list(request):
    person = request.user
    customs = Custom.objects.select_related("node", "routine").order_by("node__path", "about", "pk")
    context = {
        "customs": customs.visible_to(person).shown(),
        "own": customs.own_unfinished(person),
        "waiting": customs.waiting_for(person).select_related("writer").order_by("proposed_at"),
        "can_propose": places_of(person).exists(),
        "crumbs": crumbs_to(_("How we do it here")),
    }
    return render(request, "routines/custom_list.html", context)


def custom_create(request):
    ensure(places_of(request.user).exists())
    form = NewCustomForm(request.POST or None, person=request.user, initial={"routine": _asked_about(request)})
    if request.method == "POST" and form.is_valid():
        custom = propose_custom(
            form.cleaned_data["node"],
            by=request.user,
            request_key=form.cleaned_data["request_key"],
            is_number_marked=form.marked_not_a_number,
            **form.words,
        )
        messages.success(request, _("Thank you. A mentor or a chief reads it, and you get an answer."))
        return redirect(custom)
    return _form_page(request, form, _("Propose how we do it here"))


def custom_detail(request, custom_id):
    return _detail_page(request, _found(request, custom_id))


def custom_edit(request, custom_id):
    custom = _found(request, custom_id)
    ensure(can_change_custom(request.user, custom))
    initial = {name: getattr(custom, name) for name in ("about", "text", "routine", "revision")}
    form = ChangedCustomForm(request.POST or None, person=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_custom(
                custom,
                by=request.user,
                revision=form.cleaned_data["revision"],
                is_number_marked=form.marked_not_a_number,
                **form.words,
            )
        except (StaleEdit, AlreadyDecided) as stale:
            return _changed_meanwhile(request, custom, form, stale.current)
        messages.success(request, _("Saved. It waits for an answer."))
        return redirect(custom)
    return _form_page(request, form, custom.about, custom=custom)


@require_POST
def custom_approve(request, custom_id):
    done = _("Approved. Everybody at the place reads it now, and the one who wrote it is told.")
    return _decide(request, custom_id, approve_custom, Custom.State.APPROVED, done)


@require_POST
def custom_decline(request, custom_id):
    done = _("The one who wrote it reads your reply and may write it anew.")
    return _decide(request, custom_id, decline_custom, Custom.State.DECLINED, done)


@require_POST
def custom_close(request, custom_id):
    custom = _found(request, custom_id)
    if custom.closed_on is None:
        ensure(can_close_custom(request.user, custom))
        close_custom(custom, by=request.user)
    messages.success(request, _("Closed. It is no longer shown."))
    return redirect("routines:custom_list")


def _decide(request, custom_id, decide, state, done):
    """A second click on the same button is answered as the first."""
    custom = _found(request, custom_id)
    if custom.state == state and custom.decided_by_id == request.user.pk:
        return redirect("routines:custom_list")
    ensure(can_decide_custom(request.user, custom))
    form = AnswerForm(request.POST, needs_reply=state == Custom.State.DECLINED)
    if not form.is_valid():
        return _detail_page(request, custom, form, status=422)
    try:
        decide(custom, by=request.user, reply=form.cleaned_data["reply"], revision=form.cleaned_data["revision"])
    except (StaleEdit, AlreadyDecided) as stale:
        return _decided_meanwhile(request, form, stale.current)
    messages.success(request, done)
    return redirect("routines:custom_list")


def _decided_meanwhile(request, form, current):
    form.data = posted_with(form.data, revision=str(current.revision))
    form.add_error(None, _("It has been changed since you opened the page. Read it again; your reply is still here."))
    return _detail_page(request, current, form, status=409)


def _changed_meanwhile(request, custom, form, current):
    form.data = posted_with(form.data, revision=str(current.revision))
    said = _("It has been approved meanwhile, so it is no longer changed. Your text is still here, to copy.")
    if current.state != Custom.State.APPROVED:
        said = _("It has been changed in another window. Your text is still here; compare and save again.")
    form.add_error(None, said)
    return _form_page(request, form, custom.about, custom=custom, current=current, status=409)


def _detail_page(request, custom, form=None, status=200):
    context = {
        "custom": custom,
        "form": form or AnswerForm(initial={"revision": custom.revision}),
        "can_decide": can_decide_custom(request.user, custom) or bool(form),
        "can_change": can_change_custom(request.user, custom),
        "can_close": can_close_custom(request.user, custom),
        "is_own": custom.writer_id == request.user.pk,
        "crumbs": crumbs_to(custom.about, _way_here()),
    }
    return render(request, "routines/custom_detail.html", context, status=status)


def _form_page(request, form, title, *, custom=None, current=None, status=None):
    context = {"form": form, "title": title, "custom": custom, "current": current}
    context["crumbs"] = crumbs_to(title, _way_here())
    return render(request, "routines/custom_form.html", context, status=status or (422 if form.errors else 200))


def _way_here():
    return _("How we do it here"), reverse("routines:custom_list")


def _asked_about(request):
    """The routine from whose page somebody came."""
    number = request.GET.get("routine", "")
    return Routine.objects.visible_to(request.user).open().filter(pk=number).first() if number.isdecimal() else None


def _found(request, custom_id):
    customs = Custom.objects.visible_to(request.user).select_related("node", "routine", "writer", "decided_by")
    return get_object_or_404(customs, pk=custom_id)
