from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.models import Event
from accounts.rules import ensure
from accounts.services import record_reading
from checklists.forms import LevelForm, UndoForm
from checklists.models import Item, Level, Reflection
from checklists.page import SHOWS, Checklist, Row
from checklists.reasons import reasons_of
from checklists.rules import (
    can_confirm_practice,
    can_read_levels,
    can_repeat,
    can_set_level,
    can_write_reflection,
)
from checklists.selectors import on_agenda
from checklists.services import repeat_item, set_level
from checklists.views.checklist import address_of, crumbs_of, visible_item
from checklists.views.tailoring import fittings_of
from checklists.wishes import wishes_of
from programs.responsible import responsible_in
from routines.models import Routine


def item_detail(request, item_id):
    """What it is about, what is written about it, and how far the newcomer has come with it."""
    item = visible_item(request, item_id)
    introduction, reader = item.introduction, request.user
    own, shared = _reflections(item, reader)
    context = {
        "row": _row(item, request, own),
        "item": item,
        "introduction": introduction,
        "shared": shared,
        "prerequisites": _prerequisites(item),
        "history": _history(item) if can_read_levels(reader, introduction) else [],
        "can_repeat": can_repeat(reader, item),
        "fittings": fittings_of(reader, item),
        "wishes": wishes_of(reader, introduction) if item.is_own else [],
        "crumbs": crumbs_of(request, introduction, (str(item), "")),
    }
    return render(request, "checklists/item_detail.html", context)


def _row(item, request, reflection):
    introduction, reader, undo = item.introduction, request.user, UndoForm(request.GET)
    return Row(
        item,
        reads_level=can_read_levels(reader, introduction),
        can_set=can_set_level(reader, item),
        can_reflect=can_write_reflection(reader, item),
        routines=list(Routine.objects.linked(item.routine_keys, introduction.node).values()),
        reflection=reflection,
        is_on_agenda=item.key in on_agenda(introduction, reader).items,
        was=undo.cleaned_data["was"] if undo.is_valid() else None,
        people=responsible_in([introduction])[introduction.pk],
        can_confirm=can_confirm_practice(reader, item),
        reasons=reasons_of(introduction, [item])[item.pk],
    )


def _reflections(item, reader):
    """The reader's own, and those shared with the reader, which the writer can see were read."""
    rows = list(Reflection.objects.readable_by(reader).filter(item=item).with_readers())
    for row in rows:
        record_reading(reader, row, row.by)
    own = next((row for row in rows if row.by_id == reader.pk), None)
    return own, [row for row in rows if row is not own]


def _prerequisites(item):
    rows = Item.objects.of([item.introduction]).open().filter(key__in=item.prerequisites, occurrence=1)
    return list(rows.select_related("template")) if item.prerequisites else []


def _history(item):
    events = Event.objects.filter(object_type="checklists.item", object_id=item.pk, verb="checklists.level_set")
    return [(event, Level(event.codes["level"]).label) for event in events.select_related("by").order_by("-at", "-pk")]


@require_POST
def item_set_level(request, item_id):
    """One click; the same form with the level before is the undo."""
    item = visible_item(request, item_id)
    ensure(can_set_level(request.user, item))
    form = LevelForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    was = Level(item.level)
    try:
        set_level(item, form.cleaned_data["level"], by=request.user, revision=form.cleaned_data["revision"])
    except StaleEdit as stale:
        return _level_answer(request, stale.current, None)
    return _level_answer(request, item, was if was != item.level else None)


def _level_answer(request, item, was):
    """The changed row to a script, else back to where the click was made, with the way to undo in the address."""
    show = request.POST.get("show", "")
    is_stale = was is None and str(item.level) != request.POST["level"]
    if request.htmx:
        row = Row(item, reads_level=True, can_set=can_set_level(request.user, item), was=was)
        page = Checklist(item.introduction, request.user, show) if show in SHOWS else None
        context = {"row": row, "page": page, "show": show, "is_stale": is_stale, "is_fragment": True}
        return render(request, "checklists/_level_answer.html", context, status=409 if is_stale else 200)
    if is_stale:
        messages.warning(request, _("The level was changed in another window. This is how it stands now."))
    saved = f"saved={item.pk}&was={was}" if was is not None else ""
    if show in SHOWS:
        return redirect(address_of(item, show).replace("#", f"&{saved}#" if saved else "#"))
    return redirect(f"{item.get_absolute_url()}?{saved}")


@require_POST
def item_repeat(request, item_id):
    item = visible_item(request, item_id)
    ensure(can_repeat(request.user, item))
    again = repeat_item(item, by=request.user)
    messages.success(request, _("The item is in the checklist once more. What you did the first time is kept."))
    return redirect(address_of(again))
