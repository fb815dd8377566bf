from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from outbox.forms import TestMailForm
from outbox.models import Message, SentMail
from outbox.rules import can_manage_messages, can_retry
from outbox.services import post_test, retry, retry_all

PER_PAGE = 50
STATES = {
    "failed": gettext_lazy("Failed"),
    "waiting": gettext_lazy("Waiting"),
    "sent": gettext_lazy("Sent"),
    "dropped": gettext_lazy("No longer needed"),
}


def message_list(request):
    ensure(can_manage_messages(request.user))
    seen = Message.objects.visible_to(request.user).not_in_digest()
    counts = seen.aggregate(**{state: Count("pk", filter=Q(state=state)) for state in STATES})
    state = request.GET.get("state")
    chosen = seen.filter(state=state) if state in STATES else seen
    context = {
        "page": _page(request, chosen.select_related("person", "kept").failed_first()),
        "filters": [(name, label, counts[name]) for name, label in STATES.items()],
        "total": sum(counts.values()),
        "failed": counts["failed"],
        "state": state if state in STATES else "",
        "form": TestMailForm(),
        "keeps_mail": settings.KEEPS_MAIL,
    }
    return render(request, "outbox/message_list.html", context)


@require_POST
def message_retry(request, message_id):
    message = get_object_or_404(Message.objects.visible_to(request.user).select_related("person"), pk=message_id)
    # A second click finds the message waiting already and is answered as the first.
    ensure(can_manage_messages(request.user))

    if can_retry(request.user, message):
        retry(message, by=request.user)

    messages.success(request, _("It will be tried again in a moment."))
    return redirect("outbox:message_list")


@require_POST
def message_retry_all(request):
    ensure(can_manage_messages(request.user))

    number = retry_all(Message.objects.visible_to(request.user), by=request.user)

    told = ngettext("%(count)s message will be tried again.", "%(count)s messages will be tried again.", number)
    messages.success(request, told % {"count": number})
    return redirect("outbox:message_list")


@require_POST
def message_test(request):
    ensure(can_manage_messages(request.user))
    form = TestMailForm(request.POST)
    if form.is_valid():
        post_test(form.cleaned_data["request_key"], by=request.user)
        messages.success(request, _("A test mail is on its way to you. Whether it got there is seen here."))
    return redirect("outbox:message_list")


def mail_list(request):
    mails = _kept(request).select_related("message__person").order_by("-at", "-pk")
    return render(request, "outbox/mail_list.html", {"page": _page(request, mails)})


def mail_detail(request, mail_id):
    mail = get_object_or_404(_kept(request).select_related("message__person"), pk=mail_id)
    crumbs = [(_("Mails"), reverse("outbox:mail_list")), (mail.subject, "")]
    return render(request, "outbox/mail_detail.html", {"mail": mail, "crumbs": crumbs})


def _kept(request):
    """Mails can be read here only where there is no mail server to send them."""
    if not settings.KEEPS_MAIL:
        raise Http404
    return SentMail.objects.visible_to(request.user, is_demo=settings.IS_DEMO)


def _page(request, rows):
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
