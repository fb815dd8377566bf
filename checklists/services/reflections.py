"""What the newcomer thinks about an item, and who reads it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Person
from accounts.services import record
from checklists.models import Item, Reflection, ReflectionReader


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
