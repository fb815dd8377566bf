"""The checklist is fitted to one newcomer, through the same proposals that move any plan."""

import uuid
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.errors import StaleEdit, ensure_fresh
from accounts.models import Person
from accounts.services import record
from checklists import proposal
from checklists.models import Item
from checklists.tailoring import Add, Fitting, LeaveOut, TakeIn, fingerprint, propose_addition, propose_tailoring
from programs.models import Introduction, Theme


@transaction.atomic
def tailor(
    item: Item,
    wanted: Fitting,
    *,
    by: Person,
    seen: str | None = None,
    revision: int | None = None,
    at: datetime | None = None,
) -> Item:
    """Leave out, take in, move, pin, unpin, or let it be as the programme says. Raises StaleEdit.

    `seen` is the fingerprint of the changes that were shown. What already is as wanted is left as it is, so a double
    click does it once.
    """
    Introduction.objects.select_for_update().get(pk=item.introduction_id)  # two clicks wait for each other
    current = Item.objects.with_people().get(pk=item.pk)
    changes = propose_tailoring(current, wanted, current.introduction.frame)
    if changes:
        ensure_fresh(current, revision)
        if seen is not None and seen != fingerprint(changes):
            raise StaleEdit(current)
        proposal.apply(current.introduction, changes)
        codes = {"because": wanted.because} if isinstance(wanted, LeaveOut) else {}
        record(by, wanted.verb, current, about=current.introduction.newcomer, at=at, **codes)
    item.refresh_from_db()
    return item


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
    from_on = from_on or timezone.localdate(at)
    wanted = Add(name, theme.pk, from_on, to_on or from_on + timedelta(weeks=4), request_key or uuid.uuid4())
    Introduction.objects.select_for_update().get(pk=introduction.pk)
    if made := Item.objects.filter(request_key=wanted.request_key).first():
        return made
    proposal.apply(introduction, propose_addition(wanted))
    item = Item.objects.get(request_key=wanted.request_key)
    record(by, wanted.verb, item, about=introduction.newcomer, at=at)
    if is_number_marked:
        record(by, "accounts.number_marked_as_other", item, about=introduction.newcomer, at=at)
    return item


def leave_out(item: Item, because: str, *, by: Person, revision: int | None = None, at: datetime | None = None) -> Item:
    """The chief leaves something out of this checklist, for a neutral reason; an empty one takes it back."""
    return tailor(item, LeaveOut(because) if because else TakeIn(), by=by, revision=revision, at=at)
