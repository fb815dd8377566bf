"""What this app tells people by mail."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.querysets import current
from outbox.kinds import Kind, Line
from programs.alteration_mail import KINDS as ALTERATIONS
from programs.models import Introduction, Involvement, Program, Version
from programs.offers import offered_versions
from programs.services.extension import newer_bases

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


def introductions_completed(messages):
    """To the newcomer, while it is news: the certificate is there to fetch."""
    completed = Introduction.objects.filter(state=Introduction.State.COMPLETED)
    recent = completed.filter(ended_on__gte=timezone.localdate() - OLD_NEWS)
    found = recent.in_bulk({message.refers_id for message in messages})
    return {message.pk: _completed(message.refers_id) for message in messages if message.refers_id in found}


def _completed(introduction_id):
    return Line(
        label=_("Your introduction is completed"),
        detail=_("There is a certificate that is yours to keep."),
        url=reverse("overview:certificate", args=[introduction_id]),
    )


def bases_published(messages):
    """To those who write a local part, until they have taken in the common part that it adds to."""
    programs = Program.objects.filter(pk__in={message.refers_id for message in messages}).select_related("extends")
    newer = newer_bases(programs)
    behind = {row.pk: row for row in programs if row.pk in newer}
    return {
        message.pk: Line(
            label=_("%(program)s is in a new version") % {"program": behind[message.refers_id].extends},
            detail=_("See what differs from what your local part adds to."),
            url=reverse("overview:base_take", args=[message.refers_id]),
        )
        for message in messages
        if message.refers_id in behind
    }


def versions_published(messages):
    """To chiefs, until they have decided about every introduction that the version is offered to."""
    versions = Version.objects.select_related("program").in_bulk({message.refers_id for message in messages})
    programs = {version.program_id for version in versions.values()}
    rows = Involvement.objects.filter(current(timezone.localdate()), role="chief", introduction__state="active")
    rows = rows.filter(introduction__version__program__in=programs).select_related("introduction__version")
    chiefs = [(row.person_id, row.introduction) for row in rows]
    offered = offered_versions([introduction for _chief, introduction in chiefs])
    undecided = {(person, offered[row.pk].pk) for person, row in chiefs if row.pk in offered}
    return {
        message.pk: _offered(versions[message.refers_id])
        for message in messages
        if (message.person_id, message.refers_id) in undecided
    }


def _offered(version):
    label = _("%(program)s is in version %(number)s") % {"program": version.program, "number": version.number}
    detail = _("See what it would mean for the introductions that you lead. Nothing changes until you say so.")
    return Line(label=label, detail=detail, url=reverse("overview:offer_list", args=[version.pk]))


KINDS = [
    Kind("introduction_started", gettext_lazy("Introduction planned"), introductions_started),
    Kind("introduction_completed", gettext_lazy("Introduction completed"), introductions_completed),
    Kind("version_published", gettext_lazy("New version of a programme"), versions_published),
    Kind("base_published", gettext_lazy("New version of a common programme"), bases_published),
    *ALTERATIONS,
]
