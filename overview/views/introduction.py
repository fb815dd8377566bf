from django.shortcuts import get_object_or_404, redirect, render

from accounts.services import record_reading
from overview.candidates import roles_of
from overview.crumbs import crumbs_of
from overview.ending.areas import said_areas
from overview.ending.rules import can_have_certificate
from overview.handover.rules import can_read_handover
from overview.pace_words import pace_words, paused
from overview.sections import sections_at
from overview.support import support_of
from overview.timeline import timeline_of
from programs.models import Introduction
from programs.offers import offered_versions
from programs.progress import progress_of
from programs.rules import can_alter, can_change_people, can_end_introduction, reads_plan_only


def introduction_detail(request, introduction_id):
    introduction = found(request, introduction_id)
    if introduction.newcomer_id == request.user.pk:
        return redirect("overview:home")

    record_reading(request.user, introduction, introduction.newcomer)
    plan_only = reads_plan_only(request.user, introduction)
    context = {
        "introduction": introduction,
        "timeline": timeline_of(introduction, request.user, until=introduction.close_support_until_on),
        "support": support_of(introduction),
        "sections": sections_at("introduction", request.user, [introduction]),
        "progress": None if plan_only else progress_of([introduction])[introduction.pk],
        "roles": roles_of(introduction),
        "paused": paused(introduction, request.user),
        "pace_words": pace_words(introduction, request.user),
        "can_alter": can_alter(request.user, introduction),
        "can_end": can_end_introduction(request.user, introduction),
        "said_areas": [] if plan_only else said_areas(introduction),
        "has_certificate": can_have_certificate(request.user, introduction),
        "reads_handover": can_read_handover(request.user, introduction),
        "can_change_people": can_change_people(request.user, introduction),
        "offered": None if plan_only else offered_versions([introduction]).get(introduction.pk),
        "reads_plan_only": plan_only,
        "crumbs": crumbs_of(request.user, introduction),
    }
    return render(request, "overview/introduction_detail.html", context)


def sent(request):
    """What was posted; an empty form is posted too."""
    return request.POST if request.method == "POST" else None


def found(request, introduction_id):
    return get_object_or_404(Introduction.objects.visible_to(request.user).with_people(), pk=introduction_id)
