"""The mails about sessions, as lines of the daily digest."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from outbox.kinds import Kind, Line
from training.models import Session


def session_in_a_week(messages):
    sessions = (
        Session.objects.filter(state="planned")
        .select_related("template")
        .in_bulk([message.refers_id for message in messages])
    )
    return {message.pk: _line(sessions[message.refers_id]) for message in messages if message.refers_id in sessions}


def _line(session):
    minutes = sum(row.get("minutes", 0) for row in session.template.reading)
    reading = ngettext("%(count)s minute to read beforehand", "%(count)s minutes to read beforehand", minutes)
    return Line(
        label=_("Session: %(name)s") % {"name": session.template.name},
        at=session.starts_at,
        minutes=session.minutes,
        detail=reading % {"count": minutes} if minutes else "",
        url=session.get_absolute_url(),
    )


KINDS = [Kind("session_in_a_week", gettext_lazy("Session within a week"), session_in_a_week)]
