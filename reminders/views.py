from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.rules import ensure
from programs.replies import appointment_of, can_reply
from programs.services import reply
from programs.templatetags.replies import reply_context
from reminders.feeds import calendar_of, reader_of
from reminders.forms import FeedForm, YesOrNo
from reminders.page import calendar_page
from reminders.services import choose_invitations, close_feed, make_feed


def calendar(request):
    return calendar_page(request)


@never_cache
@require_POST
def feed_make(request):
    """Shown in the answer itself: in a message it would be stored."""
    form = FeedForm(request.POST)
    token = make_feed(request.user, form.cleaned_data["request_key"]) if form.is_valid() else ""
    return calendar_page(request, token) if token else redirect("reminders:calendar")


@require_POST
def feed_close(request):
    close_feed(request.user)
    messages.success(
        request, _("The address is closed. What it had given stays in your other calendar until you remove it.")
    )
    return redirect("reminders:calendar")


@require_POST
def invitations_choose(request):
    form = YesOrNo(request.POST)
    if form.is_valid():
        choose_invitations(request.user, form.cleaned_data["answer"])
        messages.success(request, _("Your choice is saved."))
    return redirect("reminders:calendar")


@require_POST
def reply_give(request, refers_id, part):
    appointment = appointment_of(request.user, part, refers_id)
    if appointment is None:
        raise Http404
    ensure(can_reply(request.user, appointment))
    form = YesOrNo(request.POST)
    if form.is_valid():
        reply(appointment, form.cleaned_data["answer"], by=request.user)
    if request.htmx:
        return render(request, "programs/_reply.html", reply_context(request.user, appointment))
    if form.is_valid():
        messages.success(request, _("Your answer is saved. You can change it until it begins."))
    return redirect(appointment.url)


@login_not_required
@require_safe
def feed(request, token):
    """For programs, which bring no cookie and get none."""
    person = reader_of(token)
    if person is None:
        return HttpResponseNotFound(content_type="text/plain")
    text, fingerprint = calendar_of(person)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=600"
    # Weak: the moment of making stands in the text.
    etag = f'W/"{fingerprint}"'
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)
