"""What the printed plan says, as one page of HTML in the active language."""

from dataclasses import replace
from datetime import date

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from look.typography import set_together
from overview.pace_words import pace_words
from overview.pdf.calendar import after_close_support, usual_times, weekly
from overview.periods import periods_of
from overview.phase_drawing import Drawing
from overview.sections import sections_at
from overview.support import support_of
from overview.timeline import timeline_of
from programs.demands import demands_of
from programs.models import Introduction

MADE_ON = "[made-on]"  # filled in when the file is made: the day alone does not make it another plan


def printed_plan(introduction: Introduction) -> str:
    """Everything is as the newcomer sees it, whoever prints it, and nothing is ticked off: what is held stays planned.

    Uses what with_people() has fetched; a fixed number of queries.
    """
    newcomer = introduction.newcomer
    timeline = timeline_of(introduction, newcomer)
    timeline.entries = [entry for entry in timeline.entries if entry.state != "cancelled"]
    support, usual = support_of(introduction, with_vacation=True), usual_times(timeline)
    line = unwalked(timeline.line_until(introduction.close_support_until_on))
    context = {
        "introduction": introduction,
        "newcomer": newcomer,
        "places": places_of(introduction.node),
        "line": line,
        "whole_line": unwalked(timeline.whole_line),
        "ornament": Drawing(line, width=794, unit=""),
        "phases": timeline.phases,
        "support": support,
        "usual": usual.values(),
        "weekly": weekly(timeline, support, usual),
        "after": after_close_support(timeline, usual),
        "pace_words": pace_words(introduction),
        "periods": periods_of(introduction),
        "demands": demands_of(introduction.version),
        "sections": sections_at("pdf", newcomer, [introduction]),
        "made_on": MADE_ON,
        "title": _("Introduction plan for %(name)s") % {"name": newcomer.name},
    }
    return set_together(render_to_string("overview/pdf/plan.html", context))


def with_day(html: str, day: date) -> str:
    return html.replace(MADE_ON, day.isoformat())


def unwalked(line):
    """The plan as it was meant: no day is today, and every bead is still to come."""
    threads = [replace(thread, beads=[(day, False) for day, _held in thread.beads]) for thread in line.threads]
    return replace(line, today=None, threads=threads)


def places_of(node):
    """The place of work and those around it, up to the municipality: whoever stands above employs nobody here."""
    if node is None:
        return []
    places = [*node.get_ancestors(), node]
    below_region = [place for place in places if place.kind != "region"] or places
    return below_region[::-1]
