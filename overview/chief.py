"""Enhetens introduktioner: what waits for the chief, then the table, the mentors and the joint meetings."""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone

from accounts.models import Node
from accounts.roles import active_role
from checklists.selectors import counts_of
from checklists.themes import theme_states
from mentoring.load.selectors import loads, with_handed_back
from mentoring.models import Meeting
from overview.chief_needs import SHOWN, needs_of
from overview.listing import listing_of, rows_of, with_figures
from overview.surveys import asked_of
from programs.filters import overseen
from programs.rules import can_start_introduction


def chief_home(request):
    return render(request, "overview/chief_home.html", chief_page(request))


def chief_page(request):
    """Everything on the page, in a number of queries that does not depend on how many introductions there are."""
    reader, today = request.user, timezone.localdate()
    under_way = overseen(request).active()
    introductions = with_figures(under_way)
    states = theme_states(introductions)
    rows = rows_of(introductions, counts_of(states))
    node = Node.objects.get(pk=active_role(request).node_id)
    mentors = with_handed_back(loads(node), reader)
    needs = needs_of(reader, introductions, states, mentors)
    ahead = [row for row in introductions if row.start_on > today]
    return {
        "node": node,
        "under_way_count": len(introductions) - len(ahead),
        "ahead": sorted(ahead, key=lambda row: row.start_on),
        "needs": needs if request.GET.get("needs") == "all" else needs[:SHOWN],
        "needs_count": len(needs),
        "listing": listing_of(request, under_way, known=rows),
        "mentors": mentors,
        "joint": _joint_meetings({row.pk: row for row in introductions}, today),
        "can_start": can_start_introduction(reader),
        **asked_of(reader),
    }


def _joint_meetings(introductions, today):
    """[(meeting, introduction)] of the week: those where the chief is one of the three."""
    monday = today - timedelta(days=today.weekday())
    meetings = (
        Meeting.objects.in_plan()
        .between(monday, monday + timedelta(days=6))
        .filter(introduction__in=introductions)
        .exclude(state="cancelled")
        .select_related("series__template")
    )
    return [(row, introductions[row.introduction_id]) for row in meetings if row.template.kind == "joint"]
