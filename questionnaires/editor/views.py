"""The page of a draft, what is moved there, and what is taken away and put back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from questionnaires.editor import rows
from questionnaires.editor.differing import differing
from questionnaires.editor.document import SECTIONS, sections
from questionnaires.editor.draft import draft_for
from questionnaires.editor.page import EditPage

TAKEN = "questionnaires_taken"  # in the session: what can be put back, the latest first
MOST_TAKEN = 20


def edition_edit(request, edition_id):
    """Everything that a draft asks."""
    return _page(request, draft_for(request, edition_id), request.GET.get("moved", ""))


@require_POST
def row_move(request, edition_id, what, key):
    """A question or a section changes place: "before:its-key", "after:…", "first:a-section" or "last:a-section"."""
    draft = draft_for(request, edition_id)
    draft.row((what, key))
    try:
        way, seen = request.POST.get("move", ""), request.POST.get("order", "")
        rows.move_row(draft.edition, (what, key), way, seen=seen, by=request.user)
    except (StaleEdit, LookupError):
        messages.warning(request, _("Somebody else has changed the order meanwhile. This is how it stands now."))
    return redirect(f"{draft.url}?moved={key}#{_anchor(what, key)}")


@require_POST
def row_remove(request, edition_id, what, key):
    """Taken away at once; the page that follows offers to put it back."""
    draft = draft_for(request, edition_id)
    draft.row((what, key))
    if what == SECTIONS and len(sections(draft.document)) == 1:
        messages.warning(request, _("A questionnaire has at least one section."))
        return redirect(draft.url)
    taken = rows.take_row(draft.edition, (what, key), by=request.user)
    _keep(request, draft, [{"title": draft.title((what, key)), **taken}, *taken_away(request, draft)])
    return redirect(f"{draft.url}#taken")


@require_POST
def row_put_back(request, edition_id):
    """The row that this person took away last, or the one with the key, stands again where it stood."""
    draft = draft_for(request, edition_id)
    found, key = taken_away(request, draft), request.POST.get("key", "")
    taken = next((row for row in found if row["row"]["key"] == key), None)
    if taken is None:
        return redirect(draft.url)
    rows.put_back(draft.edition, {name: taken[name] for name in ("what", "row", "section", "number")}, by=request.user)
    _keep(request, draft, [row for row in found if row is not taken])
    messages.success(request, _("“%(name)s” is back.") % {"name": taken["title"]})
    return redirect(f"{draft.url}#{_anchor(taken['what'], key)}")


def taken_away(request, draft):
    """What this person has taken away from the draft in this session."""
    return request.session.get(TAKEN, {}).get(str(draft.edition.pk), [])


def _keep(request, draft, found):
    kept = request.session.get(TAKEN, {})
    request.session[TAKEN] = kept | {str(draft.edition.pk): found[:MOST_TAKEN]}


def _anchor(what, key):
    return f"{what.rstrip('s')}-{key}"


def _page(request, draft, moved):
    context = {
        "draft": draft,
        "edition": draft.edition,
        "questionnaire": draft.edition.questionnaire,
        "page": EditPage(draft),
        "moved": moved,
        "taken": taken_away(request, draft),
        "differences": differing(draft),
        "crumbs": draft.crumbs(),
    }
    return render(request, "questionnaires/editor/edition_edit.html", context)
