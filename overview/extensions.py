"""A programme that adds to another: what is new in the common part, and taking it in."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.rules import ensure
from programs.differences import differences
from programs.documents import whole
from programs.models import Program
from programs.rules import can_manage_programs, can_write_local_parts
from programs.services import newer_base, take_base


def base_take(request, program_id):
    """What differs in the newer common version; taking it in makes a draft that is read and then published."""
    programs = Program.objects.visible_to(request.user).filter(extends__isnull=False)
    program = get_object_or_404(programs.select_related("owner", "extends"), pk=program_id)
    ensure(can_take_base(request.user, program))
    base = newer_base(program)
    if request.method == "POST":
        draft = take_base(program, by=request.user)
        messages.success(request, _("The draft has the new common part. Read it through and publish it."))
        return redirect("overview:version_edit", draft.pk)
    context = {
        "program": program,
        "base": base,
        "differences": differences(whole(_present_base(program)), whole(base)) if base else [],
        "crumbs": [(_("Programmes"), reverse("overview:program_list")), (str(program), "")],
    }
    return render(request, "overview/base_take.html", context)


def can_take_base(person, program):
    return can_write_local_parts(person, program.owner) or can_manage_programs(person, program.owner)


def _present_base(program):
    return program.versions.order_by("-number").select_related("base__program").first().base
