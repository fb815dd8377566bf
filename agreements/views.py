from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.forms.fields import posted_with
from accounts.rules import ensure
from accounts.services import record_reading
from agreements.forms import AgreementForm
from agreements.rules import can_accept, can_tailor
from agreements.services import accept_agreement, tailor_agreement
from agreements.sheet import sheet_of
from programs.models import Introduction


def agreement(request, introduction_id):
    """To read, to print and, at the end, to accept."""
    return _page(request, _found(request, introduction_id))


@require_POST
def agreement_accept(request, introduction_id):
    sheet = _found(request, introduction_id)
    ensure(can_accept(request.user, sheet))
    try:
        accept_agreement(sheet.introduction, request.POST.get("fingerprint", ""), by=request.user)
    except StaleEdit:
        return _page(request, _found(request, introduction_id), is_stale=True)
    messages.success(request, _("You have accepted the role agreement."))
    return redirect("agreements:agreement", introduction_id)


def agreement_edit(request, introduction_id):
    sheet = _found(request, introduction_id)
    ensure(can_tailor(request.user, sheet.introduction))
    form, is_stale = AgreementForm(request.POST if request.method == "POST" else None, sheet=sheet), False
    if form.is_valid():
        try:
            _save(request, sheet, form)
        except StaleEdit as stale:
            form.data, is_stale = posted_with(form.data, revision=stale.current.revision), True
        else:
            messages.success(
                request, _("The role agreement is saved. Those who had accepted another text are asked anew.")
            )
            return redirect("agreements:agreement", introduction_id)
    context = {"sheet": sheet, "form": form, "is_stale": is_stale} | _around(request, sheet, _("Fit the text"))
    status = 409 if is_stale else 422 if form.errors else 200
    return render(request, "agreements/agreement_edit.html", context, status=status)


def _save(request, sheet, form):
    marked, revision = form.marked_not_a_number, form.cleaned_data["revision"]
    tailor_agreement(sheet.introduction, form.lines, by=request.user, revision=revision, is_number_marked=marked)


def _found(request, introduction_id):
    """The sheet of an introduction that this person sees, if its programme has an agreement; else 404."""
    introductions = Introduction.objects.visible_to(request.user).with_people()
    sheet = sheet_of(get_object_or_404(introductions, pk=introduction_id))
    if sheet is None:
        raise Http404
    return sheet


def _page(request, sheet, is_stale=False):
    person, introduction = request.user, sheet.introduction
    record_reading(person, introduction, about=introduction.newcomer)
    context = {
        "sheet": sheet,
        "is_stale": is_stale,
        "is_waiting": can_accept(person, sheet) and any(side.person == person for side in sheet.waiting),
        "can_tailor": can_tailor(person, introduction),
        **_around(request, sheet),
    }
    return render(request, "agreements/agreement_detail.html", context, status=409 if is_stale else 200)


def _around(request, sheet, here=""):
    """The newcomer's own pages lie right under the menu; for everybody else they lie under the person."""
    introduction, title = sheet.introduction, _("Role agreement")
    is_own = introduction.newcomer_id == request.user.pk
    above = [] if is_own else [(introduction.newcomer.name, introduction.get_absolute_url())]
    page = reverse("agreements:agreement", args=[introduction.pk])
    crumbs = [*above, (title, page if here else ""), *([(here, "")] if here else [])]
    return {"introduction": introduction, "crumbs": crumbs}
