"""What this app tells people by mail."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outbox.kinds import Kind, Line
from programs.models import Introduction, Involvement, Program
from programs.services.extension import with_newer_base

OLD_NEWS = timedelta(days=14)


def introductions_started(messages):
    """To the helpers, for as long as they are helpers and the start is ahead or recent."""
    today = timezone.localdate()
    introductions = (
        Introduction.objects.active()
        .filter(start_on__gte=today - OLD_NEWS)
        .select_related("newcomer")
        .in_bulk({message.refers_id for message in messages})
    )
    rows = Involvement.objects.filter(Q(to_on=None) | Q(to_on__gte=today), introduction__in=introductions)
    involved = set(rows.values_list("introduction_id", "person_id"))
    return {
        message.pk: _line(introductions[message.refers_id])
        for message in messages
        if (message.refers_id, message.person_id) in involved
    }


def _line(introduction):
    return Line(
        label=_("%(name)s begins, and you are one of the helpers") % {"name": introduction.newcomer.first_name},
        at=introduction.start_on,
        detail=_("The plan is there to read."),
        url=introduction.get_absolute_url(),
    )


def bases_published(messages):
    """To those who write a local part, until they have taken in the common part that it adds to."""
    programs = Program.objects.filter(pk__in={message.refers_id for message in messages}).select_related("extends")
    behind = {row.pk: row for row in with_newer_base(programs)}
    return {
        message.pk: Line(
            label=_("%(program)s is in a new version") % {"program": behind[message.refers_id].extends},
            detail=_("See what differs from what your local part adds to."),
            url=reverse("overview:base_take", args=[message.refers_id]),
        )
        for message in messages
        if message.refers_id in behind
    }


KINDS = [
    Kind("introduction_started", gettext_lazy("Introduction planned"), introductions_started),
    Kind("base_published", gettext_lazy("New version of a common programme"), bases_published),
]
