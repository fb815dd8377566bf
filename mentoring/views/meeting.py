from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring import rules
from mentoring.forms import TopicForm
from mentoring.models import Meeting, Series, Topic
from mentoring.page import find_meeting, matters_of, meeting_page, titled
from mentoring.selectors import counts
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
        "series": Series.objects.filter(introduction=introduction).select_related("template").order_by("template"),
        "counts": counts([introduction])[introduction.pk],
        "topics": Topic.objects.waiting().readable_by(request.user).filter(introduction=introduction),
        "topic_form": TopicForm(introduction=introduction)
        if rules.can_wish_topic(request.user, introduction)
        else None,
        "can_ask": rules.can_ask(request.user, introduction),
        "can_propose": rules.can_propose_request(request.user, introduction),
        **matters_of(introduction, request.user),
        "crumbs": [(introduction.newcomer.name, introduction.get_absolute_url()), (_("Meetings"), "")],
    }
    return render(request, "mentoring/introduction_meetings.html", context)


def meeting_detail(request, meeting_id):
    """Prepare, log and read: the same page before, on and after the day."""
    return meeting_page(request, find_meeting(request.user, meeting_id))
