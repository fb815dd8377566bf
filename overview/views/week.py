from datetime import date, timedelta

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from overview.week import week_page


def week(request, year=None, number=None):
    """This week, or the ISO week in the address, so that it can be linked to and printed."""
    if not request.user.scope.roles:
        return redirect("overview:home")
    today = timezone.localdate()
    monday = monday_of(year, number) if number else today - timedelta(days=today.weekday())
    return render(request, "overview/week.html", week_page(request.user, monday))


def monday_of(year, number):
    try:
        return date.fromisocalendar(year, number, 1)
    except ValueError as error:
        raise Http404 from error
