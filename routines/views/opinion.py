from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from routines.forms import OpinionForm
from routines.models import Routine
from routines.page import opinion_of, routine_page
from routines.rules import can_give_opinion
from routines.services import give_opinion


@require_POST
def opinion_give(request, routine_id):
    """Did this help? One click, and a line afterwards if one likes."""
    routine = get_object_or_404(Routine.objects.visible_to(request.user).select_related("node"), pk=routine_id)
    ensure(can_give_opinion(request.user, routine))
    form = OpinionForm(request.POST)
    if form.is_valid():
        give_opinion(
            routine,
            form.cleaned_data["has_helped"],
            by=request.user,
            missing=form.line,
            is_number_marked=form.marked_not_a_number,
        )
    return _answer(request, routine, form)


def _answer(request, routine, form):
    status = 200 if form.is_valid() else 422
    if request.htmx:
        context = opinion_of(request.user, routine, form if form.errors else None)
        return render(request, "routines/_opinion.html", {"routine": routine, **context}, status=status)
    if form.errors:
        return render(request, "routines/routine_detail.html", routine_page(request.user, routine, form), status=status)
    messages.success(request, _("Thank you. Your answer is saved."))
    return redirect(routine)
