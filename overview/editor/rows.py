"""A row of a draft: added, changed, taken away and taken back, each on a page of its own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.forms.fields import posted_with
from accounts.services import record
from overview.editor.draft import draft_for, place_in
from overview.editor.schema import lists_in
from overview.editor.spoken import differing, spoken
from overview.editor.words import list_words
from programs.documents_rows import HEAD, NoSuchRow, fingerprint, name_of, rows_at, siblings
from programs.services import rows_of_draft
from programs.services.rows_of_draft import Edit, PointedAt

MORE = "more"
# The keys that the product and the reports know: a row that is one of these should have it.
KNOWN_KEYS = {
    "helpers": ("chief", "mentor", "team-leader", "administrator"),
    "areas": (
        "politically-governed-organisation",
        "rules-and-guidelines",
        "case-handling-process",
        "documentation-and-communication",
        "encounters-conversations-and-relations",
        "collaboration",
        "follow-up-and-evaluation",
    ),
}


def row_add(request, version_id, place):
    """A new row in a list; a double click makes one."""
    draft, place = draft_for(request, version_id), place_in(place, of_list=True)
    _around(draft, place)
    row = {name: request.GET[name] for name in ("theme", "item", "role") if name in request.GET}
    form = _form(request, draft, place, row)
    if request.method == "POST" and MORE not in request.POST and form.is_valid():
        return _added(request, draft, place, form)
    return _page(request, draft, place, form, title=str(list_words(place[::2])[2]))


def _added(request, draft, place, form):
    values = form.values | ({"key": form.key} if form.key else {})
    name = rows_of_draft.add_row(
        draft.version,
        place,
        values,
        words=_words(values),
        by=request.user,
        request_key=form.cleaned_data["request_key"],
    )
    _note_number(request, draft, form)
    messages.success(request, _("Saved."))
    if "another" in request.POST:
        return redirect(request.get_full_path())
    made = (*place, name)
    if lists_in(made):
        return redirect(draft.url_of(made))
    return redirect(draft_for(request, draft.version.pk).url_around(made))


def _words(values):
    """What a key is made from: the Swedish name."""
    texts = (values.get(name) for name in ("name", "title", "text"))
    return next((text["sv"] for text in texts if text and text.get("sv")), "")


def row_edit(request, version_id, place):
    draft, place = draft_for(request, version_id), place_in(place, of_list=False)
    row = draft.row(place) if request.method != "POST" else _row_or_nothing(draft, place)
    form = _form(request, draft, place, row)
    if place != HEAD and "key" in form.fields:
        form.fields["key"].disabled = rows_of_draft.is_key_fixed(draft.version, place)
    if request.method == "POST" and MORE not in request.POST and form.is_valid():
        return _saved(request, draft, place, form)
    title = draft.title(place) if row or request.method != "POST" else place[-1]
    return _page(request, draft, place, form, title=title, row=row)


def _saved(request, draft, place, form):
    edit = Edit(place, form.values, form.cleaned_data["seen"])
    try:
        place = rows_of_draft.save_row(draft.version, edit, by=request.user, key=form.key)
    except StaleEdit as stale:
        return _changed_meanwhile(request, draft, place, form, stale.current)
    _note_number(request, draft, form)
    messages.success(request, _("Saved."))
    if "stay" in request.POST:
        return redirect(draft.url_of(place))
    return redirect(draft_for(request, draft.version.pk).url_around(place))


def _changed_meanwhile(request, draft, place, form, current):
    """What was typed stays, what stands there now is shown beside it, and the next save is made on top of that."""
    draft = draft_for(request, draft.version.pk)
    others = []
    if current is not None:
        others = differing(form.sheet, current, form.values)
        form.data = posted_with(form.data, seen=form.sheet.fingerprint(current))
        form.add_error(None, _("Somebody else has changed this. Your text is still here; compare and save again."))
    else:
        form.add_error(None, _("Somebody else has taken this away. Your text is still here; add it anew to keep it."))
    title = draft.references.title(place[:-1], current) if current and place != HEAD else place[-1]
    return _page(request, draft, place, form, title=title, row=current, others=others, status=409)


def row_remove(request, version_id, place):
    """Asks once; a row that others name stays, and they are told."""
    draft, place = draft_for(request, version_id), place_in(place, of_list=False)
    if place == HEAD:
        raise Http404
    row, title, pointing = draft.row(place), draft.title(place), []
    if request.method == "POST":
        try:
            rows_of_draft.remove_row(draft.version, place, seen=request.POST.get("seen", ""), by=request.user)
            messages.success(request, _("“%(name)s” is taken away.") % {"name": title})
            return redirect(_url_after(draft, place, row))
        except PointedAt as found:
            pointing = found.places
        except StaleEdit:
            messages.warning(request, _("Somebody else has changed this. Look at it again."))
            return redirect(draft.url_of(place))
    context = {
        "draft": draft,
        "title": title,
        "seen": fingerprint(row),
        "pointing": [(draft.title(one), draft.url_of(one)) for one in pointing],
        "back_url": draft.url_of(place),
        "said": spoken(draft.sheet(place).with_room(row, None), row),
        "crumbs": draft.crumbs((title, draft.url_of(place)), (_("Take away"), "")),
    }
    return render(request, "overview/editor/row_remove.html", context, status=409 if pointing else 200)


def _url_after(draft, place, row):
    if place[0] == "items":
        return f"{draft.url}?theme={row.get('theme', '')}#theme"
    return draft.url_around(place[:-1])


@require_POST
def row_take_back(request, version_id, place):
    """What the published version has and the draft has lost stands there again."""
    draft, place = draft_for(request, version_id), place_in(place, of_list=False)
    try:
        rows_of_draft.take_back_row(draft.version, place, by=request.user)
    except NoSuchRow:
        raise Http404 from None
    messages.success(request, _("It is back where it stood."))
    return redirect(draft_for(request, version_id).url_around(place))


# -- what the pages share -----------------------------------------------------------------------------------------


def _form(request, draft, place, row):
    data = request.POST if request.method == "POST" else None
    form = draft.sheet(place).with_room(row, data, request.POST.get(MORE, "")).form(row, data)
    return form.shown_again() if data is not None and MORE in data else form


def _around(draft, place):
    """404 when the row that a list stands in is not there, or is inherited."""
    if len(place) > 1:
        draft.row(place[:-1])


def _row_or_nothing(draft, place):
    """Somebody who saves a row that was taken away meanwhile is told so, with the text."""
    try:
        return draft.row(place)
    except Http404:
        return {}


def _note_number(request, draft, form):
    if form.marked_not_a_number:
        record(request.user, "accounts.number_marked_as_other", draft.version)


def _page(request, draft, place, form, *, title, row=None, others=(), status=None):
    is_new = "request_key" in form.fields
    context = {
        "draft": draft,
        "form": form,
        "title": title,
        "is_new": is_new,
        "others": others,
        "problems": [] if form.is_bound else draft.problems_at(place),
        "back_url": draft.url_around(place),
        "known_keys": KNOWN_KEYS.get(form.sheet.section, ()),
        "crumbs": draft.crumbs(*_above(draft, place), (title, "")),
    }
    if row and not is_new:
        context |= _ways_on(draft, place)
    status = status or (422 if form.is_bound and form.errors else 200)
    return render(request, "overview/editor/row_form.html", context, status=status)


def _above(draft, place):
    """The rows that the row stands in, the outermost first."""
    return [(draft.title(place[:end]), draft.url_of(place[:end])) for end in range(2, len(place), 2)]


def _ways_on(draft, place):
    """What can be done with a row beside changing it: its own lists, and for all but the head to move or remove it."""
    lists = [_list(draft, (*place, name)) for name in lists_in(place)]
    if place == HEAD:
        return {"lists": lists}
    return {"lists": lists, "order": _order(draft, place), "remove_url": draft.url_of(place, "row_remove")}


def _order(draft, place):
    """Where a row stands among its siblings, and between which."""
    names = siblings(draft.own, place)
    if len(names) < 2 or place[-1] not in names:
        return None
    number = names.index(place[-1])
    return {
        "url": draft.url_of(place, "row_move"),
        "seen": fingerprint(names),
        "number": number + 1,
        "count": len(names),
        "before": names[number - 1] if number else "",
        "after": names[number + 1] if number + 1 < len(names) else "",
    }


def _list(draft, place):
    """The rows inside a row, with the way to each."""
    name, about, add = list_words(place[::2])
    rows = [
        (draft.references.title(place, row), draft.url_of((*place, name_of(place, row))))
        for row in rows_at(draft.own, place)
    ]
    return {"name": name, "about": about, "add": add, "rows": rows, "add_url": draft.url_of(place, "row_add")}
