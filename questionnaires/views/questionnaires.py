"""Questionnaires are found and read: one's own, those from above, and those that are shipped."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from questionnaires.catalog import shipped, shipped_by_key
from questionnaires.models import Edition, Questionnaire
from questionnaires.outline import Outline
from questionnaires.rules import can_write
from questionnaires.services import new_draft
from questionnaires.uses import uses_of


@dataclass
class Entry:
    """One questionnaire in the list."""

    questionnaire: Questionnaire
    is_own: bool

    @cached_property
    def editions(self):
        return list(self.questionnaire.editions.all())

    @cached_property
    def newest(self):
        return next((edition for edition in self.editions if not edition.is_draft), None)

    @cached_property
    def draft(self):
        return next((edition for edition in self.editions if edition.is_draft), None) if self.is_own else None

    @property
    def name(self):
        return (self.newest or self.draft).name

    @cached_property
    def outline(self):
        return Outline((self.newest or self.draft).document)


def questionnaire_list(request):
    """Those that one may use; and what comes with the product, until it is used."""
    ensure(can_write(request.user))
    entries = _entries(request.user)
    there = {entry.questionnaire.key for entry in entries}  # those in use stand among the others
    context = {
        "own": [entry for entry in entries if entry.is_own],
        "others": [entry for entry in entries if not entry.is_own],
        "shipped": [(each, Outline(each.document)) for each in shipped() if each.key not in there],
        "crumbs": [(_("Questionnaires"), "")],
    }
    return render(request, "questionnaires/questionnaire_list.html", context)


def _entries(person):
    rows = Questionnaire.objects.visible_to(person).select_related("owner").prefetch_related("editions")
    entries = [Entry(row, can_write(person, row.owner)) for row in rows]
    shown = [entry for entry in entries if entry.newest or entry.draft]
    return sorted(shown, key=lambda entry: str(entry.name).lower())


def questionnaire_detail(request, questionnaire_id):
    """What its newest edition asks; of one that is not published yet, the draft, for those who write it."""
    questionnaire = get_object_or_404(Questionnaire.objects.visible_to(request.user), pk=questionnaire_id)
    editions = Edition.objects.visible_to(request.user).filter(questionnaire=questionnaire).with_places()
    edition = editions.published().first() or editions.first()
    if edition is None:
        raise Http404
    return _detail(request, edition)


def edition_detail(request, edition_id):
    """What one edition asks, as it was then."""
    return _detail(request, get_object_or_404(Edition.objects.visible_to(request.user).with_places(), pk=edition_id))


def _detail(request, edition):
    questionnaire = edition.questionnaire
    editions = list(Edition.objects.visible_to(request.user).filter(questionnaire=questionnaire).with_places())
    context = {
        "edition": edition,
        "questionnaire": questionnaire,
        "outline": Outline(edition.document),
        "draft": next((one for one in editions if one.is_draft), None),
        "editions": [one for one in editions if not one.is_draft],
        "can_write": can_write(request.user, questionnaire.owner),
        "uses": uses_of(questionnaire, request.user),
        "crumbs": [(_("Questionnaires"), reverse("questionnaires:questionnaire_list")), (str(edition.name), "")],
    }
    return render(request, "questionnaires/questionnaire_detail.html", context)


def shipped_detail(request, key):
    """What a questionnaire asks that comes with the product."""
    ensure(can_write(request.user))
    try:
        found = shipped_by_key(key)
    except KeyError:
        raise Http404 from None
    crumbs = [(_("Questionnaires"), reverse("questionnaires:questionnaire_list")), (str(found.name), "")]
    context = {"shipped": found, "outline": Outline(found.document), "crumbs": crumbs}
    return render(request, "questionnaires/shipped_detail.html", context)


@require_POST
def draft_create(request, questionnaire_id):
    """The draft there is, else a copy of the newest edition."""
    rows = Questionnaire.objects.visible_to(request.user).select_related("owner")
    questionnaire = get_object_or_404(rows, pk=questionnaire_id)
    ensure(can_write(request.user, questionnaire.owner))
    edition = new_draft(questionnaire, by=request.user)
    return redirect("questionnaires:edition_edit", edition.pk)
