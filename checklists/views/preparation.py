from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from checklists.forms import ReadyForm
from checklists.models import Preparation
from checklists.preparations import preparations_of
from checklists.rules import can_prepare
from checklists.services import set_ready
from checklists.views.checklist import crumbs_of, visible_introduction


def preparation_list(request, introduction_id):
    """What the unit has ready before the first day, and who sees to it."""
    introduction = visible_introduction(request, introduction_id)
    context = {
        "introduction": introduction,
        "is_own": introduction.newcomer_id == request.user.pk,
        "preparations": preparations_of(introduction, request.user),
        "crumbs": crumbs_of(request, introduction, (_("Before the first day"), "")),
    }
    return render(request, "checklists/preparation_list.html", context)


@require_POST
def preparation_set(request, preparation_id):
    rows = Preparation.objects.visible_to(request.user).with_people()
    preparation = get_object_or_404(rows, pk=preparation_id)
    ensure(can_prepare(request.user, preparation))
    form = ReadyForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    status = 200
    try:
        set_ready(preparation, form.cleaned_data["is_ready"], by=request.user, revision=form.cleaned_data["revision"])
    except StaleEdit as stale:
        preparation, status = stale.current, 409
        messages.warning(request, _("Somebody has just changed it. This is how it stands now."))
    if request.htmx:
        rows = preparations_of(preparation.introduction, request.user)
        preparation = next(row for row in rows if row.pk == preparation.pk)
        return render(request, "checklists/_preparation.html", {"preparation": preparation}, status=status)
    return redirect("checklists:preparation_list", preparation.introduction_id)
