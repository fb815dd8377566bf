"""Pages that change a plan under way, and those that tell what has been changed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from overview.altering.changes import ends_of, groups_of
from overview.altering.page import answer
from overview.altering.ways import WAYS, doors_of
from overview.crumbs import crumbs_of
from overview.views.introduction import found, sent
from programs.alteration_words import sentence, sentences
from programs.errors import CannotBe
from programs.models import Alteration, Introduction
from programs.replanning import changes_in
from programs.rules import can_alter, reads_plan_only
from programs.services import undo_alteration

PAGE = 30


def alter(request, introduction_id):
    """Everything that can be changed, with what it does."""
    introduction = found(request, introduction_id)
    ensure(can_alter(request.user, introduction))
    context = {
        "introduction": introduction,
        "groups": doors_of(introduction),
        "crumbs": crumbs_of(request.user, introduction, _("Change the plan")),
    }
    return render(request, "overview/altering/hub.html", context)


def alter_kind(request, introduction_id, kind):
    introduction = found(request, introduction_id)
    ensure(can_alter(request.user, introduction))
    if kind not in WAYS or introduction.node is None:
        raise Http404
    asked = {"instead_of": request.GET.get("instead_of", "")} if kind == "pause" else {}
    way = WAYS[kind]

    def make_form(fresh=False):
        row = found(request, introduction_id) if fresh else introduction
        return way.form(sent(request), introduction=row, **asked)

    return answer(request, make_form, way)


def alteration_list(request, introduction_id):
    """Newest first, to everybody who is involved."""
    introduction = found(request, introduction_id)
    ensure(not reads_plan_only(request.user, introduction))
    rows = introduction.alterations.select_related("decided_by", "undone_by").defer("lines")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    for row in page.object_list:
        row.introduction = introduction
    context = {
        "introduction": introduction,
        "page": page,
        "told": _told(page.object_list),
        "is_own": introduction.newcomer_id == request.user.pk,
        "can_alter": can_alter(request.user, introduction),
        "crumbs": crumbs_of(request.user, introduction, _("Changes of the plan")),
    }
    return render(request, "overview/altering/alteration_list.html", context)


def _told(rows):
    """[(change, its sentence as a heading)]"""
    words = sentences(rows)
    return [(row, words[row.pk].removesuffix(".")) for row in rows]


def alteration_detail(request, alteration_id):
    """What, who, when, why, and every date before and after."""
    alteration = _alteration(request, alteration_id)
    introduction = alteration.introduction
    ensure(not reads_plan_only(request.user, introduction))
    context = {
        "introduction": introduction,
        "alteration": alteration,
        "heading": sentence(alteration).removesuffix("."),
        "groups": groups_of(changes_in(alteration.lines)),
        "ends": ends_of(alteration.before, alteration.after),
        "can_undo": can_alter(request.user, introduction) and alteration.can_be_undone(),
        "crumbs": crumbs_of(request.user, introduction, _("A change of the plan")),
    }
    return render(request, "overview/altering/alteration_detail.html", context)


@require_POST
def alteration_undo(request, alteration_id):
    alteration = _alteration(request, alteration_id)
    ensure(can_alter(request.user, alteration.introduction))
    try:
        undo_alteration(alteration, by=request.user)
    except StaleEdit:
        messages.error(request, _("It can no longer be undone: something has changed since, or two days have passed."))
    except CannotBe as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("It is undone. Every date is back."))
    return redirect(alteration)


def _alteration(request, alteration_id):
    """A change of an introduction that one sees, with its people at hand."""
    rows = Alteration.objects.select_related("decided_by", "undone_by")
    seen = Introduction.objects.visible_to(request.user)
    alteration = get_object_or_404(rows.filter(introduction__in=seen), pk=alteration_id)
    alteration.introduction = Introduction.objects.with_people().get(pk=alteration.introduction_id)
    return alteration
