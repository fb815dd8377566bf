from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from training.errors import CohortIsFull
from training.forms import ChangeGroupForm, SeatForm
from training.models import Member
from training.people import members_of
from training.rules import can_change_cohort, can_remove_member
from training.selectors import groups_to_change_to, introductions_of, records, waiting_for, without_a_seat
from training.services import join_cohort, leave_cohort
from training.views.cohort import crumbs_of, find_cohort


def member_list(request, cohort_id):
    """Who has a seat, how they have taken part, and who could get one."""
    cohort = find_cohort(request, cohort_id)
    may_change = can_change_cohort(request.user, cohort)
    may_seat = may_change and cohort.is_open and cohort.taken < cohort.seats
    rows = records(cohort, request.user)
    context = {
        "cohort": cohort,
        "members": [(row, can_remove_member(request.user, row.member)) for row in rows],
        "sees_figures": any(row.is_seen for row in rows),
        "may_change": may_change,
        "waiting": waiting_for(request.user, cohort) if may_seat else (),
        "form": SeatForm(introductions=without_a_seat(request.user, cohort)) if may_seat else None,
        "crumbs": crumbs_of(cohort, (_("Members"), "")),
    }
    return render(request, "training/member_list.html", context)


@require_POST
def member_add(request, cohort_id):
    """Somebody whom one leads or coordinates gets a seat, whether waiting or not."""
    cohort = find_cohort(request, cohort_id)
    ensure(can_change_cohort(request.user, cohort))
    introductions = introductions_of(request.user).select_related("newcomer")
    given = request.POST.get("introduction", "")
    introduction = get_object_or_404(introductions, pk=given if given.isdecimal() else None)

    _seat(request, cohort, introduction)
    return redirect("training:member_list", cohort.pk)


def _seat(request, cohort, introduction):
    """Two may want the last seat at once: one gets it, and the other reads why not."""
    try:
        join_cohort(cohort, introduction, by=request.user)
        messages.success(request, _("%(name)s is in the group.") % {"name": introduction.newcomer.first_name})
        return True
    except CohortIsFull:
        messages.error(request, _("There is no free seat. Open a new group, or let somebody wait for the next one."))
        return False


def _find(request, member_id):
    """A membership of a group that one sees, with all that its rules ask for."""
    cohort_id = get_object_or_404(Member.objects.filter(cohort__isnull=False), pk=member_id).cohort_id
    cohort = find_cohort(request, cohort_id)
    member = next((row for row in members_of(cohort) if row.pk == member_id), None)
    return cohort, member


@require_POST
def member_remove(request, member_id):
    cohort, member = _find(request, member_id)
    if member:  # who has left already is gone
        ensure(can_remove_member(request.user, member))
        leave_cohort(member, by=request.user)
        name = member.introduction.newcomer.first_name
        messages.success(request, _("%(name)s has left the group. The seat is free.") % {"name": name})
    return redirect("training:member_list", cohort.pk)


def member_move(request, member_id):
    """To another group; what was attended here stays."""
    cohort, member = _find(request, member_id)
    if member is None:
        return redirect("training:member_list", cohort.pk)
    ensure(can_remove_member(request.user, member))
    seen = groups_to_change_to(request.user, member).select_related("node")
    cohorts = seen.filter(pk__in=[row.pk for row in seen if can_change_cohort(request.user, row)])
    form = ChangeGroupForm(request.POST or None, cohorts=cohorts)

    if request.method == "POST" and form.is_valid():
        other = form.cleaned_data["cohort"]
        if _seat(request, other, member.introduction):
            return redirect("training:member_list", other.pk)

    context = {
        "cohort": cohort,
        "member": member,
        "form": form,
        "cohorts": cohorts,
        "crumbs": crumbs_of(cohort, (_("Another group"), "")),
    }
    return render(request, "training/member_move.html", context, status=422 if form.is_bound else 200)
