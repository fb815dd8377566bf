"""The page of results on paper: the same words and pictures, with every table open."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from look.typography import set_together
from surveys.improvements.selectors import told_of
from surveys.results.charts import PAPER, PAPER_CELL
from surveys.results.page import Page


def printed_results(page: Page) -> str:
    """One page of HTML in the active language."""
    context = {
        "page": page,
        "survey": page.survey,
        "turnout": page.turnout,
        "improvements": told_of(page.survey),
        "canvas": PAPER,
        "cell_canvas": PAPER_CELL,
        "made_on": timezone.localdate().isoformat(),
        "title": _("Results: %(name)s") % {"name": page.survey},
    }
    return set_together(render_to_string("surveys/results/paper/report.html", context))
