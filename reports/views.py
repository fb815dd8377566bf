from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rules import ensure
from look.downloads import streamed
from look.writers import WRITERS
from programs.filters import IntroductionFilter, overseen, works_as_chief
from programs.rules import can_see_figures
from reports.columns import columns_for
from reports.introductions import table


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
    return streamed(write(rows, columns), content_type, _filename(kind))


def _filename(kind):
    name = _("introductions")
    return f"{name}-{timezone.localdate():%Y-%m-%d}.{kind}"
