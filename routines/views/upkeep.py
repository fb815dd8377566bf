from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.rules import ensure
from routines.models import Opinion, Routine
from routines.page import crumbs_to
from routines.rules import can_see_upkeep

SHOWN = 50


def upkeep(request):
    """What ought to be done about the routines that one keeps: look over, mend a link, write what was missed."""
    ensure(can_see_upkeep(request.user))
    kept = Routine.objects.kept_by(request.user).select_related("node").defer("text")
    overdue, dead = kept.overdue().order_by("review_on", "pk"), kept.with_dead_link().order_by("link_failed_on", "pk")
    lines = Opinion.objects.since_review().filter(routine__in=kept.order_by().values("pk")).lines()
    context = {
        "overdue": overdue[:SHOWN],
        "overdue_count": overdue.count(),
        "dead": dead[:SHOWN],
        "lines": lines.select_related("routine")[:SHOWN],
        "crumbs": crumbs_to(_("To look over")),
    }
    return render(request, "routines/upkeep.html", context)
