from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accounts.rules import ensure
from look.downloads import streamed
from look.writers import WRITERS
from surveys.models import Survey
from surveys.results.book import Sized
from surveys.results.responses import answered_by, record_readings, said_in, sent_in, table_of_responses
from surveys.rules import can_read_answers
from surveys.views.results import file_name

PAGE = 20


def find_readable(person, survey_id):
    """A round whose answers the person was named to read, before the first one was given."""
    survey = get_object_or_404(Survey.objects.visible_to(person).with_words(), pk=survey_id)
    ensure(can_read_answers(person, survey))
    return survey


def response_list(request, survey_id):
    """Who said what, as it was sent in."""
    survey = find_readable(request.user, survey_id)
    page = Paginator(sent_in(survey), PAGE).get_page(request.GET.get("page"))
    said = said_in(page)
    record_readings(request.user, [row.response for row in said])
    context = {
        "survey": survey,
        "page": page,
        "rows": [(row, answered_by(row, survey.sheet.questions)) for row in said],
        "crumbs": [(str(survey), survey.get_absolute_url()), (_("Answers"), "")],
    }
    return render(request, "surveys/results/response_list.html", context)


def responses_xlsx(request, survey_id):
    """A row for each, read and sent a batch at a time."""
    survey = find_readable(request.user, survey_id)
    widths = [Sized(28), Sized(12), *[Sized(36) for _question in survey.sheet.questions]]
    write, content_type = WRITERS["xlsx"]
    return streamed(write(table_of_responses(survey, request.user), widths), content_type, f"{file_name(survey)}.xlsx")
