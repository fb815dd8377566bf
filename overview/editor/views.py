"""The page of a draft, what is saved on it, and what is moved."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from overview.editor.draft import draft_for, place_in
from overview.editor.inline import WeeksForm
from overview.editor.page import EditPage
from overview.editor.publishing import PublishForm, consequences, published
from overview.editor.trial import TrialForm
from programs.documents_rows import move_row, name_of, rows_at, siblings
from programs.services import rows_of_draft
from programs.services.rows_of_draft import StaleRows

SIDES = ("before", "after")


def version_edit(request, version_id):
    """Everything that a draft says; what was filled in is saved row by row."""
    draft = draft_for(request, version_id)
    data = request.POST if request.method == "POST" else None
    page = EditPage(draft, request.GET.get("theme", ""), data, request.GET.get("more", ""))
    note = PublishForm(data, draft=draft)
    if data is None:
        return _page(request, page, note)
    answers = [form.is_valid() for form in (*page.forms, note)]  # every form is asked, so that all errors show at once
    if not all(answers):
        return _page(request, page, note, status=422)
    try:
        rows_of_draft.save_rows(draft.version, [*_touched(page.forms), *note.edits], by=request.user)
    except StaleRows as stale:
        _tell(page.forms, note, stale.rows)
        return _page(request, page, note, status=409)
    return _went_on(request, draft, page, note)


def _went_on(request, draft, page, note):
    if "publish" in request.POST:
        return published(request, draft_for(request, draft.version.pk), note)
    if more := request.POST.get("more"):
        return redirect(f"{draft.url}?theme={page.theme_key}&more={more}#meetings-{more}")
    messages.success(request, _("Saved."))
    return redirect(f"{draft.url}?theme={page.theme_key}")


def _touched(forms):
    return [form.edit for form in forms if form.is_touched]


def _tell(forms, note, stale):
    for form in forms:
        if form.place in stale:
            form.tell_stale(stale[form.place])
    if note.place in stale:
        note.tell_stale(stale[note.place])


@require_POST
def row_move(request, version_id, place):
    """Before or after another row: "before:its-key". What else was typed among the same rows is saved with it."""
    draft, place = draft_for(request, version_id), place_in(place, of_list=False)
    draft.row(place)
    side, _colon, beside = request.POST.get("move", "").partition(":")
    if side not in SIDES:
        return redirect(draft.url_around(place))
    seen = request.POST.get("order", "")
    try:
        rows_of_draft.save_rows(
            draft.version,
            _typed_beside(draft, place, request.POST),
            by=request.user,
            place=place,
            then=lambda content: move_row(content, place, side=side, beside=beside, seen=seen),
        )
    except StaleEdit:
        messages.warning(
            request, _("Somebody else has changed the order or a row meanwhile. This is how it stands now.")
        )
        return redirect(_url_beside(draft, place))
    return _moved(request, draft_for(request, version_id), place)


def _typed_beside(draft, place, data):
    """What was filled in for the items of the same theme, where it makes sense."""
    if place[0] != "items":
        return []
    rows = {name_of(("items",), row): row for row in rows_at(draft.own, ("items",))}
    keys = [key for key in siblings(draft.own, place) if f"items-{key}-seen" in data]
    forms = [WeeksForm(("items", key), rows[key], data) for key in keys]
    return _touched(form for form in forms if form.is_valid())


def _moved(request, draft, place):
    order = siblings(draft.own, place)
    words = {"name": draft.title(place), "number": order.index(place[-1]) + 1, "count": len(order)}
    said = _("“%(name)s” is now number %(number)s of %(count)s.") % words
    if request.htmx:
        page = EditPage(draft, draft.row(place).get("theme", ""))
        context = {"draft": draft, "page": page, "moved": place[-1], "said": said}
        return render(request, "overview/editor/_theme.html", context)
    messages.success(request, said)
    return redirect(_url_beside(draft, place))


def _url_beside(draft, place):
    if place[0] != "items":
        return draft.url_of(place)
    theme = draft.row(place).get("theme", "")
    return f"{draft.url}?theme={theme}&moved={place[-1]}#items-{place[-1]}"


def _page(request, page, note, status=200):
    draft = page.draft
    context = {
        "draft": draft,
        "version": draft.version,
        "page": page,
        "note": note,
        "moved": request.GET.get("moved", ""),
        "faulty": [form for form in (*page.forms, note) if form.is_bound and form.errors],
        "trial": TrialForm(draft),
        "consequences": consequences(draft),
        "crumbs": draft.crumbs(),
    }
    return render(request, "overview/editor/version_edit.html", context, status=status)
