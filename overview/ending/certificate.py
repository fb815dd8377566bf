"""What the certificate says, as one page of HTML in the active language. Never a level, a text or an evaluation."""

from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from accounts.models import Event, Person, Role
from accounts.scope import CHIEFS
from look.templatetags.look import figure
from look.typography import set_together
from overview.ending.areas import said_areas
from overview.pdf.printed import places_of
from overview.phase_drawing import Drawing
from overview.timeline import timeline_of
from programs.models import Introduction
from programs.progress import progress_of

# What one takes part in. Items and themes would say how far somebody has come, evaluations what they think.
COUNTED = {
    "sessions": ngettext_lazy("%(number)s occasion", "%(number)s occasions", "number"),
    "meetings": ngettext_lazy("%(number)s meeting", "%(number)s meetings", "number"),
}


@dataclass(frozen=True)
class Signer:
    """Whoever completed the introduction, and as what."""

    person: Person
    title: str


def printed_certificate(introduction: Introduction) -> str:
    """Uses what with_people() has fetched; a fixed number of queries."""
    newcomer = introduction.newcomer
    context = {
        "introduction": introduction,
        "newcomer": newcomer,
        "places": places_of(introduction.node),
        "ornament": ornament_of(introduction),
        "areas": said_areas(introduction),
        "taken_part": taken_part(introduction),
        "signer": signer_of(introduction),
        "title": _("Certificate for %(name)s") % {"name": newcomer.name},
    }
    return set_together(render_to_string("overview/ending/pdf/certificate.html", context))


def ornament_of(introduction):
    """The threads of what was held; nothing when nothing was."""
    line = timeline_of(introduction, introduction.newcomer).line_until(introduction.close_support_until_on)
    held = [replace(row, beads=[(day, True) for day, was_held in row.beads if was_held]) for row in line.threads]
    threads = [row for row in held if row.beads]
    return Drawing(replace(line, today=None, threads=threads), width=794, unit="") if threads else None


def taken_part(introduction):
    """[(what, how much), …] of hours, meetings and occasions, where the programme counts them."""
    progress = progress_of([introduction])[introduction.pk]
    counted = [row for row in progress.requirements if row.requirement.count in COUNTED and row.done]
    said = [(row.requirement.name, COUNTED[row.requirement.count] % {"number": row.done}) for row in counted]
    return said + [(row.quota.name, hours_words(row.hours)) for row in progress.quotas if row.minutes]


def hours_words(hours):
    """“40 timmar”"""
    return ngettext("%(hours)s hour", "%(hours)s hours", 1 if hours == 1 else 2) % {"hours": figure(hours)}


def signer_of(introduction):
    """The one who completed it; the chief when the history no longer goes so far back."""
    completed = Event.objects.filter(
        verb="programs.introduction_completed", object_type="programs.introduction", object_id=introduction.pk
    )
    person = Person.objects.filter(pk__in=completed.values("by")).first() or introduction.chief
    return Signer(person, title_of(person)) if person else None


def title_of(person):
    held = Role.objects.filter(person=person, kind__in=CHIEFS).order_by("to_on", "-from_on").first()
    return held.get_kind_display() if held else _("chief")
