"""A Mail as text and HTML, sent or kept."""

from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone

from outbox.kinds import CalendarPart, Mail
from outbox.models import Message, SentMail


def deliver(message: Message, mail: Mail, connection, now: datetime) -> None:
    """Hand the mail to the mail server, or keep it where there is none."""
    today = timezone.localdate(now)
    link = urljoin(settings.SITE_URL, mail.url)
    context = {"mail": mail, "link": link, "today": today, "tomorrow": today + timedelta(days=1)}
    body = render_to_string("mail/_body.html", context)
    text = render_to_string("mail/mail.txt", context).strip() + "\n"
    to = mail.to or message.address
    if settings.KEEPS_MAIL:
        kept = {"to": to, "subject": mail.subject, "text": text, "html": body, "at": now}
        kept["calendar"] = mail.calendar.text if mail.calendar else ""
        SentMail.objects.update_or_create(message=message, defaults=kept)
        return
    letter = EmailMultiAlternatives(mail.subject, text, to=[to], headers=headers(message), connection=connection)
    letter.attach_alternative(render_to_string("mail/mail.html", context | {"body": body}), "text/html")
    if mail.calendar:
        attach_calendar(letter, mail.calendar)
    letter.send()


def attach_calendar(letter: EmailMultiAlternatives, part: CalendarPart) -> None:
    """Last among the alternatives, which is where Outlook and Google look, and as a file for everybody else.

    The file is no text/calendar: Outlook would show a second invitation.
    """
    letter.attach_alternative(part.text, f"text/calendar; method={part.method}")
    letter.attach("invite.ics", part.text.encode(), "application/ics")


def headers(message: Message) -> dict[str, str]:
    """The same Message-ID when a mail is sent again, so that receivers can tell; and no answer from a machine."""
    host = urlsplit(settings.SITE_URL).hostname
    return {"Message-ID": f"<message-{message.pk}@{host}>", "Auto-Submitted": "auto-generated"}
