"""Answering a round. Every view gets a Visit, from somebody signed in or by a link; a GET changes nothing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import StaleEdit
from accounts.forms import CODE
from accounts.rules import ensure
from programs.errors import NotPossible
from questionnaires.answers import in_words, sent
from questionnaires.page import groups_of, minutes_for
from questionnaires.questions import asked
from surveys.answers_form import SurveyForm
from surveys.errors import AlreadyAnswered, NothingAnswered
from surveys.promise import steps_of
from surveys.services.answering import Page, drafted, has_answered, save_draft, submit


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, visit):
    """Who reads, and the questions; or that it is too late. Posting saves, and leads on to look it through."""
    if not visit.survey.is_open:
        return render(request, "surveys/answer_closed.html", {"survey": visit.survey, "visit": visit})
    if has_answered(visit.asked):
        return redirect(visit.url("done"))
    if request.method == "POST":
        return _save_and_go_on(request, visit)
    return _page(request, visit, _form(request, visit))


def _form(request, visit):
    token = visit.token(request)
    answers, revision = drafted(visit.asked, token)
    data = request.POST if request.method == "POST" else None
    return SurveyForm(data, asked=visit.asked, answers=answers, revision=revision, token=token)


def _page(request, visit, form, status=200):
    survey = visit.survey
    context = {
        "visit": visit,
        "survey": survey,
        "form": form,
        "groups": groups_of(form),
        "about": _about(minutes_for(form.questions)),
        "steps": steps_of(survey),
        "words_warning": _style_warning(survey),
        "answer_url": visit.url("answer"),
        "draft_url": visit.url("draft"),
    }
    return render(request, "surveys/survey_answer.html", context, status=status)


def _style_warning(survey):
    if survey.is_anonymous:
        return _("Nobody can see who has written, but your way of writing, or a detail that only you know, may tell.")
    return ""


def _about(minutes):
    return ngettext("about %(n)s minute", "about %(n)s minutes", minutes) % {"n": minutes}


def _save_and_go_on(request, visit):
    try:
        form, problem = _save(request, visit)
    except (AlreadyAnswered, NotPossible):  # since a moment ago
        return redirect(visit.url("answer"))
    if problem or form.errors:
        status = 409 if problem else 422
        return visit.keep_token(_page(request, visit, form, status), form.page.token)
    if "later" not in request.POST:
        return visit.keep_token(redirect(visit.url("review")), form.page.token)
    messages.success(request, _saved_words(visit))
    return visit.keep_token(redirect(visit.url("answer") if visit.link else "/"), form.page.token)


def _saved_words(visit):
    if visit.survey.is_anonymous:
        return _("What you have answered is saved in this browser. Come back to it here.")
    return _("What you have answered is saved. Only you can see it.")


def _save(request, visit):
    """Save what is typed, also of a form with something wrong in it: (the form, what stopped it or nothing)."""
    form = _form(request, visit)
    ensure(form.is_by(request.user))
    form.is_valid()
    try:
        save_draft(visit.asked, form.typed, form.page)
    except StaleEdit:
        problem = _(
            "You have gone on in another window. Here is what you wrote in this one:"
            " save it again, and it replaces the other."
        )
        form.see_again(drafted(visit.asked, form.page.token)[1])
        form.add_error(None, problem)
        return form, problem
    return form, ""


@sensitive_post_parameters()
@require_POST
def draft(request, visit):
    """Called by the page while one answers. A message as plain text is shown where it says that all is saved."""
    try:
        form, problem = _save(request, visit)
    except AlreadyAnswered:
        return _told(_("You have already sent in your answers."))
    except NotPossible:
        return _told(_("The survey has closed, so nothing more is saved."))
    words = problem or next((form.errors[name][0] for name in form.errors if form.has_error(name, CODE)), "")
    response = _told(words) if words else HttpResponse(status=204)
    return visit.keep_token(response, form.page.token)


def _told(words):
    return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")


@require_safe
def review(request, visit):
    """Look through what will be sent in."""
    if has_answered(visit.asked) or not visit.survey.is_open:
        return redirect(visit.url("answer"))
    answers, revision = drafted(visit.asked, visit.token(request))
    questions = visit.survey.sheet.questions
    said = sent(questions, answers)
    rows = [(question, in_words(question, said)) for question in questions if question.key in said]
    context = {
        "visit": visit,
        "survey": visit.survey,
        "rows": rows,
        "left": len(asked(questions, said)) - len(rows),
        "revision": revision,
        "answer_url": visit.url("answer"),
        "submit_url": visit.url("submit"),
        "crumbs": [(str(visit.survey), visit.url("answer")), (_("Look through"), "")],
    }
    return render(request, "surveys/survey_review.html", context)


@require_POST
def send(request, visit):
    """Send in what is saved. A second click, or a forwarded link, answers as the first."""
    given = request.POST.get("revision", "")
    page = Page(token=visit.token(request), revision=int(given) if given.isdigit() else None)
    try:
        submit(visit.asked, page=page)
    except AlreadyAnswered:
        return redirect(visit.url("done"))
    except NotPossible:
        return redirect(visit.url("answer"))
    except NothingAnswered:
        messages.warning(request, _("Answer at least one question first."))
        return redirect(visit.url("answer"))
    except StaleEdit:
        messages.warning(request, _("You have changed your answers in another window. Look through them again."))
        return redirect(visit.url("review"))
    return visit.forget_token(redirect(visit.url("done")))


@require_safe
def done(request, visit):
    """That it is sent in, and what becomes of it."""
    if not has_answered(visit.asked) or not visit.survey.is_open:
        return redirect(visit.url("answer"))
    context = {"visit": visit, "survey": visit.survey, "steps": steps_of(visit.survey)}
    return render(request, "surveys/survey_done.html", context)
