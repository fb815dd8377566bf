from tempfile import TemporaryFile

from django.http import FileResponse, Http404
from django.utils import timezone
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
    return _file(kind, table(found.qs, columns, request.GET.get("sort", "")), columns)


def _file(kind, rows, columns):
    """Written to a file on disk and sent from there, so that a long list takes no more memory than a short one."""
    write, content_type = WRITERS[kind]
    file = TemporaryFile()  # noqa: SIM115 (FileResponse closes it when it has been sent)
    write(file, rows, columns)
    file.seek(0)
    name = f"{_('introductions')}-{timezone.localdate():%Y-%m-%d}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
