from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control

from accounts.rules import ensure
from accounts.services import record_reading
from overview.altering.since import altered_since
from overview.crumbs import crumbs_of
from overview.models import Printout
from overview.pdf.kinds import KINDS
from overview.pdf.making import make_printout
from overview.pdf.ordering import order_printout
from overview.views.introduction import found
from programs.rules import reads_plan_only

PATIENCE = timedelta(seconds=5)  # then no worker is there, and the page asks for the file in a request of its own


def printout(request, introduction_id, kind):
    """Ask for something as a file, and see whether it is made."""
    introduction, kind = found(request, introduction_id), KINDS[kind]
    ensure(kind.may_have(request.user, introduction))
    if request.method == "POST":
        ordered = order_printout(introduction, kind.name)
        if "now" in request.POST:
            make_printout(ordered.pk)
        return redirect(kind.page, introduction.pk)

    latest = Printout.objects.of(introduction, kind.name).light().first()
    is_waiting = latest is not None and not latest.is_made
    is_late = is_waiting and latest.ordered_at + PATIENCE <= timezone.now()
    if request.htmx and is_waiting and not is_late:
        return HttpResponse(status=204)
    context = {
        "introduction": introduction,
        "kind": kind,
        "printout": latest,
        "is_waiting": is_waiting,
        "is_late": is_late,
        "altered": altered_since(introduction, latest),
        "reads_plan_only": reads_plan_only(request.user, introduction),
        "is_own": introduction.newcomer_id == request.user.pk,
        "crumbs": crumbs_of(request.user, introduction, str(kind.title)),
    }
    return render(request, "overview/pdf/_state.html" if request.htmx else "overview/pdf/state.html", context)


@cache_control(private=True, no_cache=True)
def printout_file(request, introduction_id, kind):
    """The file that was made last."""
    introduction, kind = found(request, introduction_id), KINDS[kind]
    ensure(kind.may_have(request.user, introduction))
    latest = Printout.objects.of(introduction, kind.name).made().first()
    if latest is None:
        return redirect(kind.page, introduction.pk)

    record_reading(request.user, introduction, introduction.newcomer)
    response = HttpResponse(bytes(latest.content), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{kind.file_name(introduction)}"'
    return response
