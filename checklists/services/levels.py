"""A level is reached, practice confirmed, an item done once more."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from checklists.models import Item, Level
from checklists.services.saving import save_fresh
from programs.models import Introduction


@transaction.atomic
def set_level(item: Item, level: int, *, by: Person, revision: int | None = None, at: datetime | None = None) -> None:
    """How far the newcomer has come; a lower level undoes. Raises StaleEdit when it changed after `revision`."""
    if item.level == level:
        return
    before, reached = item.level, level > Level.NOT_STARTED
    values = {
        "carried_from": None,
        "level": level,
        "reached_at": (at or timezone.now()) if reached else None,
        "reached_by": by if reached else None,
    }
    save_fresh(item, values, revision)
    about = item.introduction.newcomer
    record(by, "checklists.level_set", item, about=about, at=at, level=int(level), before=int(before))


@transaction.atomic
def confirm_practice(
    item: Item, is_confirmed: bool, *, by: Person, revision: int | None = None, at: datetime | None = None
) -> None:
    """What the item asks to be practised at home has been, says whoever confirms it; or it was not. Raises StaleEdit.

    The same again is no change: a double click confirms once, and the first one stays.
    """
    if item.is_confirmed == is_confirmed:
        return
    now = at or timezone.now()
    save_fresh(
        item, {"confirmed_at": now if is_confirmed else None, "confirmed_by": by if is_confirmed else None}, revision
    )
    verb = "checklists.practice_confirmed" if is_confirmed else "checklists.practice_undone"
    record(by, verb, item, about=item.introduction.newcomer, at=at)


@transaction.atomic
def repeat_item(item: Item, *, by: Person, request_key: uuid.UUID | None = None, at: datetime | None = None) -> Item:
    """Once more, from today and for as long as the first time; what was reached before is kept."""
    if first := _made_by(request_key):
        return first
    today = timezone.localdate(at)
    # Two people who repeat at the same time wait for each other here.
    Introduction.objects.select_for_update().get(pk=item.introduction_id)
    last = Item.objects.filter(introduction=item.introduction_id, key=item.key).aggregate(Max("occurrence"))
    again = Item.objects.create(
        introduction=item.introduction,
        key=item.key,
        occurrence=last["occurrence__max"] + 1,
        template=item.template,
        theme=item.theme,
        window_from_on=today,
        window_to_on=today + (item.window_to_on - item.window_from_on),
        request_key=request_key or uuid.uuid4(),
    )
    record(by, "checklists.item_repeated", again, about=item.introduction.newcomer, at=at)
    return again


def _made_by(request_key):
    return request_key and Item.objects.filter(request_key=request_key).first()
