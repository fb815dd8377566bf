from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from accounts.services import record_reading
from evaluations import rules, services
from evaluations.forms import WordsForm
from evaluations.models import BroughtUp
from evaluations.page import brought_to, find_occasion
from evaluations.views.occasion import crumbs_of, results_page


@require_POST
def occasion_bring_up(request, occasion_id):
    """An own answer (`question`), or own words."""
    occasion = find_occasion(request.user, occasion_id)
    ensure(rules.can_bring_up(request.user, occasion))
    if key := request.POST.get("question"):
        return _bring_up_answer(request, occasion, key)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return results_page(request, occasion, form, status=422)
    services.bring_up_to_chief(occasion, by=request.user, is_not_a_number=form.marked_not_a_number, **_words_of(form))
    return _told(request, occasion)


def _bring_up_answer(request, occasion, key):
    try:
        services.bring_up_to_chief(occasion, by=request.user, question_key=key)
    except services.NotPossible:
        messages.warning(request, _("You have not answered that question."))
        return redirect(_results(occasion))
    return _told(request, occasion)


def _words_of(form):
    return {name: form.cleaned_data[name] for name in ("words", "request_key")}


def _told(request, occasion):
    messages.success(request, _("%(name)s can read it now.") % {"name": occasion.introduction.chief.first_name})
    return redirect(_results(occasion))


def _results(occasion):
    return reverse("evaluations:occasion_results", args=[occasion.pk])


@require_POST
def brought_up_withdraw(request, row_id):
    row = get_object_or_404(BroughtUp.objects.filter(by=request.user), pk=row_id)
    occasion = find_occasion(request.user, row.occasion_id)
    services.withdraw_from_chief(row, by=request.user)
    messages.success(request, _("%(name)s can no longer read it.") % {"name": row.chief.first_name})
    return redirect(_results(occasion) if rules.can_read_results(request.user, occasion) else occasion)


def occasion_chief(request, occasion_id):
    """What those who answered chose to bring up: all that a chief ever reads of an evaluation."""
    occasion = find_occasion(request.user, occasion_id)
    ensure(rules.can_read_brought_up(request.user, occasion))
    record_reading(request.user, occasion, about=occasion.introduction.newcomer)
    asked, words = brought_to(request.user, occasion)
    context = {
        "occasion": occasion,
        "asked": asked,
        "words": words,
        "crumbs": crumbs_of(occasion, (_("What they want to bring up"), "")),
    }
    return render(request, "evaluations/occasion_chief.html", context)
