"""What this app tells people by mail, besides its reminders: that a wish is answered."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from checklists.models import Wish
from outbox.kinds import Kind, Line

OLD_NEWS = timedelta(days=14)


def wishes_answered(messages):
    """To the newcomer, while it is news; never what was written."""
    rows = Wish.objects.filter(answered_at__gte=timezone.now() - OLD_NEWS, introduction__state="active")
    wishes = rows.in_bulk([message.refers_id for message in messages])
    return {message.pk: _line(wishes[message.refers_id]) for message in messages if message.refers_id in wishes}


def _line(wish):
    is_taken_up = wish.state == Wish.State.TAKEN_UP
    label = _("A wish of yours is in the checklist") if is_taken_up else _("A wish of yours is answered")
    return Line(label=label, url=wish.get_absolute_url())


KINDS = [Kind("wish_answered", gettext_lazy("An answer to a wish"), wishes_answered)]
