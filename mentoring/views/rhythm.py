from datetime import date, timedelta

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone

from mentoring.rhythm_table import WEEKS, introductions_of, rhythm_weeks

COLUMNS = 6  # newcomers beside each other; a chief's others are on the next pages


def rhythm(request):
    """To whoever is mentor or leads: all the newcomers' meetings beside each other, week by week."""
    if not request.user.scope.roles:
        return redirect("mentoring:meeting_list")
    monday = _monday(request.GET.get("from", ""))
    page = Paginator(introductions_of(request.user), COLUMNS).get_page(request.GET.get("page"))
    introductions = list(page.object_list)
    context = {
        "page": page,
        "introductions": introductions,
        "weeks": rhythm_weeks(introductions, request.user, monday) if introductions else [],
        "monday": monday,
        "before": monday - timedelta(weeks=WEEKS),
        "after": monday + timedelta(weeks=WEEKS),
    }
    return render(request, "mentoring/rhythm.html", context)


def _monday(text):
    """Of the week that is asked for, or of this one."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = timezone.localdate()
    day = min(max(day, date(2000, 1, 3)), date(2200, 1, 6))
    return day - timedelta(days=day.weekday())
