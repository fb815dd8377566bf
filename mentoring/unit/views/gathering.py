from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.errors import StaleEdit
from accounts.rules import ensure
from accounts.scope import CHIEFS
from mentoring.models import Gathering
from mentoring.unit import rules
from mentoring.unit.appointments import PART
from mentoring.unit.forms import CancelGatheringForm, GatheredForm, GatheringForm, MoveGatheringForm
from mentoring.unit.listing import mine, places
from mentoring.unit.people import mentors_at
from mentoring.unit.services import cancel_gathering, move_gathering, plan_gatherings, take_attendance
from mentoring.unit.training import STEPS
from mentoring.views.answers import ask_to_compare, not_possible
from programs.errors import NotPossible
from programs.replies import replies_of


def gathering_list(request):
    """The mentors' own support: dates, attendance and training."""
    person = request.user
    ensure(rules.can_see_gatherings(person))
    context = {
        "mine": mine(person),
        "places": places(person),
        "sees_training": person.scope.holds(*CHIEFS),
        "step_count": len(STEPS),
        "today": timezone.localdate(),
    }
    return render(request, "mentoring/unit/gathering_list.html", context)


def gathering_create(request):
    """New dates; `instead` is one that was cancelled, whose place and length are taken along."""
    ensure(rules.can_see_gatherings(request.user))
    form = GatheringForm(request.POST or None, person=request.user, initial=_instead(request))
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        made = plan_gatherings(cleaned["node"], form.plan, by=request.user, request_key=cleaned["request_key"])
        told = ngettext("%(count)s date is planned.", "%(count)s dates are planned.", len(made))
        messages.success(request, told % {"count": len(made)})
        return redirect("mentoring:gathering_list")
    context = {"form": form, "crumbs": [_own_crumb(), (_("New dates"), "")]}
    return render(request, "mentoring/unit/gathering_form.html", context, status=422 if form.errors else 200)


def _instead(request):
    number = request.GET.get("instead", "")
    rows = Gathering.objects.visible_to(request.user)
    cancelled = rows.filter(pk=number).first() if number.isdecimal() and len(number) < 10 else None
    if cancelled is None:
        return {}
    names = ("kind", "node", "minutes", "place", "led_by")
    return {name: getattr(cancelled, name) for name in names} | {"time": timezone.localtime(cancelled.starts_at).time()}


def gathering_detail(request, gathering_id):
    gathering = _find(request.user, gathering_id)
    return _detail_page(request, gathering)


def _detail_page(request, gathering, form=None, status=200):
    person, people = request.user, mentors_at(gathering.node, gathering.on)
    replies = replies_of(PART, [gathering.pk])
    can_count = rules.can_take_attendance(person, gathering)
    opens = can_count and (not gathering.is_held or "change" in request.GET)
    context = {
        "gathering": gathering,
        "people": [(row, replies.get((gathering.pk, row.pk))) for row in people],
        "seats": gathering.attendances.select_related("person").order_by("person__name"),
        "form": form or (GatheredForm(gathering=gathering, people=people, replies=replies) if opens else None),
        "can_count": can_count,
        "can_change": rules.can_change_gathering(person, gathering),
        "can_replace": gathering.is_cancelled and rules.can_plan_gathering(person, gathering.node, gathering.kind),
        "crumbs": [_own_crumb(), (gathering.get_kind_display(), "")],
    }
    return render(request, "mentoring/unit/gathering_detail.html", context, status=status)


def gathering_attendance(request, gathering_id):
    """The same page before and after; what is posted says who was there."""
    gathering = _find(request.user, gathering_id)
    ensure(rules.can_take_attendance(request.user, gathering))
    if request.method != "POST":
        return _detail_page(request, gathering)
    form = GatheredForm(request.POST, gathering=gathering, people=mentors_at(gathering.node, gathering.on))
    if not form.is_valid():
        return _detail_page(request, gathering, form, status=422)
    try:
        take_attendance(gathering, by=request.user, **form.attendance)
    except StaleEdit as stale:
        ask_to_compare(form, {"revision": str(stale.current.revision)})
        return _detail_page(request, gathering, form, status=409)
    except NotPossible:
        return not_possible(request, gathering)
    messages.success(request, _("Attendance is saved."))
    return redirect(gathering)


def gathering_move(request, gathering_id):
    gathering = _find(request.user, gathering_id)
    ensure(rules.can_change_gathering(request.user, gathering))
    form = MoveGatheringForm(request.POST or None, gathering=gathering)
    if request.method == "POST" and form.is_valid():
        change = form.change
        return _save(request, gathering, form, _("New time"), lambda by: move_gathering(gathering, by=by, **change))
    return _form_page(request, gathering, form, _("New time"))


def gathering_cancel(request, gathering_id):
    gathering = _find(request.user, gathering_id)
    if request.method == "POST" and gathering.is_cancelled:
        return redirect(gathering)  # cancelled already: two clicks are one
    ensure(rules.can_change_gathering(request.user, gathering))
    form, title = (
        CancelGatheringForm(request.POST or None, initial={"revision": gathering.revision}),
        _("Cancel the date"),
    )
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"]
        return _save(request, gathering, form, title, lambda by: cancel_gathering(gathering, by=by, revision=revision))
    return _form_page(request, gathering, form, title)


def _save(request, gathering, form, title, change):
    try:
        change(request.user)
    except StaleEdit as stale:
        ask_to_compare(form, {"revision": str(stale.current.revision)})
        return _form_page(request, gathering, form, title, status=409)
    except NotPossible:
        return not_possible(request, gathering)
    messages.success(request, _("Saved. The mentors are told."))
    return redirect(gathering)


def _form_page(request, gathering, form, title, status=None):
    crumbs = [_own_crumb(), (gathering.get_kind_display(), gathering.get_absolute_url()), (title, "")]
    context = {
        "gathering": gathering,
        "form": form,
        "title": title,
        "is_cancel": isinstance(form, CancelGatheringForm),
        "crumbs": crumbs,
    }
    return render(
        request, "mentoring/unit/gathering_change.html", context, status=status or (422 if form.errors else 200)
    )


def _find(person, gathering_id):
    return get_object_or_404(Gathering.objects.visible_to(person).select_related("node"), pk=gathering_id)


def _own_crumb():
    return _("The mentors' own"), reverse("mentoring:gathering_list")
