"""Both make sure that they mean the same: written and answered, or talked through."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from mentoring import rules
from mentoring.forms import AnswerForm, check_back_form
from mentoring.models import Meeting
from mentoring.services import answer_check_back, mark_checked_back, write_check_back
from mentoring.views.answers import ask_to_compare, back
from mentoring.views.request import find_request, request_page


@require_POST
def check_back(request, request_id):
    """The newcomer's three answers; the asker is told."""
    asked = find_request(request.user, request_id)
    ensure(rules.can_write_check_back(request.user, asked))
    form = check_back_form(asked, request.POST)
    if not form.is_valid():
        return request_page(request, asked, form=form, status=422)
    try:
        write_check_back(asked, by=request.user, **form.answers)
    except StaleEdit as stale:
        ask_to_compare(form, {"revision": str(stale.current.revision)})
        return request_page(request, asked, form=form, status=409)
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
        return request_page(request, asked, answer_form=form, status=422)
    words = {} if is_agreed else {"meant": form.cleaned_data["meant"], "is_not_a_number": form.marked_not_a_number}
    answer_check_back(asked, by=request.user, **words)
    messages.success(request, _("%(name)s is told.") % {"name": asked.introduction.newcomer.first_name})
    return redirect(asked)


@require_POST
def request_mark(request, request_id):
    """“We have talked it through”, said by each of the two; from a meeting's page, of that meeting."""
    asked = find_request(request.user, request_id)
    ensure(rules.can_mark_checked_back(request.user, asked))
    number = request.POST.get("meeting", "")
    meetings = Meeting.objects.filter(introduction=asked.introduction_id)
    meeting = meetings.filter(pk=number).first() if number.isdecimal() else None
    mark_checked_back(asked, by=request.user, meeting=meeting)
    messages.success(request, _("Marked as checked back by you."))
    return back(request, asked)
