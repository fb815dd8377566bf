"""What the checklist of an introduction should hold, compared with what it holds, and the one way it is changed.

What is done, pinned or written in own words keeps its place; only the words it points at may be of a newer version.
"""

from datetime import date

from django.utils import timezone

from checklists.models import Item, Preparation, TemplateItem
from programs.calendar import week_begins, window
from programs.frame import Frame
from programs.models import Theme
from programs.parts import Change
from programs.writing import overwrite

PART = "checklists"
PREPARED = TemplateItem.Kind.PREPARED
POINTERS = ("template", "theme")


def propose(frame: Frame, on: date | None = None) -> list[Change]:
    """The differences between the plan that is and the plan that should be; nothing is written."""
    on = on or timezone.localdate()
    templates = TemplateItem.objects.filter(version_id=frame.version_id).order_by("order")
    wanted = {_place(row): row for row in templates if _is_wanted(row, frame)}
    present = {_place(row): row for row in _rows(frame.introduction_id)}
    changes = [_wanted(template, present.get(place), frame) for place, template in wanted.items()]
    changes += [_withdrawn(row) for place, row in present.items() if place not in wanted and row.is_movable]
    changes = [change for change in changes if change.before != change.after]
    return [change for change in changes if not (present and _is_too_late(change, on))]


def _is_wanted(template, frame):
    """Of the newcomer's category, and begun before a shorter programme of that category is over."""
    begins_on = week_begins(frame.start_on, template.from_week)
    return template.is_for(frame.category_key, frame.experience) and begins_on <= frame.last_counted_on


def _is_too_late(change, on):
    """Nothing is made ready for a day that has been: a plan under way gets no more of it."""
    return change.before is None and change.after["is_prepared"] and change.after["to_on"] < on


def _rows(introduction_id):
    if introduction_id is None:
        return []
    return [
        row
        for model in (Item, Preparation)
        for row in model.objects.filter(introduction=introduction_id).select_related("template")
    ]


def _place(row):
    """Prepared things and the newcomer's own are kept apart, so that a key may change its kind between versions."""
    is_prepared = row.kind == PREPARED if isinstance(row, TemplateItem) else isinstance(row, Preparation)
    return is_prepared, row.key, getattr(row, "occurrence", 1)


def _wanted(template, row, frame):
    from_on, to_on = (frame.within(frame.pace.day(day)) for day in _counted_window(template, frame))
    after = {"template": template.pk, "theme": template.theme_id, "from_on": from_on, "to_on": to_on}
    after["is_prepared"] = template.kind == PREPARED
    before = row.planned if row and not row.is_withdrawn else None
    if row and not row.is_movable:
        after = row.planned | {name: after[name] for name in POINTERS}
    return Change(PART, template.key, "1", before, after, label=str(template))


def _counted_window(template, frame):
    return window(frame.start_on, template.from_week, template.to_week)


def _withdrawn(row):
    before = None if row.is_withdrawn else row.planned
    return Change(PART, row.key, str(row.occurrence), before, None, label=str(row))


def apply(introduction, changes: list[Change]) -> None:
    """Make, move and withdraw rows, in a number of queries that does not grow with the plan."""
    for model, is_prepared in ((Item, False), (Preparation, True)):
        mine = [change for change in changes if (change.after or change.before)["is_prepared"] == is_prepared]
        if mine:
            _apply(model, introduction, mine)


def _apply(model, introduction, changes):
    rows = {(row.key, row.occurrence): row for row in model.objects.filter(introduction=introduction)}
    fresh, changed = [], []
    for change in changes:
        row = rows.get((change.key, int(change.occurrence)))
        if row and not (row.is_movable or change.is_of_words_only or _is_fitting(change, row)):
            continue  # somebody began with it since it was proposed
        (changed if row else fresh).append(row := row or model(introduction=introduction, key=change.key))
        row.plan(change.after)
    model.objects.bulk_create(fresh)
    overwrite(changed, model.PLANNED)


def _is_fitting(change, row):
    """Somebody fits the row to this newcomer, and it is as it was then."""
    return change.before is not None and "is_pinned" in change.before and change.before == row.tailored


def as_programmed(template: TemplateItem | None, frame: Frame) -> dict[str, date] | None:
    """The window that the programme gives an item today; None when this newcomer would not have it."""
    if template is None or template.version_id != frame.version_id or not _is_wanted(template, frame):
        return None
    values = _wanted(template, None, frame).after or {}
    return {name: values[name] for name in ("from_on", "to_on")}


def follow(introduction) -> None:
    """Every row points at the words of the version that the introduction follows, as far as it has the key."""
    version = introduction.version_id
    templates = {_place(row)[:2]: row for row in TemplateItem.objects.filter(version=version)}
    themes = dict(Theme.objects.filter(version=version).values_list("key", "pk"))
    items = list(Item.objects.filter(introduction=introduction).select_related("theme"))
    for item in items:
        template = templates.get((False, item.key)) if item.template_id else None
        item.template_id = template.pk if template else item.template_id
        item.theme_id = template.theme_id if template else themes.get(item.theme.key, item.theme_id)
    preparations = list(Preparation.objects.filter(introduction=introduction))
    for row in preparations:
        template = templates.get((True, row.key))
        row.template_id = template.pk if template else row.template_id
    overwrite(items, POINTERS)
    overwrite(preparations, ["template"])
