"""What is said in mails about a role agreement: that it waits, never a line of it."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.due import KIND
from agreements.sheet import sheets_of
from outbox.kinds import Kind, Line
from programs.models import Introduction


def waiting(messages):
    """Told only while the reader is still asked; a fixed number of queries."""
    introductions = Introduction.objects.filter(pk__in=[message.refers_id for message in messages]).with_people()
    sheets = sheets_of(introductions)
    return {
        message.pk: _line(sheets[message.refers_id], message.person)
        for message in messages
        if message.refers_id in sheets and sheets[message.refers_id].waits_for(message.person)
    }


def _line(sheet, person):
    newcomer = sheet.introduction.newcomer
    return Line(
        label=_("Read and accept the role agreement"),
        detail="" if newcomer == person else newcomer.first_name,
        url=reverse("agreements:agreement", args=[sheet.introduction.pk]),
    )


KINDS = [Kind(KIND, gettext_lazy("A role agreement waits"), waiting)]
