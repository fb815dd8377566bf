from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from accounts.rules import ensure
from look.downloads import streamed
from look.writers import WRITERS
from surveys.improvements.selectors import told_of
from surveys.models import Survey
from surveys.results.book import WIDTHS, table_of
from surveys.results.charts import PAGE
from surveys.results.page import Page
from surveys.results.printed import printed_results
from surveys.rules import can_run, can_see_results


def find_results(person, survey_id, share=""):
    """The results as the person may see them: frozen, or for the readers of named answers from those."""
    survey = get_object_or_404(Survey.objects.visible_to(person).with_words(), pk=survey_id)
    ensure(can_see_results(person, survey))
    return Page(survey, person, share)


def results_detail(request, survey_id):
    page = find_results(request.user, survey_id, request.GET.get("share", ""))
    context = {
        "page": page,
        "survey": page.survey,
        "turnout": page.turnout,
        "canvas": PAGE,
        "improvements": told_of(page.survey, request.user),
        "can_run": can_run(request.user, page.survey),
        "crumbs": [(str(page.survey), page.survey.get_absolute_url()), (_("Results"), "")],
    }
    return render(request, "surveys/results/results_detail.html", context)


@cache_control(private=True, no_cache=True)
def results_pdf(request, survey_id):
    """The page on paper, in the reader's language."""
    from look.rendering import render as render_pdf  # the layout engine takes a second to load, and only this needs it

    page = find_results(request.user, survey_id, request.GET.get("share", ""))
    response = HttpResponse(render_pdf(printed_results(page)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{file_name(page.survey)}.pdf"'
    return response


def results_xlsx(request, survey_id):
    """Every figure that may be shown, one to a row."""
    page = find_results(request.user, survey_id)
    write, content_type = WRITERS["xlsx"]
    return streamed(write(table_of(page), WIDTHS), content_type, f"{file_name(page.survey)}.xlsx")


def file_name(survey):
    return slugify(str(survey)) or "results"
