"""What a chief asks, or a mentor proposes; how it is taken up, done and withdrawn."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from accounts.services import record_reading
from mentoring import rules
from mentoring.forms import AnswerForm, RequestForm, adopt_form, check_back_form
from mentoring.models import Request
from mentoring.services import adopt_request, ask, decline_request, finish_request, propose_request, withdraw_request
from mentoring.views.answers import back
from programs.models import Introduction


def find_request(person, request_id):
    return get_object_or_404(Request.objects.readable_by(person).with_people(), pk=request_id)


def request_create(request, introduction_id):
    """A chief asks; what a mentor writes is proposed to the chief."""
    introduction = get_object_or_404(Introduction.objects.visible_to(request.user).with_people(), pk=introduction_id)
    asks = rules.can_ask(request.user, introduction)
    ensure(asks or rules.can_propose_request(request.user, introduction))
    form = RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = (ask if asks else propose_request)(introduction, by=request.user, **form.asked)
        messages.success(request, _told(introduction) if asks else _("The chief decides whether it is asked."))
        return redirect(made)
    crumbs = [(introduction.newcomer.name, introduction.get_absolute_url()), (_("New request"), "")]
    context = {"form": form, "introduction": introduction, "asks": asks, "crumbs": crumbs}
    return render(request, "mentoring/request_form.html", context, status=422 if form.errors else 200)


def _told(introduction):
    return _("%(name)s is told.") % {"name": introduction.newcomer.first_name}


def request_detail(request, request_id):
    return request_page(request, find_request(request.user, request_id))


def request_page(request, asked, form=None, answer_form=None, adopt=None, status=200):
    person, introduction = request.user, asked.introduction
    record_reading(person, asked, about=introduction.newcomer)
    reads = rules.reads_check_back(person, asked)
    context = {
        "asked": asked,
        "reads": reads,
        "turns": asked.turns.select_related("by") if reads else (),
        "form": form or (check_back_form(asked) if rules.can_write_check_back(person, asked) else None),
        "answer_form": answer_form or _answer_form(person, asked),
        "adopt_form": adopt or _adopt_form(person, asked),
        "can_mark": rules.can_mark_now(person, asked),
        "can_finish": asked.done_at is None and rules.can_finish_request(person, asked),
        "can_withdraw": asked.is_waiting and rules.can_withdraw_request(person, asked),
        "crumbs": [(introduction.newcomer.name, introduction.get_absolute_url()), (_("Request"), "")],
    }
    return render(request, "mentoring/request_detail.html", context, status=status)


def _answer_form(person, asked):
    waits = asked.state == Request.State.WRITTEN
    return AnswerForm() if waits and rules.can_answer_check_back(person, asked) else None


def _adopt_form(person, asked):
    return adopt_form(asked) if asked.is_proposed and rules.can_decide_request(person, asked) else None


@require_POST
def request_adopt(request, request_id):
    """The chief asks what a mentor proposed."""
    proposed = find_request(request.user, request_id)
    ensure(rules.can_decide_request(request.user, proposed))
    form = adopt_form(proposed, request.POST)
    if not form.is_valid():
        return request_page(request, proposed, adopt=form, status=422)
    adopt_request(proposed, by=request.user, **form.asked)
    messages.success(request, _told(proposed.introduction))
    return redirect(proposed)


@require_POST
def request_decline(request, request_id):
    proposed = find_request(request.user, request_id)
    ensure(rules.can_decide_request(request.user, proposed))
    decline_request(proposed, by=request.user)
    messages.success(request, _("The proposal is not taken up."))
    return redirect(proposed)


@require_POST
def request_finish(request, request_id):
    """What was asked has been done."""
    asked = find_request(request.user, request_id)
    ensure(rules.can_finish_request(request.user, asked))
    finish_request(asked, by=request.user)
    messages.success(request, _("Marked as done."))
    return back(request, asked)


@require_POST
def request_withdraw(request, request_id):
    asked = find_request(request.user, request_id)
    ensure(rules.can_withdraw_request(request.user, asked))
    withdraw_request(asked, by=request.user)
    messages.success(request, _("The request is withdrawn."))
    return back(request, reverse("mentoring:introduction_meetings", args=[asked.introduction_id]))
