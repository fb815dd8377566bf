from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from accounts.services import record_reading
from evaluations import rules, services
from evaluations.forms import WordsForm
from evaluations.models import BroughtUp
from evaluations.page import find_occasion
from evaluations.to_chief import brought_to
from evaluations.views.occasion import crumbs_of, results_page


@require_POST
def occasion_bring_up(request, occasion_id):
    """Propose a question (`question`), or own words."""
    occasion = find_occasion(request.user, occasion_id)
    ensure(rules.can_bring_up(request.user, occasion))
    if key := request.POST.get("question"):
        return _bring_up_answer(request, occasion, key)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return results_page(request, occasion, form, status=422)
    words = {name: form.cleaned_data[name] for name in ("words", "request_key")}
    row = services.propose_to_chief(occasion, by=request.user, is_not_a_number=form.marked_not_a_number, **words)
    return _told(request, row)


def _bring_up_answer(request, occasion, key):
    try:
        row = services.propose_to_chief(occasion, by=request.user, question_key=key)
    except services.NotPossible:
        raise Http404 from None
    return _told(request, row)


def _told(request, row):
    if row.agreed_at:
        messages.success(request, _("%(name)s can read it now.") % {"name": row.chief.first_name})
    else:
        messages.success(request, _("It is proposed. %(name)s reads it when all of you agree.") % _chief_of(row))
    return redirect(_results(row.occasion))


def _chief_of(row):
    return {"name": row.chief.first_name}


def _results(occasion):
    return reverse("evaluations:occasion_results", args=[occasion.pk])


@require_POST
def brought_up_agree(request, row_id):
    """Say yes; the own answer goes along only when the button says so."""
    row = get_object_or_404(BroughtUp.objects.filter(occasion__respondents__person=request.user), pk=row_id)
    ensure(rules.can_agree(request.user, find_occasion(request.user, row.occasion_id), row))
    with_answer = request.POST.get("with_answer") == "1"
    return _told(request, services.agree_to_chief(row, by=request.user, with_answer=with_answer))


@require_POST
def brought_up_withdraw(request, row_id):
    """Take the own yes back."""
    row = get_object_or_404(BroughtUp.objects.filter(consents__person=request.user), pk=row_id)
    occasion = find_occasion(request.user, row.occasion_id)
    services.withdraw_from_chief(row, by=request.user)
    messages.success(request, _("%(name)s can no longer read it.") % _chief_of(row))
    return redirect(_results(occasion) if rules.can_read_results(request.user, occasion) else occasion)


def occasion_chief(request, occasion_id):
    """What those who answered chose together to bring up: all that a chief ever reads of an evaluation."""
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
