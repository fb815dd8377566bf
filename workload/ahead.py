"""When the workload is to be gone through: for the chief when it should have been, for both a word before it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programs.models import Introduction
from programs.parts import Advice, BringUp
from workload.models import Rhythm

SOON = timedelta(days=14)


def needs(introductions, reader):
    """Of those whom the reader leads; one query."""
    led = Introduction.objects.led_by(reader).values("pk")
    rows = Rhythm.objects.filter(introduction__in=introductions).filter(introduction__in=led)
    for row in rows.due_by(timezone.localdate() - timedelta(days=1)):
        words = {"name": row.introduction.newcomer.first_name, "day": date_format(row.due_on, "j F")}
        yield Advice(
            code="workload_overdue",
            label=_("%(name)s's workload was to be gone through by %(day)s.") % words,
            reason=_("Takes it up: %(who)s.") % {"who": row.get_taken_up_by_display()},
            url=reverse("workload:workload", args=[row.introduction_id]),
            action=_("Open"),
            introduction_id=row.introduction_id,
        )


def bring_up(introductions, reader):
    """Only to the two who read it, and only where the chief is there."""
    rows = Rhythm.objects.readable_by(reader).filter(introduction__in=introductions)
    for row in rows.due_by(timezone.localdate() + SOON):
        url = reverse("workload:workload", args=[row.introduction_id])
        label = _("The workload, to go through by %(day)s") % {"day": date_format(row.due_on, "j F")}
        yield BringUp(row.introduction_id, "ahead", label, url=url, with_role="chief")
