from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.carrying import FIELD, is_marked_by
from accounts.errors import StaleEdit
from accounts.forms import CODE
from accounts.rules import ensure
from mentoring import rules
from mentoring.models import Draft
from mentoring.page import find_meeting, log_form, meeting_page
from mentoring.services import discard_draft, log_meeting, mark_checked_back, save_draft, undo_log, write_note
from mentoring.views.answers import back, is_repeated, not_possible
from programs.errors import NotPossible


@require_POST
def meeting_log(request, meeting_id):
    """One click with what the page showed, or the whole form."""
    meeting = _own(request, meeting_id, rules.can_log)
    if is_repeated(request, meeting):
        return _logged(request, meeting)
    form = log_form(meeting, request.user, request.POST)
    if not form.is_valid():
        return meeting_page(request, meeting, form, status=422)
    try:
        meeting = log_meeting(meeting, by=request.user, **form.log)
    except StaleEdit:
        return _stale(request, meeting, form)
    except NotPossible:
        return not_possible(request, meeting)
    return _logged(request, meeting)


def _own(request, meeting_id, rule):
    """The meeting, for whoever may; not what somebody else began to write in this browser."""
    meeting = find_meeting(request.user, meeting_id)
    ensure(rule(request.user, meeting) and is_marked_by(request.user, request.POST.get(FIELD, "")))
    return meeting


def _logged(request, meeting):
    if request.htmx:
        return render(request, "mentoring/_logged.html", {"meeting": meeting})
    messages.success(request, _("The meeting is logged."))
    return back(request, meeting)


def _stale(request, meeting, form):
    """Somebody has saved meanwhile. What was typed is kept, both are shown, and the next save is on top of both."""
    is_noted = _keep(meeting, form, request.user)
    fresh = find_meeting(request.user, meeting.pk)
    again = log_form(fresh, request.user, request.POST)
    again.is_valid()
    again.see_again()
    again.add_error(None, _what_happened(fresh, request.user, is_noted, bool(form.written)))
    return meeting_page(request, fresh, again, status=409)


def _keep(meeting, form, person):
    """A note is the writer's own, so it is saved whatever others did with the log; else it waits as a draft."""
    if not form.written:
        return False
    try:
        write_note(meeting, form.written, by=person)
    except StaleEdit:
        save_draft(meeting, form.draft, by=person, tab=form.cleaned_data["tab"])
        return False
    return True


def _what_happened(meeting, person, is_noted, is_written):
    if is_written and not is_noted:
        return _("You have saved in another window since you opened the page. Look at both texts, and save again.")
    said = _("The meeting has changed since you opened the page. Look at what is ticked, and save again.")
    if meeting.is_held and meeting.logged_by != person:
        said = _("%(name)s has logged the meeting since you opened the page. Look at what is ticked, and save again.")
        said %= {"name": meeting.logged_by.first_name}
    return f"{said} {_('Your note is saved.')}" if is_noted else said


@require_POST
def meeting_undo(request, meeting_id):
    meeting = find_meeting(request.user, meeting_id)
    if meeting.is_planned and rules.can_log(request.user, meeting):
        return redirect(meeting)  # undone already: two clicks are one
    ensure(rules.can_undo_log(request.user, meeting))
    undo_log(meeting, by=request.user)
    messages.success(request, _("The meeting is no longer logged. What you wrote is kept as a draft."))
    return redirect(meeting)


@require_POST
def meeting_draft(request, meeting_id):
    """Called by the page while one writes. A personal identity number is not kept even as a draft."""
    meeting = _own(request, meeting_id, rules.can_write_note)
    form = log_form(meeting, request.user, request.POST)
    form.is_valid()
    for name in form.errors:
        if form.has_error(name, CODE):
            return HttpResponse(form.errors[name][0], status=422, content_type="text/plain; charset=utf-8")
    save_draft(meeting, form.draft, by=request.user, tab=form.cleaned_data.get("tab"))
    return HttpResponse(status=204)


@require_POST
def draft_discard(request, draft_id):
    """What the writer no longer wants."""
    draft = get_object_or_404(Draft.objects.filter(writer=request.user).select_related("meeting"), pk=draft_id)
    discard_draft(draft)
    messages.success(request, _("The draft is thrown away."))
    return back(request, draft.meeting)


@require_POST
def note_write(request, meeting_id):
    """A participant's own note, beside the log or without one."""
    meeting = _own(request, meeting_id, rules.can_write_note)
    form = log_form(meeting, request.user, request.POST)
    if form.is_valid() and not (form.written or form.marked):
        form.add_error("note", _("Write something first."))
    if not form.is_valid():
        return meeting_page(request, meeting, form, status=422)
    try:
        _write(meeting, form, request.user)
    except StaleEdit:
        return _stale(request, meeting, form)
    messages.success(request, _("Your note is saved."))
    return redirect(meeting)


def _write(meeting, form, person):
    if form.written:
        write_note(meeting, form.written, by=person)
    for request in form.marked:
        mark_checked_back(request, by=person, meeting=meeting)
