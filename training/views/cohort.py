from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from training.entries import reading_of, reason_in_words
from training.errors import CohortIsFull
from training.forms import CohortEditForm, CohortForm, LeadersForm
from training.models import Cohort, HaveRead
from training.rules import can_change_cohort, can_open_cohort, is_leader
from training.selectors import cohorts_for, records, waiting_for
from training.services import change_cohort, close_cohort, open_cohort, reopen_cohort, set_leaders

PAGE = 30


def cohort_list(request):
    """Groups, course rounds and supervision groups, the ones that meet next first; and who waits for a group."""
    cohorts = Cohort.objects.visible_to(request.user).with_counts().select_related("node", "series")
    cohorts = cohorts.prefetch_related("leaders__person").under_way_first()
    context = {
        "page": Paginator(cohorts, PAGE).get_page(request.GET.get("page")),
        "waiting": waiting_for(request.user)[:PAGE],
        "can_open": can_open_cohort(request.user),
    }
    return render(request, "training/cohort_list.html", context)


def find_cohort(request, cohort_id):
    return get_object_or_404(cohorts_for(request.user), pk=cohort_id)


def crumbs_of(cohort, *more):
    return [
        (_("Groups and courses"), reverse("training:cohort_list")),
        (cohort.name, cohort.get_absolute_url() if more else ""),
        *more,
    ]


def cohort_detail(request, cohort_id):
    cohort = find_cohort(request, cohort_id)
    members = records(cohort, request.user)
    own = next((row for row in members if row.member.introduction.newcomer_id == request.user.pk), None)
    context = {
        "cohort": cohort,
        "members": members,
        "sessions": _sessions(cohort),
        "catch_up": _to_catch_up(own, request.user),
        "may_change": can_change_cohort(request.user, cohort),
        "asks": is_leader(request.user, cohort) or request.user.scope.reaches(cohort.node, "coordinator"),
        "evaluates": cohort.is_finished and (own is not None or is_leader(request.user, cohort)),
        "crumbs": crumbs_of(cohort),
    }
    return render(request, "training/cohort_detail.html", context)


def _sessions(cohort):
    """Each with the sentence on why it is another day, or none."""
    rows = cohort.sessions.select_related("template").order_by("starts_at", "pk")
    return [(row, reason_in_words(row)) for row in rows]


def _to_catch_up(record, person):
    """What was missed, with its reading, as the reading fragment wants it."""
    missed = record.missed if record else []
    read = set(HaveRead.objects.filter(person=person, session__in=missed).values_list("session_id", flat=True))
    return [
        {"data": {"session": row, "reading": reading_of(row.template), "has_read": row.pk in read}} for row in missed
    ]


def cohort_create(request):
    ensure(can_open_cohort(request.user))
    form = CohortForm(request.user, request.POST or None)

    if request.method == "POST" and form.is_valid():
        ensure(can_open_cohort(request.user, form.cleaned_data["node"]))
        cohort = open_cohort(**form.cleaned_data, by=request.user)
        messages.success(request, _("%(name)s is open. Choose who leads.") % {"name": cohort.name})
        return redirect("training:cohort_leaders", cohort.pk)

    crumbs = [(_("Groups and courses"), reverse("training:cohort_list")), (_("New group"), "")]
    status = 422 if form.is_bound else 200
    return render(request, "training/cohort_form.html", {"form": form, "crumbs": crumbs}, status=status)


def cohort_edit(request, cohort_id):
    cohort = find_cohort(request, cohort_id)
    ensure(can_change_cohort(request.user, cohort))
    form = CohortEditForm(request.POST or None, cohort=cohort)
    status = 422 if form.is_bound else 200

    if request.method == "POST" and form.is_valid():
        try:
            change_cohort(cohort, **form.cleaned_data, by=request.user)
            messages.success(request, _("Saved."))
            return redirect(cohort)
        except StaleEdit:
            form.add_error(None, _("Somebody else has changed the group. Look at what it says now, and save again."))
            status = 409
        except CohortIsFull:
            form.add_error("seats", _("More than so many have a seat already."))

    return _form(request, cohort, form, _("Change the group"), status)


def cohort_leaders(request, cohort_id):
    cohort = find_cohort(request, cohort_id)
    ensure(can_change_cohort(request.user, cohort))
    form = LeadersForm(cohort, request.POST or None)

    if request.method == "POST" and form.is_valid():
        set_leaders(cohort, form.cleaned_data["leaders"], by=request.user)
        messages.success(request, _("Saved."))
        return redirect(cohort)

    return _form(request, cohort, form, _("Who leads?"), 422 if form.errors else 200)


def _form(request, cohort, form, heading, status):
    context = {"cohort": cohort, "form": form, "heading": heading, "crumbs": crumbs_of(cohort, (heading, ""))}
    return render(request, "training/cohort_edit.html", context, status=status)


@require_POST
def cohort_close(request, cohort_id):
    cohort = find_cohort(request, cohort_id)
    ensure(can_change_cohort(request.user, cohort))

    close_cohort(cohort, by=request.user)
    messages.success(request, _("%(name)s takes no more members.") % {"name": cohort.name})
    return redirect(cohort)


@require_POST
def cohort_reopen(request, cohort_id):
    cohort = find_cohort(request, cohort_id)
    ensure(can_change_cohort(request.user, cohort))

    reopen_cohort(cohort, by=request.user)
    messages.success(request, _("%(name)s takes new members again.") % {"name": cohort.name})
    return redirect(cohort)
