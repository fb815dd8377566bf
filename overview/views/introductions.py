from django.shortcuts import render

from accounts.rules import ensure
from overview.listing import listing_of
from programs.filters import overseen
from programs.rules import can_see_figures, can_start_introduction


def introduction_list(request):
    """Every introduction that one answers for, also those that have ended."""
    ensure(can_see_figures(request.user))
    context = {
        "listing": listing_of(request, overseen(request)),
        "can_start": can_start_introduction(request.user),
    }
    return render(request, "overview/chief_introductions.html", context)
