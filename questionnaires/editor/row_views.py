"""One row of a draft on a page of its own: the questionnaire itself, a section or a question."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from questionnaires.editor import rows
from questionnaires.editor.document import HEAD, QUESTIONS, SECTIONS, depending
from questionnaires.editor.draft import draft_for
from questionnaires.editor.forms import Sheet, apart, with_lifted, with_more
from questionnaires.editor.kinds import BY_KEY, LOOKS, look_of
from questionnaires.questions import question

NEW_SECTION = (SECTIONS, "")


def head_edit(request, edition_id):
    """What it is called and what stands before the first question."""
    draft = draft_for(request, edition_id)
    return _edit(request, draft, Sheet(HEAD, draft.document, draft.row(HEAD)))


def section_edit(request, edition_id, key):
    draft = draft_for(request, edition_id)
    place = (SECTIONS, key)
    return _edit(request, draft, Sheet(place, draft.document, draft.row(place)))


def section_add(request, edition_id):
    draft = draft_for(request, edition_id)
    return _add(request, draft, HEAD, Sheet(NEW_SECTION, draft.document, {}), _("New section"))


def question_edit(request, edition_id, key):
    draft = draft_for(request, edition_id)
    place = (QUESTIONS, key)
    row = draft.row(place)
    return _edit(request, draft, Sheet(place, draft.document, row, _look(request, look_of(row))))


def question_add(request, edition_id, key):
    """The kind is chosen first; then there are only the fields that it needs."""
    draft = draft_for(request, edition_id)
    place = (SECTIONS, key)
    draft.row(place)
    look = _look(request, BY_KEY.get(request.GET.get("kind", "")))
    if look is None:
        title = _("What kind of question?")
        crumbs = draft.crumbs((title, ""))
        context = {"draft": draft, "title": title, "looks": LOOKS, "section": draft.title(place), "crumbs": crumbs}
        return render(request, "questionnaires/editor/question_kind.html", context)
    return _add(request, draft, place, Sheet(place, draft.document, {}, look), _("New question"))


def _look(request, otherwise):
    """The kind that the form was filled in as."""
    return BY_KEY.get(request.POST.get("look", ""), otherwise)


def _add(request, draft, place, sheet, title):
    if request.method != "POST":
        return _page(request, draft, sheet, sheet.form(), title)
    if form := _not_yet_saved(request, sheet):
        return _page(request, draft, form.sheet, form, title)
    form = sheet.form(request.POST)
    if not form.is_valid():
        return _page(request, draft, sheet, form, title, status=422)
    request_key = form.cleaned_data["request_key"]
    key = rows.add_row(draft.edition, place, form.values, by=request.user, request_key=request_key)
    messages.success(request, _("Saved."))
    if "another" in request.POST:
        return redirect(draft.url_to("question_add", place[1]))
    what = "section" if place == HEAD else "question"
    return redirect(f"{draft.url}#{what}-{key}")


def _edit(request, draft, sheet):
    title = draft.title(sheet.place)
    if request.method != "POST":
        return _page(request, draft, sheet, sheet.form(), title)
    if form := _not_yet_saved(request, sheet):
        return _page(request, draft, form.sheet, form, title)
    form = sheet.form(request.POST)
    if not form.is_valid():
        return _page(request, draft, sheet, form, title, status=422)
    try:
        rows.save_row(draft.edition, sheet.place, form.values, seen=form.cleaned_data["seen"], by=request.user)
    except StaleEdit as stale:
        return _stale(request, draft, sheet, form, stale.current)
    messages.success(request, _("Saved."))
    return redirect(f"{draft.url}#{sheet.place[0].rstrip('s')}-{sheet.place[1]}")


def _not_yet_saved(request, sheet):
    """The form again when a button asked for another kind, more answers, another order or the answers to a question."""
    data = request.POST
    if (look := BY_KEY.get(data.get("as", ""))) and "change_kind" in data:
        return sheet.shown_again(data, look)
    if "more" in data:
        return sheet.shown_again(with_more(data))
    if "lift" in data:
        return sheet.shown_again(with_lifted(data))
    return sheet.shown_again(data) if "answers" in data else None


def _stale(request, draft, sheet, form, current):
    draft = draft_for(request, draft.edition.pk)  # says who saved it
    form.tell_stale(current)
    others = apart(_of_row(sheet, current).form(), form) if current else []
    title = str(form.cleaned_data.get("text") or form.cleaned_data.get("name") or "")
    return _page(request, draft, sheet, form, title, status=409, others=others, is_stale=True)


def _of_row(sheet, row):
    look = look_of(row) if sheet.look else None
    return Sheet(sheet.place, sheet.document, row, look)


def _page(request, draft, sheet, form, title, status=200, **more):
    is_new = not sheet.row
    context = {
        "draft": draft,
        "edition": draft.edition,
        "sheet": sheet,
        "form": form,
        "title": title,
        "is_new": is_new,
        "look": sheet.look,
        "looks": LOOKS,
        "key": "" if is_new or sheet.place == HEAD else sheet.place[1],
        "was_asked_as": _was_asked_as(draft, sheet),
        "depending": [question(row) for row in depending(draft.document, sheet.place[1])] if not is_new else [],
        "lifted": _lifted(request),
        "crumbs": draft.crumbs((title, "")),
    }
    return render(request, "questionnaires/editor/row_form.html", context | more, status=status)


def _was_asked_as(draft, sheet):
    """Did an earlier edition ask this question as another kind? Then its years cannot be compared."""
    kind = draft.asked_before.get(sheet.place[1]) if sheet.place[0] == QUESTIONS and sheet.look else None
    return bool(kind and kind != sheet.look.kind)


def _lifted(request):
    """The row of the answer that was moved just now keeps the focus."""
    value = request.POST.get("lift", "")
    return int(value) - 1 if value.isdecimal() else 0
