from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from programs.models import Introduction
from training.errors import CohortIsFull
from training.forms import CohortForm, LeadersForm
from training.models import Cohort, Member
from training.rules import can_add_member, can_open_cohort, can_see_who_has_read, leads_sessions
from training.services import close_cohort, join_cohort, open_cohort, set_leaders

PAGE = 30


def cohort_list(request):
    """Groups, course rounds and supervision groups, the ones that meet next first; and who waits for a group."""
    cohorts = Cohort.objects.visible_to(request.user).with_counts().select_related("node", "series__version__program")
    cohorts = cohorts.prefetch_related("leaders__person").under_way_first()
    waiting = _waiting(request.user).select_related("introduction__newcomer")
    context = {
        "page": Paginator(cohorts, PAGE).get_page(request.GET.get("page")),
        "waiting": waiting[:PAGE],
        "can_open": can_open_cohort(request.user),
    }
    return render(request, "training/cohort_list.html", context)


def _waiting(person):
    return Member.objects.filter(state="waiting", introduction__in=Introduction.objects.visible_to(person))


def cohort_detail(request, cohort_id):
    cohort = get_object_or_404(_cohorts(request.user), pk=cohort_id)
    members = [row for row in cohort.members.all() if row.state == "member"]
    context = {
        "cohort": cohort,
        "members": members,
        "sessions": cohort.sessions.select_related("template").order_by("starts_at"),
        "may_lead": leads_sessions(request.user, cohort),
        "may_add": can_add_member(request.user, cohort) and cohort.state == "open",
        "sees_reading": can_see_who_has_read(request.user, cohort),
        "waiting": _waiting(request.user).filter(series_key=cohort.series.key).select_related("introduction__newcomer"),
        "leaders_form": LeadersForm(cohort),
        "crumbs": [(_("Groups and courses"), reverse("training:cohort_list")), (cohort.name, "")],
    }
    return render(request, "training/cohort_detail.html", context)


def _cohorts(person):
    return (
        Cohort.objects.visible_to(person)
        .with_counts()
        .select_related("node", "series")
        .prefetch_related("leaders__person", "members__introduction__newcomer")
    )


def cohort_create(request):
    ensure(can_open_cohort(request.user))
    form = CohortForm(request.user, request.POST or None)

    if request.method == "POST" and form.is_valid():
        ensure(can_open_cohort(request.user, form.cleaned_data["node"]))
        cohort = open_cohort(**form.cleaned_data, by=request.user)
        messages.success(request, _("%(name)s is open. Choose who leads.") % {"name": cohort.name})
        return redirect(cohort)

    crumbs = [(_("Groups and courses"), reverse("training:cohort_list")), (_("New group"), "")]
    status = 422 if form.is_bound else 200
    return render(request, "training/cohort_form.html", {"form": form, "crumbs": crumbs}, status=status)


@require_POST
def cohort_leaders(request, cohort_id):
    cohort = get_object_or_404(_cohorts(request.user), pk=cohort_id)
    ensure(can_add_member(request.user, cohort))

    form = LeadersForm(cohort, request.POST)
    if form.is_valid():
        set_leaders(cohort, form.cleaned_data["leaders"], by=request.user)
        messages.success(request, _("Saved."))
    return redirect(cohort)


@require_POST
def cohort_close(request, cohort_id):
    cohort = get_object_or_404(_cohorts(request.user), pk=cohort_id)
    ensure(can_add_member(request.user, cohort))

    close_cohort(cohort, by=request.user)
    messages.success(request, _("%(name)s takes no more members.") % {"name": cohort.name})
    return redirect(cohort)


@require_POST
def member_add(request, cohort_id):
    """Somebody who waits gets a seat."""
    cohort = get_object_or_404(_cohorts(request.user), pk=cohort_id)
    ensure(can_add_member(request.user, cohort))
    introductions = Introduction.objects.visible_to(request.user).active().select_related("newcomer")
    introduction = get_object_or_404(introductions, pk=request.POST.get("introduction"))

    try:
        join_cohort(cohort, introduction, by=request.user)
        messages.success(request, _("%(name)s is in the group.") % {"name": introduction.newcomer.first_name})
    except CohortIsFull:
        messages.error(request, _("There is no free seat. Open a new group, or let somebody wait for the next one."))
    return redirect(cohort)
