"""The one mail a day: what is coming first, then what waits for the reader."""

from collections import defaultdict
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from outbox.kinds import Kind, Line, Mail
from outbox.models import Message
from outbox.querysets import DIGEST
from outbox.rendering import render


def render_digests(digests):
    """Each digest takes what waits for its reader now; one that has nothing left to say is left out."""
    _attach(digests)
    waiting = list(Message.objects.waiting().filter(digest__in=digests).select_related("person"))
    words = render(waiting)
    lines = defaultdict(list)
    for message in waiting:
        if message.pk in words:
            lines[message.digest_id].append(words[message.pk])
    return {digest.pk: _mail(digest, lines[digest.pk]) for digest in digests if digest.pk in lines}


def _attach(digests):
    mine = Message.objects.filter(pk__in=[digest.pk for digest in digests], person_id=OuterRef("person_id"))
    Message.objects.for_digest(max(digest.due_on for digest in digests)).filter(
        person__in=[digest.person_id for digest in digests]
    ).update(digest_id=Subquery(mine.values("pk")[:1]))


def _mail(digest, lines):
    weekday = str(WEEKDAYS[digest.due_on.weekday()])
    subject = ngettext("Your %(weekday)s: %(count)s thing", "Your %(weekday)s: %(count)s things", len(lines))
    alone = lines[0] if len(lines) == 1 and lines[0].url else None
    return Mail(
        subject=subject % {"weekday": weekday, "count": len(lines)},
        heading=_("Your %(weekday)s") % {"weekday": weekday},
        day=digest.due_on,
        lines=tuple(sorted(lines, key=_order)),
        url=alone.url if alone else "/",
        action=_("Open") if alone else _("Open Introportalen"),
        note=_("You get at most one of these mails a day, and only on working days."),
    )


def _order(line: Line):
    """By the clock; a whole day before its hours; what has no day last."""
    if line.at is None:
        return (True, "", "")
    at = timezone.localtime(line.at) if isinstance(line.at, datetime) else line.at
    return (False, at.isoformat(), line.label)


KIND = Kind(DIGEST, gettext_lazy("Digest"), render_digests, is_immediate=True)
