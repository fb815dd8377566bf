from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.forms import CODE
from accounts.rules import ensure
from mentoring import rules
from mentoring.page import find_meeting, log_form, meeting_page, own_note
from mentoring.services import log_meeting, save_draft, undo_log, write_note
from mentoring.views.answers import ask_to_compare, back, is_repeated, not_possible
from programs.errors import NotPossible


@require_POST
def meeting_log(request, meeting_id):
    """One click with what the page showed, or the whole form."""
    meeting = find_meeting(request.user, meeting_id)
    ensure(rules.can_log(request.user, meeting))
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


def _logged(request, meeting):
    if request.htmx:
        return render(request, "mentoring/_logged.html", {"meeting": meeting})
    messages.success(request, _("The meeting is logged."))
    return back(request, meeting)


def _stale(request, meeting, form):
    """What was typed is shown again, with the revisions that now stand."""
    fresh, note = find_meeting(request.user, meeting.pk), own_note(meeting, request.user)
    ask_to_compare(form, {"revision": str(fresh.revision), "note_revision": str(note.revision) if note else ""})
    return meeting_page(request, fresh, form, status=409)


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
    meeting = find_meeting(request.user, meeting_id)
    ensure(rules.can_write_note(request.user, meeting))
    form = log_form(meeting, request.user, request.POST)
    form.is_valid()
    for name in form.errors:
        if form.has_error(name, CODE):
            return HttpResponse(form.errors[name][0], status=422, content_type="text/plain; charset=utf-8")
    save_draft(meeting, form.draft, by=request.user)
    return HttpResponse(status=204)


@require_POST
def note_write(request, meeting_id):
    """A participant's own note, beside the log or without one."""
    meeting = find_meeting(request.user, meeting_id)
    ensure(rules.can_write_note(request.user, meeting))
    form = log_form(meeting, request.user, request.POST)
    if form.is_valid() and not form.written:
        form.add_error("note", _("Write something first."))
    if not form.is_valid():
        return meeting_page(request, meeting, form, status=422)
    try:
        write_note(meeting, form.written, by=request.user)
    except StaleEdit:
        return _stale(request, meeting, form)
    messages.success(request, _("Your note is saved."))
    return redirect(meeting)
