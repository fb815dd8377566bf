from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.forms import CODE
from accounts.rules import ensure
from evaluations import rules, services
from evaluations.forms import DecisionForm
from evaluations.page import answers_form, answers_of, find_occasion, questions_of, results_of
from evaluations.readers import names_of
from evaluations.sides import side_of
from evaluations.views.occasion import crumbs_of, occasion_page
from questionnaires.questions import asked


@require_POST
def occasion_draft(request, occasion_id):
    """Called by the page while one answers, and by its two buttons: go on later, or look through before sending."""
    occasion = find_occasion(request.user, occasion_id)
    ensure(rules.can_answer(request.user, occasion))
    form = answers_form(occasion, side_of(request.user, occasion), request.POST)
    if not form.is_valid():
        return _not_saved(request, occasion, form)
    try:
        services.save_draft(occasion, form.typed, by=request.user, **form.of_service)
    except StaleEdit:
        return _changed(request, occasion)
    if request.htmx:
        return HttpResponse(status=204)
    if "later" in request.POST:
        messages.success(request, _("Your answers are saved. Only you can see them."))
        return redirect(reverse("overview:home"))
    return redirect("evaluations:occasion_review", occasion.pk)


def _not_saved(request, occasion, form):
    """A personal identity number is not kept even as a draft; what was typed stays on the page."""
    if not request.htmx:
        return occasion_page(request, occasion, form, status=422)
    words = next((form.errors[name][0] for name in form.errors if form.has_error(name, CODE)), _("This is not saved."))
    return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")


def _changed(request, occasion):
    """Another window was faster: it has sent in or taken back since this one was opened."""
    if request.htmx:
        return HttpResponse(status=409)
    messages.warning(request, _("You have changed your answers in another window. Look and go on from there."))
    return redirect(occasion)


def occasion_review(request, occasion_id):
    """Look through the own answers before they are sent in."""
    occasion = find_occasion(request.user, occasion_id)
    ensure(rules.can_answer(request.user, occasion))
    side = side_of(request.user, occasion)
    results = results_of(occasion, request.user)
    context = names_of(occasion, request.user) | {
        "occasion": occasion,
        "results": results,
        "left": _left(occasion, side),
        "revision": side.respondent.revision if side.respondent else 0,
        "crumbs": crumbs_of(occasion, (_("Look through"), "")),
    }
    return render(request, "evaluations/occasion_review.html", context)


def _left(occasion, side):
    """How many of the questions that are asked, given the other answers, are left."""
    answers = answers_of(side)[side.role]
    return sum(row.key not in answers for row in asked(questions_of(occasion, side), answers))


@require_POST
def occasion_submit(request, occasion_id):
    """Send in what is saved. A second click answers as the first."""
    occasion = find_occasion(request.user, occasion_id)
    side = side_of(request.user, occasion)
    ensure(rules.can_answer(request.user, occasion) or (side is not None and side.has_submitted))
    try:
        services.submit(occasion, by=request.user, revision=_revision(request, side))
    except services.NothingAnswered:
        messages.warning(request, _("Answer at least one question first."))
        return redirect(occasion)
    except StaleEdit:
        return _changed(request, occasion)
    messages.success(request, _("Your answers are sent in."))
    return redirect(_after(request, occasion))


def _revision(request, side):
    """Of what was looked through; what is sent in already is answered as the first time."""
    given = request.POST.get("revision", "")
    return int(given) if given.isdigit() and not side.has_submitted else None


def _after(request, occasion):
    """To the answers of both, when this was the last one in."""
    occasion = find_occasion(request.user, occasion.pk)
    if occasion.is_revealed:
        return reverse("evaluations:occasion_results", args=[occasion.pk])
    return occasion.get_absolute_url()


@require_POST
def occasion_take_back(request, occasion_id):
    occasion = find_occasion(request.user, occasion_id)
    ensure(rules.can_take_back(request.user, occasion))
    services.take_back(occasion, by=request.user)
    messages.success(request, _("You can go on with your answers. Send them in again when you are done."))
    return redirect(occasion)


def occasion_decide(request, occasion_id):
    """Only one answered: the one decides."""
    occasion = find_occasion(request.user, occasion_id)
    ensure(rules.can_decide(request.user, occasion))
    names = names_of(occasion, request.user)
    chief = names["chief"].first_name if names["chief"] else ""
    form = DecisionForm(request.POST or None, other=names["other"], chief=chief)
    if request.method == "POST" and form.is_valid():
        services.decide_alone(occasion, form.cleaned_data["decision"], by=request.user)
        messages.success(request, _("It is decided."))
        return redirect(occasion)
    context = names | {"occasion": occasion, "form": form, "crumbs": crumbs_of(occasion, (_("Decide"), ""))}
    return render(request, "evaluations/occasion_decide.html", context, status=422 if form.errors else 200)
