"""What a mail says that brings something into a calendar, or takes it out. It is asked again when it leaves."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outbox.kinds import CalendarPart, Kind, Line, Mail
from reminders.ical import cancel_text, request_text
from reminders.models import Choice, Invitation
from reminders.querysets import CANCELLATION, INVITATION
from reminders.services.inviting import AHEAD, belonging, near


def invitations(messages):
    """Only what is still so, to those who still belong there: the next sweep tells the rest."""
    now = timezone.now()
    truth = belonging({message.person_id for message in messages}, now)
    return {
        message.pk: _invitation(row, truth[row.name].url, now)
        for message, row in _rows(messages, "requested")
        if row.name in truth and row.tells(truth[row.name])
    }


def cancellations(messages):
    now = timezone.now()
    return {message.pk: _cancellation(row, now) for message, row in _rows(messages, "cancelled")}


def _rows(messages, state):
    """Each message with its invitation, while no later one has taken its place; one query."""
    rows = Invitation.objects.filter(state=state).select_related("person")
    found = rows.in_bulk([message.refers_id for message in messages])
    for message in messages:
        row = found.get(message.refers_id)
        if row and row.key == message.key:
            yield message, row


def _invitation(row, url, now):
    changed = (_("This replaces what stood in your calendar."),) if row.sequence else ()
    return Mail(
        subject=row.title,  # Outlook makes it the title of the event
        heading=row.title,
        paragraphs=changed,
        lines=(Line(_when_changed(row), url, row.starts_at, row.minutes, row.place),),
        url=url,
        action=_("Open the page"),
        note=_("Say on the page if you cannot be there: answers to this mail are read by nobody."),
        calendar=CalendarPart("REQUEST", request_text(row, url, now)),
    )


def _when_changed(row):
    return _("New in your calendar") if not row.sequence else _("Changed in your calendar")


def _cancellation(row, now):
    return Mail(
        subject=_("Leaves your calendar: %(title)s") % {"title": row.title},
        heading=_("Leaves your calendar"),
        lines=(Line(row.title, "", row.starts_at, row.minutes),),
        url=reverse("overview:week"),
        action=_("See your week"),
        calendar=CalendarPart("CANCEL", cancel_text(row, now)),
    )


def told_by_invitation(part, messages):
    """Whoever gets invitations is told of what is near, or was, by the invitation, and by no other mail."""
    choices = Choice.objects.wanting().filter(person__in=[row.person_id for row in messages])
    wanting = set(choices.values_list("person_id", flat=True))
    if not wanting:
        return set()
    invited = Invitation.objects.filter(person__in=wanting, refers_id__in=[row.refers_id for row in messages])
    names = {row.name for row in invited} | near(belonging(wanting, timezone.now()), timezone.now(), AHEAD).keys()
    return {row.pk for row in messages if (row.person_id, part, row.refers_id) in names and row.person_id in wanting}


KINDS = [
    Kind(INVITATION, gettext_lazy("Calendar invitation"), invitations, is_immediate=True),
    Kind(CANCELLATION, gettext_lazy("Calendar cancellation"), cancellations, is_immediate=True),
]
