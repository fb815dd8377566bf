from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.rules import ensure
from mentoring import rules
from mentoring.forms import CancelForm, MoveForm, TopicForm
from mentoring.models import Meeting, Topic
from mentoring.page import find_meeting, meeting_page, titled
from mentoring.selectors import counts
from mentoring.services import cancel_meeting, move_meeting, replace_meeting
from mentoring.views.answers import ask_to_compare, is_repeated, not_possible
from programs.errors import NotPossible
from programs.models import Introduction

PAGE = 30


def meeting_list(request):
    """The meetings where one takes part: those to come, or those that have been."""
    is_past = request.GET.get("when") == "past"
    today = timezone.localdate()
    rows = Meeting.objects.of(request.user).in_plan().with_series()
    rows = rows.before(today).order_by("-starts_at") if is_past else rows.since(today).order_by("starts_at")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": titled(page, request.user), "is_past": is_past}
    return render(request, "mentoring/meeting_list.html", context)


def introduction_meetings(request, introduction_id):
    """Every meeting of an introduction, and what waits to be brought up at the next."""
    introductions = Introduction.objects.visible_to(request.user).with_people()
    introduction = get_object_or_404(introductions, pk=introduction_id)
    rows = Meeting.objects.filter(introduction=introduction).in_plan().with_series().order_by("starts_at")
    meetings = titled(rows, request.user)
    today = timezone.localdate()
    context = {
        "introduction": introduction,
        "coming": [row for row in meetings if row.meeting.on >= today],
        "past": [row for row in reversed(meetings) if row.meeting.on < today],
        "counts": counts([introduction])[introduction.pk],
        "topics": Topic.objects.waiting().readable_by(request.user).filter(introduction=introduction),
        "topic_form": TopicForm(introduction=introduction)
        if rules.can_wish_topic(request.user, introduction)
        else None,
        "can_ask": rules.can_ask(request.user, introduction),
        "crumbs": [(introduction.newcomer.name, introduction.get_absolute_url()), (_("Meetings"), "")],
    }
    return render(request, "mentoring/introduction_meetings.html", context)


def meeting_detail(request, meeting_id):
    """Prepare, log and read: the same page before, on and after the day."""
    return meeting_page(request, find_meeting(request.user, meeting_id))


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
    keys = {name: form.cleaned_data[name] for name in ("revision", "form_key")}
    if meeting.is_cancelled:
        return replace_meeting(meeting, form.starts_at, by=by, **keys)
    words = {name: form.cleaned_data[name] for name in ("minutes", "place")}
    return move_meeting(meeting, form.starts_at, form.cleaned_data["reason"], by=by, **words, **keys)


def meeting_cancel(request, meeting_id):
    meeting = find_meeting(request.user, meeting_id)
    if is_repeated(request, meeting):
        return redirect(meeting.replaced_by or meeting)
    ensure(rules.can_cancel(request.user, meeting))
    form = CancelForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        return _save(request, meeting, form, _cancel, _("The meeting is cancelled."))
    return _form_page(request, meeting, form, _("Cancel the meeting"))


def _cancel(meeting, form, by):
    return cancel_meeting(meeting, by=by, **form.cancellation)


def _save(request, meeting, form, change, told):
    try:
        meeting = change(meeting, form, request.user)
    except StaleEdit as stale:
        ask_to_compare(form, {"revision": str(stale.current.revision)})
        return _form_page(request, meeting, form, told, status=409)
    except NotPossible:
        return not_possible(request, meeting)
    messages.success(request, told)
    return redirect(meeting.replaced_by or meeting)


def _form_page(request, meeting, form, title, status=None):
    row = titled([meeting], request.user)[0]
    context = {
        "meeting": meeting,
        "row": row,
        "form": form,
        "title": title,
        "is_cancel": isinstance(form, CancelForm),
        "can_cancel": rules.can_cancel(request.user, meeting),
        "crumbs": [
            (row.title, meeting.get_absolute_url()),
            (title, ""),
        ],
    }
    return render(request, "mentoring/meeting_form.html", context, status=status or (422 if form.errors else 200))
