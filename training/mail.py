"""What mails say of sessions and groups: which, when, and why it is another day."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from outbox.kinds import Kind, Line, Mail
from training.entries import reason_of
from training.models import Cohort, Session


def _sessions(messages, *states):
    """Each message with its session; of others nothing is said any longer."""
    found = Session.objects.filter(state__in=states).select_related("template", "cohort__series")
    sessions = found.in_bulk([message.refers_id for message in messages])
    return [(row, sessions[row.refers_id]) for row in messages if row.refers_id in sessions]


def _line(session, detail="", minutes=None):
    label = _("Session: %(name)s") % {"name": session.template.name}
    minutes = session.minutes if minutes is None else minutes
    return Line(label, session.get_absolute_url(), session.starts_at, minutes, detail or session.place)


def in_a_week(messages):
    return {
        message.pk: _line(session, _to_read(session))
        for message, session in _sessions(messages, "planned")
        if not session.has_begun
    }


def _to_read(session):
    minutes = sum(row.get("minutes", 0) for row in session.template.reading)
    reading = ngettext("%(count)s minute to read beforehand", "%(count)s minutes to read beforehand", minutes)
    return reading % {"count": minutes} if minutes else ""


def moved(messages):
    return {message.pk: _line(row, reason_of(row)) for message, row in _sessions(messages, "planned")}


def cancelled(messages):
    return {message.pk: _line(row, reason_of(row), 0) for message, row in _sessions(messages, "cancelled")}


def moved_soon(messages):
    return _at_once(messages, moved(messages), _("Your group session has a new time"))


def cancelled_soon(messages):
    return _at_once(messages, cancelled(messages), _("Your group session is cancelled"))


def _at_once(messages, lines, heading):
    return {pk: Mail(heading, heading, lines=(line,), url=line.url, action=_("Open")) for pk, line in lines.items()}


def theme_swapped(messages):
    """The day stays; what it is about is another."""
    return {
        message.pk: _line(row, _("It has another theme than before."))
        for message, row in _sessions(messages, "planned")
    }


def theme_soon(messages):
    return _at_once(messages, theme_swapped(messages), _("Your group session has another theme"))


def untaken(messages):
    """For those who lead it: a session that nobody has said anything about."""
    label = _("The attendance has not been taken: %(name)s")
    return {
        message.pk: Line(label % {"name": row.template.name}, row.get_absolute_url())
        for message, row in _sessions(messages, "planned")
        if row.has_begun
    }


def joined(messages):
    """When the group meets next, for somebody who has got a seat in it."""
    cohorts = Cohort.objects.with_counts().in_bulk([message.refers_id for message in messages])
    found = ((message.pk, cohorts.get(message.refers_id)) for message in messages)
    return {pk: _seat(cohort) for pk, cohort in found if cohort and cohort.next_at}


def _seat(cohort):
    label = _("You have a seat in %(name)s") % {"name": cohort.name}
    return Line(label, cohort.get_absolute_url(), cohort.next_at, 0, cohort.place)


KINDS = [
    Kind("session_in_a_week", gettext_lazy("Session within a week"), in_a_week),
    Kind("session_moved", gettext_lazy("A session has a new time"), moved, moves="training"),
    Kind(
        "session_moved_soon",
        gettext_lazy("A session soon has a new time"),
        moved_soon,
        is_immediate=True,
        moves="training",
    ),
    Kind("session_cancelled", gettext_lazy("A session is cancelled"), cancelled, moves="training"),
    Kind(
        "session_cancelled_soon",
        gettext_lazy("A session soon is cancelled"),
        cancelled_soon,
        is_immediate=True,
        moves="training",
    ),
    Kind("session_theme", gettext_lazy("A session has another theme"), theme_swapped),
    Kind("session_theme_soon", gettext_lazy("A session soon has another theme"), theme_soon, is_immediate=True),
    Kind("session_untaken", gettext_lazy("A session waits for its attendance"), untaken),
    Kind("cohort_joined", gettext_lazy("A seat in a group"), joined),
]
