from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rules import ensure
from checklists.carrying import carriable
from checklists.forms import CarryForm
from checklists.rules import can_carry_levels
from checklists.services import carry_levels
from checklists.views.checklist import crumbs_of, visible_introduction


def level_carry(request, introduction_id):
    """What the newcomer has done in an earlier introduction: hers to carry along, and nobody else's."""
    introduction = visible_introduction(request, introduction_id)
    ensure(can_carry_levels(request.user, introduction))
    rows = carriable(introduction)
    form = CarryForm(request.POST or None, rows=rows)
    if request.method == "POST" and not rows:  # somebody who clicks twice has carried them already
        return _back(introduction)
    if request.method == "POST" and form.is_valid():
        items = carry_levels(introduction, form.cleaned_data["keys"], by=request.user)
        said = ngettext("%(count)s level is carried along.", "%(count)s levels are carried along.", len(items))
        messages.success(request, said % {"count": len(items)})
        return _back(introduction)
    choices = list(zip(rows, form["keys"], strict=True))
    context = {"introduction": introduction, "rows": rows, "form": form, "choices": choices}
    context["crumbs"] = crumbs_of(request, introduction, (_("From an earlier introduction"), ""))
    return render(request, "checklists/level_carry.html", context, status=422 if form.errors else 200)


def _back(introduction):
    return redirect(reverse("checklists:checklist", args=[introduction.pk]) + "?show=all")
