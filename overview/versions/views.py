"""Pages about versions: what differs, and what a newer one would mean for introductions under way."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from overview.crumbs import crumbs_of
from overview.versions.forms import ManyForm, OfferForm
from overview.versions.lines import told
from overview.versions.page import DifferencesPage, adopted_differences, version_before
from programs.models import Introduction, Version
from programs.offers import offer, offered_versions
from programs.rules import can_decide_offer, can_decide_offers, can_manage_programs, reads_plan_only
from programs.services import adopt, stay


def version_differences(request, version_id):
    """In words, against the version before or the one that is asked for."""
    version = _version(request, version_id)
    before = _before(request, version)
    context = {
        "version": version,
        "before": before,
        "page": DifferencesPage(version, before),
        "can_manage": can_manage_programs(request.user, version.program.owner),
        "can_decide": can_decide_offers(request.user),
        "crumbs": _crumbs(version, _("What differs")),
    }
    return render(request, "overview/versions/version_differences.html", context)


def _before(request, version):
    if asked := request.GET.get("from"):
        others = _versions(request).filter(program=version.program_id).exclude(pk=version.pk)
        return get_object_or_404(others, pk=asked if asked.isdecimal() else 0)
    return version_before(version)


def introduction_offer(request, introduction_id):
    """What a newer version would mean for one introduction, line by line; or what was decided the last time."""
    introduction = _introduction(request, introduction_id)
    ensure(not reads_plan_only(request.user, introduction))
    return _offer_page(request, introduction)


@require_POST
def offer_decide(request, introduction_id):
    """The chief takes over the ticked lines, or stays."""
    introduction = _introduction(request, introduction_id)
    ensure(can_decide_offer(request.user, introduction))
    form = OfferForm(request.POST)
    if not form.is_valid():
        return _offer_page(request, introduction, status=422)
    version = get_object_or_404(introduction.version.program.versions, pk=form.cleaned_data["version"])
    try:
        _decide(introduction, version, form, by=request.user)
    except StaleEdit:
        messages.error(request, _("Something has changed since you opened the page. Look at it again and choose."))
        return _offer_page(request, introduction, form.declined, status=409)
    messages.success(request, _("It is done. The plan is as you chose."))
    return redirect(introduction)


def _decide(introduction, version, form, *, by):
    revision = form.cleaned_data["revision"]
    if form.cleaned_data["decision"] == "stay":
        stay(introduction, version, by=by, revision=revision)
        return
    found = offer(introduction)
    lines = found.lines if found else []
    adopt(
        introduction,
        version,
        by=by,
        declined=[place for line in lines if line.name in form.declined for place in line.places],
        seen=[place for line in lines if line.name in form.shown for place in line.places],
        revision=revision,
    )


def _offer_page(request, introduction, declined=frozenset(), status=200):
    found = offer(introduction)
    adoption = introduction.adoptions.select_related("version__program", "former").order_by("-decided_at").first()
    context = {
        "introduction": introduction,
        "offer": found,
        "groups": told(found, declined) if found else [],
        "adoption": adoption,
        "differences": adopted_differences(adoption) if adoption and not found else [],
        "can_decide": can_decide_offer(request.user, introduction),
        "crumbs": crumbs_of(request.user, introduction, _("A newer version")),
    }
    return render(request, "overview/versions/introduction_offer.html", context, status=status)


def offer_list(request, version_id):
    """The introductions that the reader leads and that a version is offered to; several are taken over at once."""
    version = _version(request, version_id)
    ensure(can_decide_offers(request.user))
    rows = _led(request, version)
    form = ManyForm(request.POST if request.method == "POST" else None, introductions=rows)
    if form.is_valid():
        return _adopted_many(request, version, form.chosen)
    context = {
        "version": version,
        "form": form,
        "introductions": rows,
        "crumbs": _crumbs(version, _("Take over")),
    }
    return render(request, "overview/versions/offer_list.html", context, status=422 if form.errors else 200)


def _led(request, version):
    led = Introduction.objects.led_by(request.user).active().filter(version__program=version.program_id)
    rows = led.with_people().order_by("start_on", "pk")
    offered = offered_versions(rows)
    return [row for row in rows if offered.get(row.pk) == version]


def _adopted_many(request, version, chosen):
    done = 0
    for introduction, revision in chosen:
        try:
            adopt(introduction, version, by=request.user, revision=revision)
        except StaleEdit:
            name = introduction.newcomer.first_name
            messages.error(request, _("%(name)s’s introduction has changed. Look at it again.") % {"name": name})
        else:
            done += 1
    if done:
        message = ngettext("%(count)s introduction follows it now.", "%(count)s introductions follow it now.", done)
        messages.success(request, message % {"count": done})
    return redirect("overview:offer_list", version.pk)


def _introduction(request, introduction_id):
    return get_object_or_404(Introduction.objects.visible_to(request.user).with_people(), pk=introduction_id)


def _version(request, version_id):
    return get_object_or_404(_versions(request), pk=version_id)


def _versions(request):
    return Version.objects.visible_to(request.user).select_related("program__owner", "base__program")


def _crumbs(version, here):
    page = (str(version), reverse("overview:version_detail", args=[version.pk]))
    return [(_("Programmes"), reverse("overview:program_list")), page, (here, "")]
