"""The catalogue: the programmes that are shipped with the product, so that a coordinator can choose and use one."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from overview.programs import crumbs_to, import_draft
from overview.programs_forms import OwnerForm
from overview.programs_page import ProgramPage
from programs import files
from programs.models import Version
from programs.rules import can_manage_programs


def program_catalog(request):
    """Every programme in a few lines, the fullest first: for whom, how the support thins out, what it builds on."""
    ensure(can_manage_programs(request.user))
    pages = [(entry.key, ProgramPage(entry.content)) for entry in files.catalog()]
    pages.sort(key=lambda row: row[1].counted.all, reverse=True)
    context = {
        "ready": [row for row in pages if not row[1].demands.is_skeleton],
        "frames": [row for row in pages if row[1].demands.is_skeleton],
        "crumbs": crumbs_to(_("Ready to use")),
    }
    return render(request, "overview/program_catalog.html", context)


def program_shipped(request, key):
    """Everything that a programme says, before one chooses it."""
    ensure(can_manage_programs(request.user))
    page = ProgramPage(_shipped(key).content)
    used = Version.objects.visible_to(request.user).filter(program__key=key).select_related("program__owner")
    context = {
        "key": key,
        "page": page,
        "form": OwnerForm(request.user),
        "versions": used.order_by("program__owner__path", "number"),
        "crumbs": crumbs_to(str(page.program), (_("Ready to use"), reverse("overview:program_catalog"))),
    }
    return render(request, "overview/program_shipped.html", context)


@require_POST
def program_use(request, key):
    """A draft of a shipped programme at the coordinator's own place."""
    ensure(can_manage_programs(request.user))
    entry = _shipped(key)
    form = OwnerForm(request.user, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose where the programme will be used."))
        return redirect("overview:program_shipped", key)
    return import_draft(request, entry.content, form)


def _shipped(key):
    entry = next((entry for entry in files.catalog() if entry.key == key), None)
    if entry is None:
        raise Http404
    return entry
