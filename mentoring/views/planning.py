"""One meeting gets another time, changes places with another one, or is cancelled."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.forms.fields import posted_with
from accounts.rules import ensure
from mentoring import rules
from mentoring.forms import CancelForm, MoveForm, SwapForm
from mentoring.models import Meeting
from mentoring.page import find_meeting, titled
from mentoring.services import cancel_meeting, move_meeting, replace_meeting, swap_meetings
from mentoring.swaps import near
from mentoring.views.answers import ask_to_compare, is_repeated, not_possible
from programs.errors import NotPossible


def meeting_move(request, meeting_id):
    meeting = find_meeting(request.user, meeting_id)
    if is_repeated(request, meeting):
        return redirect(meeting.replaced_by or meeting)
    ensure(rules.can_move(request.user, meeting) or rules.can_replace(request.user, meeting))
    form = MoveForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        return _save(request, meeting, form, _move, _("The meeting has a new time."))
    return _form_page(request, meeting, form, _("New time"))


def _move(meeting, form, by):
    change = replace_meeting if meeting.is_cancelled else move_meeting
    return change(meeting, by=by, **form.move)


def meeting_cancel(request, meeting_id):
    """`?instead=` with a code of Meeting.Dropped is how one skips a meeting."""
    meeting = find_meeting(request.user, meeting_id)
    if is_repeated(request, meeting):
        return redirect(meeting.replaced_by or meeting)
    ensure(rules.can_cancel(request.user, meeting))
    asked = request.GET.get("instead")
    first = {"instead": asked} if asked in Meeting.Dropped.values else None
    form = CancelForm(request.POST or None, meeting=meeting, initial=first)
    if request.method == "POST" and form.is_valid():
        return _save(request, meeting, form, _cancel, _("The meeting is cancelled."))
    return _form_page(request, meeting, form, _("Cancel the meeting"))


def _cancel(meeting, form, by):
    return cancel_meeting(meeting, by=by, **form.cancellation)


def meeting_swap(request, meeting_id):
    meeting = find_meeting(request.user, meeting_id)
    if is_repeated(request, meeting):
        return redirect(meeting)
    ensure(rules.can_move(request.user, meeting))
    form = SwapForm(request.POST or None, meeting=meeting, others=_others(request, meeting))
    if request.method == "POST" and form.is_valid():
        return _save(request, meeting, form, _swap, _("The two meetings have changed times."))
    return _form_page(request, meeting, form, _("Change times with another meeting"))


def _others(request, meeting):
    rows = [row for row in near(meeting, request.user) if rules.can_swap(request.user, meeting, row)]
    return titled(rows, request.user)


def _swap(meeting, form, by):
    other, reason, keys = form.swap
    return swap_meetings(meeting, other, reason, by=by, **keys)


def _save(request, meeting, form, change, told):
    try:
        meeting = change(meeting, form, request.user)
    except StaleEdit as stale:
        return _stale(request, meeting, form, stale.current)
    except NotPossible:
        return not_possible(request, meeting)
    messages.success(request, told)
    return redirect(meeting.replaced_by or meeting)


def _stale(request, meeting, form, current):
    """What was chosen is shown again, on top of what now stands; the other of two is chosen anew."""
    if current.pk == meeting.pk:
        ask_to_compare(form, {"revision": str(current.revision)})
    else:
        form = SwapForm(posted_with(request.POST, other=""), meeting=meeting, others=_others(request, meeting))
    return _form_page(request, meeting, form, _("Look once more"), status=409)


def _has_been_done(request, meeting):
    """The same form from another click, while this one looked: at its time somebody is taken now."""
    meeting.refresh_from_db(fields=["form_key", "replaced_by"])
    return is_repeated(request, meeting)


def _form_page(request, meeting, form, title, status=None):
    if form.errors and status is None and _has_been_done(request, meeting):
        return redirect(meeting.replaced_by or meeting)
    row = titled([meeting], request.user)[0]
    context = {
        "meeting": meeting,
        "row": row,
        "form": form,
        "title": title,
        "is_cancel": isinstance(form, CancelForm),
        "is_swap": isinstance(form, SwapForm),
        "can_cancel": rules.can_cancel(request.user, meeting),
        "crumbs": [
            (row.title, meeting.get_absolute_url()),
            (title, ""),
        ],
    }
    return render(request, "mentoring/meeting_form.html", context, status=status or (422 if form.errors else 200))
