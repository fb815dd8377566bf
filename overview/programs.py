"""Pages about programmes: those that are used, and one version with all it says."""

from io import BytesIO

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.rules import ensure
from overview.programs_forms import ImportForm
from overview.programs_page import page_of
from programs import files
from programs.errors import NoBase, NotSound
from programs.models import Program, Version
from programs.rules import can_manage_programs, can_publish_version
from programs.services import export_version, import_program, newer_bases, publish_version, retire_version


def program_list(request):
    """Every programme that is used where one works, with its versions."""
    under_way = Count("introductions", filter=Q(introductions__state="active"))
    versions = (
        Version.objects.visible_to(request.user)
        .annotate(under_way=under_way)
        .select_related("base")
        .order_by("-number")
    )
    programs = (
        Program.objects.visible_to(request.user).select_related("owner", "extends").order_by("owner__path", "key")
    )
    programs = list(programs.prefetch_related(Prefetch("versions", versions)))
    bases = newer_bases(programs)
    context = {
        "programs": [(program, bases.get(program.pk)) for program in programs],
        "can_manage": can_manage_programs(request.user),
    }
    return render(request, "overview/program_list.html", context)


def version_import(request):
    """A draft of an uploaded program file, or everything that is wrong in it."""
    ensure(can_manage_programs(request.user))
    form = ImportForm(request.user, request.POST or None, request.FILES or None)
    if form.is_valid():
        return import_draft(request, form.cleaned_data["file"], form)
    context = {"form": form, "crumbs": crumbs_to(_("Import a program file"))}
    return render(request, "overview/program_import.html", context, status=422 if form.is_bound else 200)


def import_draft(request, data, form):
    """A draft of checked content at the chosen place, and the way to it."""
    owner, key = form.cleaned_data["owner"], form.cleaned_data["request_key"]
    try:
        version = import_program(data, owner, by=request.user, request_key=key)
    except NoBase as error:
        messages.error(request, str(error))
        return redirect("overview:program_catalog")
    messages.success(request, _("The draft is there. Read it through and publish it when it is right."))
    return redirect("overview:version_detail", version.pk)


def version_detail(request, version_id):
    version = _found(request, version_id)
    context = {
        "version": version,
        "page": page_of(version),
        "under_way": version.introductions.active().count(),
        "can_manage": can_manage_programs(request.user, version.program.owner),
        "can_publish": can_publish_version(request.user, version),
        "crumbs": crumbs_to(str(version)),
    }
    return render(request, "overview/program_version.html", context)


def version_export(request, version_id):
    """The version as a program file, to read, change and import as the next version."""
    version = _found(request, version_id)
    text, name = files.write(export_version(version)), f"{version.program.key}-{version.number}.yaml"
    kind = "application/yaml; charset=utf-8"
    return FileResponse(BytesIO(text.encode()), as_attachment=True, filename=name, content_type=kind)


def version_publish(request, version_id):
    version = _found(request, version_id)
    ensure(can_publish_version(request.user, version) and version.state != Version.State.RETIRED)
    if request.method == "POST":
        try:
            publish_version(version, by=request.user)
        except NotSound as error:
            messages.error(request, str(error))
            return redirect("overview:version_detail", version.pk)
        messages.success(request, _("Published. Introductions can be started on it now."))
        return redirect("overview:version_detail", version.pk)
    others = version.program.versions.published().exclude(pk=version.pk)
    return _asked_once(request, version, "overview/program_publish.html", _("Publish"), others=others)


def version_retire(request, version_id):
    version = _managed(request, version_id)
    ensure(version.state != Version.State.DRAFT)
    if request.method == "POST":
        retire_version(version, by=request.user)
        messages.success(request, _("Retired. Introductions under way go on as planned."))
        return redirect("overview:version_detail", version.pk)
    under_way = version.introductions.active().count()
    return _asked_once(request, version, "overview/program_retire.html", _("Retire"), under_way=under_way)


def _asked_once(request, version, template, name, **context):
    crumbs = crumbs_to(name, (str(version), reverse("overview:version_detail", args=[version.pk])))
    return render(request, template, {"version": version, "crumbs": crumbs, **context})


def _found(request, version_id):
    versions = Version.objects.visible_to(request.user).select_related(
        "program__owner", "published_by", "base__program__owner", "document"
    )
    return get_object_or_404(versions, pk=version_id)


def _managed(request, version_id):
    version = _found(request, version_id)
    ensure(can_manage_programs(request.user, version.program.owner))
    return version


def crumbs_to(here, *between):
    """The way to a page about programmes."""
    return [(_("Programmes"), reverse("overview:program_list")), *between, (here, "")]
