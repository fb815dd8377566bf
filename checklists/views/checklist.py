from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.services import record_reading
from checklists.carrying import carriable
from checklists.forms import UndoForm
from checklists.models import Item
from checklists.page import Checklist
from checklists.querysets import introductions_with_people
from checklists.rules import can_carry_levels, can_leave_out, can_tailor, can_wish
from checklists.wishes import wishes_of
from programs.models import Introduction


def own_checklist(request):
    """The way in for somebody who does not know the number of the own introduction."""
    latest = Introduction.objects.filter(newcomer=request.user).order_by("-start_on", "-pk")
    return redirect("checklists:checklist", get_object_or_404(latest[:1]).pk)


def checklist(request, introduction_id):
    introduction = visible_introduction(request, introduction_id)
    record_reading(request.user, introduction, introduction.newcomer)
    undo = UndoForm(request.GET)
    saved = (undo.cleaned_data["saved"], undo.cleaned_data["was"]) if undo.is_valid() else ()
    page = Checklist(introduction, request.user, request.GET.get("show", "phase")).fill(*saved)
    context = {
        "page": page,
        "introduction": introduction,
        "is_own": introduction.newcomer_id == request.user.pk,
        "can_add": can_tailor(request.user, introduction),
        "can_wish": can_wish(request.user, introduction),
        "wishes": wishes_of(request.user, introduction),
        "carriable": len(carriable(introduction)) if can_carry_levels(request.user, introduction) else 0,
        "left_out": [(item, page.reasons[item.pk], can_leave_out(request.user, item)) for item in page.left_out],
        "crumbs": crumbs_of(request, introduction),
    }
    return render(request, "checklists/checklist_detail.html", context)


def visible_introduction(request, introduction_id):
    introductions = Introduction.objects.visible_to(request.user)
    return get_object_or_404(introductions_with_people().filter(pk__in=introductions.values("pk")), pk=introduction_id)


def visible_item(request, item_id):
    return get_object_or_404(Item.objects.visible_to(request.user).with_people(), pk=item_id)


def address_of(item, show="all"):
    return reverse("checklists:checklist", args=[item.introduction_id]) + f"?show={show}#item-{item.pk}"


def crumbs_of(request, introduction, *more):
    """The newcomer's own list stands in the menu; others come to it from the introduction."""
    here = (_("Checklist"), reverse("checklists:checklist", args=[introduction.pk]))
    if introduction.newcomer_id == request.user.pk:
        return [here, *more] if more else []
    return [(introduction.newcomer.name, introduction.get_absolute_url()), here, *more]
