from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from accounts.services import record_reading
from mentoring import rules
from mentoring.forms import AnswerForm, RequestForm, check_back_form
from mentoring.models import Request
from mentoring.services import (
    answer_check_back,
    ask,
    mark_checked_back,
    withdraw_request,
    write_check_back,
)
from mentoring.views.answers import ask_to_compare, back
from programs.models import Introduction


def find_request(person, request_id):
    return get_object_or_404(Request.objects.readable_by(person).with_people(), pk=request_id)


def request_create(request, introduction_id):
    introduction = get_object_or_404(Introduction.objects.visible_to(request.user).with_people(), pk=introduction_id)
    ensure(rules.can_ask(request.user, introduction))
    form = RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = ask(introduction, by=request.user, is_not_a_number=form.marked_not_a_number, **_words(form))
        messages.success(request, _("%(name)s is told.") % {"name": introduction.newcomer.first_name})
        return redirect(asked)
    crumbs = [(introduction.newcomer.name, introduction.get_absolute_url()), (_("New request"), "")]
    context = {"form": form, "introduction": introduction, "crumbs": crumbs}
    return render(request, "mentoring/request_form.html", context, status=422 if form.errors else 200)


def _words(form):
    return {name: form.cleaned_data[name] for name in ("words", "due_on", "request_key")}


def request_detail(request, request_id):
    return _request_page(request, find_request(request.user, request_id))


def _request_page(request, asked, form=None, answer_form=None, status=200):
    person, introduction = request.user, asked.introduction
    record_reading(person, asked, about=introduction.newcomer)
    reads = rules.reads_check_back(person, asked)
    written = getattr(asked, "check_back", None)
    can_write = rules.can_write_check_back(person, asked)
    context = {
        "asked": asked,
        "written": written if reads else None,
        "reads": reads,
        "form": form or (check_back_form(asked) if can_write else None),
        "answer_form": answer_form or (_answer_form(person, asked)),
        "can_mark": asked.is_waiting and reads and not _has_marked(person, asked, written),
        "can_withdraw": asked.is_waiting and rules.can_withdraw_request(person, asked),
        "crumbs": [(introduction.newcomer.name, introduction.get_absolute_url()), (_("Request"), "")],
    }
    return render(request, "mentoring/request_detail.html", context, status=status)


def _answer_form(person, asked):
    waits = asked.state == Request.State.WRITTEN
    return AnswerForm() if waits and rules.can_answer_check_back(person, asked) else None


def _has_marked(person, asked, written):
    if written is None:
        return False
    mark = written.marked_by_asker_at if person.pk == asked.asked_by_id else written.marked_by_newcomer_at
    return mark is not None


@require_POST
def check_back(request, request_id):
    """The newcomer's three answers; the asker is told."""
    asked = find_request(request.user, request_id)
    ensure(rules.can_write_check_back(request.user, asked))
    form = check_back_form(asked, request.POST)
    if not form.is_valid():
        return _request_page(request, asked, form=form, status=422)
    try:
        write_check_back(asked, by=request.user, **form.answers)
    except StaleEdit as stale:
        ask_to_compare(form, {"revision": str(stale.current.revision)})
        return _request_page(request, asked, form=form, status=409)
    messages.success(request, _("Sent to %(name)s.") % {"name": asked.asked_by.first_name})
    return back(request, asked)


@require_POST
def check_back_answer(request, request_id):
    """“Yes, that's it”, or what was meant."""
    asked = find_request(request.user, request_id)
    ensure(rules.can_answer_check_back(request.user, asked))
    form = AnswerForm(request.POST)
    is_agreed = "agree" in request.POST
    if not is_agreed and not form.is_valid():
        return _request_page(request, asked, answer_form=form, status=422)
    words = {} if is_agreed else {"meant": form.cleaned_data["meant"], "is_not_a_number": form.marked_not_a_number}
    answer_check_back(asked, by=request.user, **words)
    messages.success(request, _("%(name)s is told.") % {"name": asked.introduction.newcomer.first_name})
    return redirect(asked)


@require_POST
def request_mark(request, request_id):
    """“We have talked it through”, said by each of the two."""
    asked = find_request(request.user, request_id)
    ensure(rules.can_mark_checked_back(request.user, asked))
    mark_checked_back(asked, by=request.user)
    messages.success(request, _("Marked as checked back by you."))
    return back(request, asked)


@require_POST
def request_withdraw(request, request_id):
    asked = find_request(request.user, request_id)
    ensure(rules.can_withdraw_request(request.user, asked))
    withdraw_request(asked, by=request.user)
    messages.success(request, _("The request is withdrawn."))
    return back(request, reverse("mentoring:introduction_meetings", args=[asked.introduction_id]))
