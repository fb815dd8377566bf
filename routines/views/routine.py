from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.forms.fields import posted_with
from accounts.rules import ensure
from routines.forms import ChangedRoutineForm, NewRoutineForm
from routines.models import Custom, Routine
from routines.page import crumbs_to, routine_page
from routines.rules import can_change_routine, can_keep_routines, can_see_upkeep
from routines.services import change_routine, close_routine, create_routine, review_routine

PAGE = 50


def routine_list(request):
    """Every routine that holds where one works, or those that match what is typed."""
    query = request.GET.get("q", "").strip()
    rows = Routine.objects.visible_to(request.user).open().matching(query).select_related("node")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "query": query, "can_keep": can_keep_routines(request.user)}
    if request.htmx:
        return render(request, "routines/_routine_list.html", context)
    return render(request, "routines/routine_list.html", context | _ways_on(request.user))


def _ways_on(person):
    """What waits behind the links above the list."""
    keeps = can_see_upkeep(person)
    return {
        "can_see_upkeep": keeps,
        "overdue_count": Routine.objects.kept_by(person).overdue().count() if keeps else 0,
        "waiting_count": Custom.objects.waiting_for(person).count() if keeps else 0,
    }


def routine_detail(request, routine_id):
    routine = _found(request, routine_id)
    return render(request, "routines/routine_detail.html", routine_page(request.user, routine))


def routine_create(request):
    ensure(can_keep_routines(request.user))
    form = NewRoutineForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        routine = create_routine(
            form.cleaned_data["node"],
            by=request.user,
            request_key=form.cleaned_data["request_key"],
            is_number_marked=form.marked_not_a_number,
            **form.words,
        )
        messages.success(request, _("The routine is saved."))
        return redirect(routine)
    return _form_page(request, form, _("New routine"))


def routine_edit(request, routine_id):
    routine = _found(request, routine_id)
    ensure(can_change_routine(request.user, routine))
    form = ChangedRoutineForm(request.POST or None, routine=routine)
    if request.method == "POST" and form.is_valid():
        try:
            change_routine(
                routine,
                by=request.user,
                revision=form.cleaned_data["revision"] or 0,
                is_number_marked=form.marked_not_a_number,
                **form.words,
            )
        except StaleEdit as stale:
            return _changed_meanwhile(request, routine, form, stale.current)
        messages.success(request, _("The routine is saved."))
        return redirect(routine)
    return _form_page(request, form, routine.title, routine=routine)


@require_POST
def routine_review(request, routine_id):
    """Looked over, still right."""
    routine = _found(request, routine_id)
    ensure(can_change_routine(request.user, routine))
    try:
        review_routine(routine, by=request.user, revision=_revision_of(request))
    except StaleEdit:
        messages.warning(request, _("Somebody has changed the routine meanwhile. Read it once more."))
        return redirect(routine)
    messages.success(request, _("“%(routine)s” is looked over.") % {"routine": routine.title})
    return redirect("routines:upkeep" if request.POST.get("next") == "upkeep" else routine)


@require_POST
def routine_close(request, routine_id):
    routine = _found(request, routine_id)
    ensure(can_change_routine(request.user, routine))
    close_routine(routine, by=request.user)
    messages.success(request, _("The routine is closed. It is no longer found in searches."))
    return redirect("routines:routine_list")


def _changed_meanwhile(request, routine, form, current):
    """The typed text stays, what stands now is shown beside it, and the next save is made on top of that."""
    form.data = posted_with(form.data, revision=str(current.revision))
    form.add_error(None, _("Somebody else has changed the routine. Your text is still here; compare and save again."))
    return _form_page(request, form, routine.title, routine=routine, current=current, status=409)


def _form_page(request, form, title, *, routine=None, current=None, status=None):
    context = {"form": form, "title": title, "routine": routine, "current": current, "crumbs": crumbs_to(title)}
    return render(request, "routines/routine_form.html", context, status=status or (422 if form.errors else 200))


def _revision_of(request):
    seen = request.POST.get("revision", "")
    return int(seen) if seen.isdecimal() else 0


def _found(request, routine_id):
    return get_object_or_404(Routine.objects.visible_to(request.user).select_related("node"), pk=routine_id)
