"""Whoever organises an appointment is told who does not come to it, and never why."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outbox.kinds import Kind, Line, Mail
from programs.appointment_words import neutral_title
from programs.models import Reply
from programs.parts import appointments
from programs.replies import LONGEST


def noes(messages):
    """While it still is a no, and the reader organises what is still ahead."""
    replies = (
        Reply.objects.filter(is_coming=False).select_related("person").in_bulk({row.refers_id for row in messages})
    )
    now, today = timezone.now(), timezone.localdate()
    those = {row.person_id for row in replies.values()}
    ahead = {row.name: row for row in appointments(those, today, today + LONGEST) if row.starts_at > now}
    for message in messages:
        said = replies.get(message.refers_id)
        appointment = said and ahead.get((said.part, said.refers_id))
        if appointment and appointment.organiser_id == message.person_id and said.person_id in appointment.people:
            yield message, said, appointment


def lines(messages):
    return {message.pk: _line(said, appointment) for message, said, appointment in noes(messages)}


def _line(said, appointment):
    label = _("%(name)s does not come") % {"name": said.person.first_name}
    title = neutral_title(appointment.kind)
    return Line(label, appointment.url, appointment.starts_at, appointment.minutes, title)


def at_once(messages):
    heading = _("Somebody does not come")
    return {
        pk: Mail(heading, heading, lines=(line,), url=line.url, action=_("Open"))
        for pk, line in lines(messages).items()
    }


KINDS = [
    Kind("reply_no", gettext_lazy("Somebody does not come"), lines),
    Kind("reply_no_soon", gettext_lazy("Somebody does not come to something soon"), at_once, is_immediate=True),
]
