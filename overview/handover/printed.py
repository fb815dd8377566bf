"""The handover on paper: the same fragments as the page, without links."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from look.typography import set_together
from overview.handover.page import handover_of
from overview.pdf.printed import MADE_ON, places_of
from programs.models import Introduction


def printed_handover(introduction: Introduction) -> str:
    context = handover_of(introduction) | {
        "on_paper": True,
        "places": places_of(introduction.node),
        "made_on": MADE_ON,
        "title": _("Handover of %(name)s") % {"name": introduction.newcomer.name},
    }
    return set_together(render_to_string("overview/handover/pdf/handover.html", context))
