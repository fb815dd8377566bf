"""What happens in a checklist: a level is reached, a reflection written, something made ready, the list tailored."""

import uuid
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from accounts.errors import StaleEdit, ensure_fresh
from accounts.models import Person
from accounts.services import record
from checklists.models import Item, Level, Preparation, Reflection, ReflectionReader
from programs.models import Introduction, Theme


@transaction.atomic
def set_level(item: Item, level: int, *, by: Person, revision: int | None = None, at: datetime | None = None) -> None:
    """How far the newcomer has come; a lower level undoes. Raises StaleEdit when it changed after `revision`."""
    if item.level == level:
        return
    before, reached = item.level, level > Level.NOT_STARTED
    values = {
        "level": level,
        "reached_at": (at or timezone.now()) if reached else None,
        "reached_by": by if reached else None,
    }
    _save(item, values, revision)
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
    _save(item, {"confirmed_at": now if is_confirmed else None, "confirmed_by": by if is_confirmed else None}, revision)
    verb = "checklists.practice_confirmed" if is_confirmed else "checklists.practice_undone"
    record(by, verb, item, about=item.introduction.newcomer, at=at)


@transaction.atomic
def write_reflection(
    item: Item,
    text: str,
    *,
    by: Person,
    readers: Collection[Person] = (),
    revision: int | None = None,
    is_number_marked: bool = False,
    at: datetime | None = None,
) -> Reflection | None:
    """Save what the newcomer thinks, for the writer alone and the `readers` chosen; an empty text takes it back.

    Raises StaleEdit when it was saved somewhere else after `revision`; None when there was nothing to save.
    """
    Item.objects.select_for_update().get(pk=item.pk)  # two clicks wait for each other also before there is a reflection
    reflection = Reflection.objects.filter(item=item, by=by).first()
    if reflection is None and not text:
        return None
    if reflection is None:
        reflection = Reflection(item=item, by=by)
    elif reflection.text == text and _reader_ids(reflection) == {person.pk for person in readers}:
        return reflection
    ensure_fresh(reflection, revision)
    reflection.text, reflection.written_at = text, at or timezone.now()
    reflection.revision += 1
    reflection.save()
    record(by, "checklists.reflection_written", reflection, about=by, at=at)
    if is_number_marked:
        record(by, "accounts.number_marked_as_other", reflection, about=by, at=at)
    _share(reflection, readers if text else (), by=by, at=at)
    return reflection


def _reader_ids(reflection):
    return set(reflection.readers.values_list("person_id", flat=True))


def _share(reflection, readers, *, by, at):
    before, after = _reader_ids(reflection), {person.pk for person in readers}
    if before == after:
        return
    reflection.readers.exclude(person__in=after).delete()
    ReflectionReader.objects.bulk_create(
        ReflectionReader(reflection=reflection, person_id=pk, shared_at=at or timezone.now())
        for pk in sorted(after - before)
    )
    record(by, "checklists.reflection_shared", reflection, about=by, at=at, readers=sorted(after))


@transaction.atomic
def set_ready(
    preparation: Preparation,
    is_ready: bool,
    *,
    by: Person,
    revision: int | None = None,
    at: datetime | None = None,
) -> None:
    """Something for the first day is in place, or was not after all. Raises StaleEdit."""
    if preparation.is_ready == is_ready:
        return
    now = at or timezone.now()
    _save(preparation, {"ready_at": now if is_ready else None, "ready_by": by if is_ready else None}, revision)
    verb = "checklists.made_ready" if is_ready else "checklists.ready_undone"
    record(by, verb, preparation, about=preparation.introduction.newcomer, at=at)


@transaction.atomic
def leave_out(item: Item, because: str, *, by: Person, revision: int | None = None, at: datetime | None = None) -> None:
    """The chief leaves something out of this checklist, for a neutral reason; an empty one takes it back."""
    if item.left_out_because == because:
        return
    _save(item, {"left_out_because": because}, revision)
    record(by, "checklists.item_left_out", item, about=item.introduction.newcomer, at=at, because=because)


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


@transaction.atomic
def add_item(
    introduction: Introduction,
    name: str,
    theme: Theme,
    *,
    by: Person,
    from_on: date | None = None,
    to_on: date | None = None,
    request_key: uuid.UUID | None = None,
    is_number_marked: bool = False,
    at: datetime | None = None,
) -> Item:
    """Something in own words that this newcomer needs; by default some time in the coming four weeks."""
    key = request_key or uuid.uuid4()
    from_on = from_on or timezone.localdate(at)
    item, is_new = Item.objects.get_or_create(
        request_key=key,
        defaults={
            "introduction": introduction,
            "key": f"own-{key}",
            "own_name": name,
            "theme": theme,
            "window_from_on": from_on,
            "window_to_on": to_on or from_on + timedelta(weeks=4),
            "is_pinned": True,
        },
    )
    if not is_new:
        return item
    record(by, "checklists.item_added", item, about=introduction.newcomer, at=at)
    if is_number_marked:
        record(by, "accounts.number_marked_as_other", item, about=introduction.newcomer, at=at)
    return item


def _made_by(request_key):
    return request_key and Item.objects.filter(request_key=request_key).first()


def _save(row, values, revision):
    """Change the row only if nobody has changed it since the revision that was seen."""
    seen = row.revision if revision is None else revision
    rows = type(row).objects.filter(pk=row.pk, revision=seen)
    if not rows.update(**values, revision=F("revision") + 1):
        raise StaleEdit(type(row).objects.with_people().get(pk=row.pk))
    row.revision = seen + 1
    for name, value in values.items():
        setattr(row, name, value)
