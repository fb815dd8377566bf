from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rules import ensure
from accounts.services import record_reading
from overview.candidates import roles_of
from overview.crumbs import crumbs_of
from overview.forms import DiscontinueForm
from overview.sections import sections_at
from overview.support import support_of
from overview.timeline import timeline_of
from programs import parts
from programs.models import Introduction
from programs.offers import offered_versions
from programs.progress import progress_of
from programs.rules import can_change_people, can_end_introduction, reads_plan_only
from programs.services import complete_introduction, discontinue_introduction


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
        "can_end": can_end_introduction(request.user, introduction),
        "can_change_people": can_change_people(request.user, introduction),
        "offered": None if plan_only else offered_versions([introduction]).get(introduction.pk),
        "reads_plan_only": plan_only,
        "crumbs": crumbs_of(request.user, introduction),
    }
    return render(request, "overview/introduction_detail.html", context)


def introduction_complete(request, introduction_id):
    introduction = found(request, introduction_id)
    ensure(can_end_introduction(request.user, introduction))
    if request.method == "POST":
        complete_introduction(introduction, by=request.user)
        messages.success(request, _("The introduction is completed."))
        return redirect(introduction)
    context = {
        "introduction": introduction,
        "progress": progress_of([introduction])[introduction.pk],
        "ahead": ahead(request.user, introduction),
        "crumbs": crumbs_of(request.user, introduction, _("Complete")),
    }
    return render(request, "overview/introduction_complete.html", context)


def introduction_discontinue(request, introduction_id):
    introduction = found(request, introduction_id)
    ensure(can_end_introduction(request.user, introduction))
    form = DiscontinueForm(sent(request))
    if form.is_valid():
        discontinue_introduction(introduction, form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The introduction is discontinued."))
        return redirect(introduction)
    context = {
        "introduction": introduction,
        "form": form,
        "ahead": ahead(request.user, introduction),
        "crumbs": crumbs_of(request.user, introduction, _("Discontinue")),
    }
    return render(request, "overview/introduction_discontinue.html", context, status=422 if form.errors else 200)


def sent(request):
    """What was posted; an empty form is posted too."""
    return request.POST if request.method == "POST" else None


def found(request, introduction_id):
    return get_object_or_404(Introduction.objects.visible_to(request.user).with_people(), pk=introduction_id)


def ahead(reader, introduction):
    """What would be withdrawn: everything of the introduction's own that is still to come."""
    entries = parts.entries(reader, timezone.localdate(), introduction.end_on, [introduction])
    own = [entry for entry in entries if entry.introduction_id == introduction.pk]
    return [entry for entry in own if entry.state in ("planned", "moved")]
