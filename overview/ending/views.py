from django.contrib import messages
from django.http import Http404, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from overview.crumbs import crumbs_of
from overview.ending.areas import AreaRow, area_rows
from overview.ending.forms import CompleteForm, DiscontinueForm, SignOffForm, UndoForm
from overview.models import Printout
from overview.pdf.ordering import order_printout
from overview.views.introduction import found, sent
from programs import parts
from programs.progress import progress_of
from programs.rules import can_end_introduction, leads
from programs.services import complete_introduction, discontinue_introduction, sign_off


def introduction_complete(request, introduction_id):
    """What the programme asks for, then area by area, then done."""
    introduction = found(request, introduction_id)
    if has_just_ended(request, introduction):
        return redirect(introduction)
    ensure(can_end_introduction(request.user, introduction))
    progress, areas = progress_of([introduction])[introduction.pk], area_rows(introduction)
    form = CompleteForm(sent(request), progress=progress, areas=areas)
    if form.is_valid():
        complete_introduction(introduction, by=request.user, although=form.cleaned_data.get("although", ""))
        order_printout(found(request, introduction_id), Printout.Kind.CERTIFICATE)
        messages.success(request, _("The introduction is completed."))
        return redirect(introduction)
    context = {
        "introduction": introduction,
        "progress": progress,
        "areas": just_saved(areas, UndoForm(request.GET)),
        "form": form,
        "ahead": ahead(request.user, introduction),
        "crumbs": crumbs_of(request.user, introduction, _("Complete")),
    }
    return render(request, "overview/ending/complete.html", context, status=422 if form.errors else 200)


def has_just_ended(request, introduction):
    """The second of two clicks finds what the first one did."""
    return request.method == "POST" and not introduction.is_active and leads(request.user, introduction)


def just_saved(areas, undo):
    """The area that was saved just now can be undone in its row."""
    if not undo.is_valid():
        return areas
    saved, was = undo.cleaned_data["saved"], undo.cleaned_data["was"]
    return [AreaRow(row.area, row.said, was) if row.area.key == saved else row for row in areas]


@require_POST
def area_sign_off(request, introduction_id, key):
    """One area, any time before it is completed."""
    introduction = found(request, introduction_id)
    ensure(can_end_introduction(request.user, introduction))
    area = next((area for area in introduction.version.rows("areas") if area.key == key), None)
    form = SignOffForm(request.POST)
    if area is None:
        raise Http404
    if not form.is_valid():
        return HttpResponseBadRequest()

    state, was, revision = (form.cleaned_data[name] for name in ("state", "was", "revision"))
    try:
        said = sign_off(introduction, area, state, by=request.user, revision=revision)
    except StaleEdit as stale:
        return stale_answer(request, introduction, AreaRow(area, stale.current))
    if request.htmx:
        return area_answer(request, introduction, AreaRow(area, said, was))
    here = reverse("overview:introduction_complete", args=[introduction.pk])
    return redirect(f"{here}?{urlencode({'saved': key, 'was': was})}#area-{key}")


def stale_answer(request, introduction, row):
    if request.htmx:
        return area_answer(request, introduction, row, is_stale=True)
    messages.warning(request, _("Somebody else said something about the area first. This is how it stands now."))
    return redirect("overview:introduction_complete", introduction.pk)


def area_answer(request, introduction, row, *, is_stale=False):
    context = {"introduction": introduction, "row": row, "is_stale": is_stale}
    return render(request, "overview/ending/_area.html", context, status=409 if is_stale else 200)


def introduction_discontinue(request, introduction_id):
    introduction = found(request, introduction_id)
    if has_just_ended(request, introduction):
        return redirect(introduction)
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
    return render(request, "overview/ending/discontinue.html", context, status=422 if form.errors else 200)


def ahead(reader, introduction):
    """What would be withdrawn: everything of the introduction's own that is still to come."""
    entries = parts.entries(reader, timezone.localdate(), introduction.end_on, [introduction])
    own = [entry for entry in entries if entry.introduction_id == introduction.pk]
    return [entry for entry in own if entry.state in ("planned", "moved")]
