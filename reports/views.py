from django.http import Http404, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from accounts.rules import ensure
from programs.filters import IntroductionFilter, overseen, works_as_chief
from programs.rules import can_see_figures
from reports.columns import columns_for
from reports.introductions import table
from reports.writers import WRITERS


def introductions(request):
    """The list as a file: the same rows as the page with the same address shows."""
    ensure(can_see_figures(request.user))
    kind = request.GET.get("format", "xlsx")
    if kind not in WRITERS:
        raise Http404
    found = IntroductionFilter(request.GET, queryset=overseen(request), request=request)
    columns = columns_for(reads_levels=works_as_chief(request))
    write, content_type = WRITERS[kind]
    rows = table(found.qs, columns, request.GET.get("sort", ""))
    response = StreamingHttpResponse(_in_the_readers_language(write(rows, columns)), content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=_filename(kind))
    return response


def _filename(kind):
    name = _("introductions")
    return f"{name}-{timezone.localdate():%Y-%m-%d}.{kind}"


def _in_the_readers_language(chunks):
    """The rows are read while they are sent, when the request is over."""
    language = get_language()

    def spoken():
        with override(language):
            yield from chunks

    return spoken()
