from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control

from accounts.services import record_reading
from overview.crumbs import crumbs_of
from overview.models import PlanDocument
from overview.pdf.making import make_plan
from overview.pdf.ordering import order_plan
from overview.views.introduction import found

PATIENCE = timedelta(seconds=5)  # then no worker is there, and the page asks for the file in a request of its own


def plan_pdf(request, introduction_id):
    """Ask for the plan as a file, and see whether it is made."""
    introduction = found(request, introduction_id)
    if request.method == "POST":
        document = order_plan(introduction)
        if "now" in request.POST:
            make_plan(document.pk)
        return redirect("overview:plan_pdf", introduction.pk)

    document = PlanDocument.objects.of(introduction).light().first()
    is_waiting = document is not None and not document.is_made
    is_late = is_waiting and document.ordered_at + PATIENCE <= timezone.now()
    if request.htmx and is_waiting and not is_late:
        return HttpResponse(status=204)
    context = {
        "introduction": introduction,
        "document": document,
        "is_waiting": is_waiting,
        "is_late": is_late,
        "is_own": introduction.newcomer_id == request.user.pk,
        "crumbs": crumbs_of(request.user, introduction, _("The plan as PDF")),
    }
    return render(request, "overview/pdf/_state.html" if request.htmx else "overview/pdf/state.html", context)


@cache_control(private=True, no_cache=True)
def plan_pdf_file(request, introduction_id):
    """The file that was made last."""
    introduction = found(request, introduction_id)
    document = PlanDocument.objects.of(introduction).made().first()
    if document is None:
        return redirect("overview:plan_pdf", introduction.pk)

    record_reading(request.user, introduction, introduction.newcomer)
    response = HttpResponse(bytes(document.content), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{file_name(introduction)}"'
    return response


def file_name(introduction):
    with override(introduction.newcomer.language):
        return f"{slugify(_('Introduction plan'))}-{slugify(introduction.newcomer.name)}.pdf"
