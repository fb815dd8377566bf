"""What is said in mails about the mentors' own times: what, when and where."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.models import Gathering
from mentoring.unit.appointments import PART
from outbox.kinds import Kind, Line, Mail


def _known(messages, *states):
    """Each message with its gathering; of others what was said no longer holds. One query."""
    found = Gathering.objects.filter(state__in=states).in_bulk([row.refers_id for row in messages])
    return [(message, found[message.refers_id]) for message in messages if message.refers_id in found]


def _line(gathering):
    label, url = gathering.get_kind_display(), gathering.get_absolute_url()
    return Line(label, url, gathering.starts_at, gathering.minutes, gathering.place)


def coming(messages):
    return {message.pk: _line(row) for message, row in _known(messages, "planned") if not row.has_begun}


def moved(messages):
    return {message.pk: _line(row) for message, row in _known(messages, "planned")}


def cancelled(messages):
    return {message.pk: _called_off(row) for message, row in _known(messages, "cancelled")}


def _called_off(gathering):
    label, url = gathering.get_kind_display(), gathering.get_absolute_url()
    return Line(label, url, gathering.starts_at, 0, _("Cancelled"))


def moved_soon(messages):
    heading = _("The time for mentors has been moved")
    return {
        message.pk: Mail(
            subject=heading, heading=heading, lines=(_line(row),), url=row.get_absolute_url(), action=_("Open the page")
        )
        for message, row in _known(messages, "planned")
    }


def cancelled_soon(messages):
    heading = _("The time for mentors is cancelled")
    return {
        message.pk: Mail(
            subject=heading,
            heading=heading,
            lines=(_called_off(row),),
            url=row.get_absolute_url(),
            action=_("Open the page"),
        )
        for message, row in _known(messages, "cancelled")
    }


KINDS = [
    Kind("gathering_tomorrow", gettext_lazy("A time for mentors is coming"), coming),
    Kind("gathering_moved", gettext_lazy("A time for mentors has been moved"), moved, moves=PART),
    Kind(
        "gathering_moved_soon",
        gettext_lazy("A time for mentors soon has been moved"),
        moved_soon,
        is_immediate=True,
        moves=PART,
    ),
    Kind("gathering_cancelled", gettext_lazy("A time for mentors is cancelled"), cancelled, moves=PART),
    Kind(
        "gathering_cancelled_soon",
        gettext_lazy("A time for mentors soon is cancelled"),
        cancelled_soon,
        is_immediate=True,
        moves=PART,
    ),
]
