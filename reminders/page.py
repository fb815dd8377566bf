"""The page where somebody chooses how the own appointments get into another calendar."""

from urllib.parse import urlsplit

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from reminders.forms import FeedForm
from reminders.models import Choice, Feed, Invitation
from reminders.services.inviting import AHEAD, belonging, near

SHOWN = 10


def calendar_page(request, token=""):
    """`token` only in the answer to who has just made it: it is stored nowhere and shown once."""
    person, now = request.user, timezone.now()
    context = {
        "form": FeedForm(),
        "feed": Feed.objects.open().filter(person=person).first(),
        "addresses": addresses(token) if token else None,
        "gets_invitations": Choice.objects.filter(person=person, gets_invitations=True).exists(),
        "near": len(near(belonging([person.pk], now), now, AHEAD)),
        "invitations": [told(row) for row in _newest(person)],
        "crumbs": [(_("My profile"), reverse("accounts:profile")), (_("My calendar"), "")],
    }
    return render(request, "reminders/calendar.html", context)


def addresses(token):
    """As it is pasted, and as a link that a telephone opens in its calendar."""
    site = urlsplit(settings.SITE_URL)
    path = reverse("reminders:feed", args=[token])
    return {"https": f"{settings.SITE_URL}{path}", "webcal": f"webcal://{site.netloc}{path}"}


def _newest(person):
    return Invitation.objects.filter(person=person).with_mail().newest_first()[:SHOWN]


def told(invitation):
    """What was sent last about it, and what became of that."""
    if invitation.is_cancelled:
        what = _("Taken out of your calendar")
    else:
        what = _("Changed in your calendar") if invitation.sequence else _("Put in your calendar")
    return {"row": invitation, "what": what, "became": MAILS.get(invitation.last_mail, "")}


MAILS = {"waiting": "waiting", "failed": "failed", "sent": "sent"}
