from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.services import record_reading
from overview.crumbs import crumbs_of
from overview.newcomer import own_introduction
from overview.pace_words import pace_words, paused
from overview.periods import periods_of
from overview.plan import plan_of
from overview.support import support_of
from overview.timeline import timeline_of
from programs.models import Introduction
from programs.rules import can_alter, reads_plan_only


def plan(request):
    """A short address for one's own plan, for mails and bookmarks."""
    introduction = own_introduction(request.user)
    return redirect("overview:introduction_plan", introduction.pk) if introduction else redirect("overview:home")


def introduction_plan(request, introduction_id):
    introduction = get_object_or_404(Introduction.objects.visible_to(request.user).with_people(), pk=introduction_id)
    record_reading(request.user, introduction, introduction.newcomer)
    timeline, support = timeline_of(introduction, request.user), support_of(introduction, with_vacation=True)
    context = {
        "introduction": introduction,
        "timeline": timeline,
        "support": support,
        "periods": periods_of(introduction),
        "plan": plan_of(timeline, support, request.GET.get("series", "")),
        "paused": paused(introduction, request.user),
        "pace_words": pace_words(introduction, request.user),
        "can_alter": can_alter(request.user, introduction),
        "reads_plan_only": reads_plan_only(request.user, introduction),
        "is_own": introduction.newcomer_id == request.user.pk,
        "crumbs": crumbs_of(request.user, introduction, _("Plan")),
    }
    return render(request, "overview/introduction_plan.html", context)
