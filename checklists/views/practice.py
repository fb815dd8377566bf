from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from checklists.forms import ConfirmForm
from checklists.page import Row
from checklists.rules import can_confirm_practice
from checklists.services import confirm_practice
from checklists.views.checklist import visible_item
from programs.responsible import responsible_in


@require_POST
def practice_confirm(request, item_id):
    """One click; the same form with the other answer is the undo."""
    item, status = visible_item(request, item_id), 200
    ensure(can_confirm_practice(request.user, item))
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    try:
        confirm_practice(
            item, form.cleaned_data["is_confirmed"], by=request.user, revision=form.cleaned_data["revision"]
        )
    except StaleEdit as stale:
        item, status = stale.current, 409
        messages.warning(request, _("Somebody has just changed it. This is how it stands now."))
    if request.htmx:
        people = responsible_in([item.introduction])[item.introduction_id]
        row = Row(item, people=people, can_confirm=True)
        return render(request, "checklists/_practice.html", {"row": row}, status=status)
    return redirect(item)
