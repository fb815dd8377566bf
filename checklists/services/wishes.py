"""The newcomer wishes for something; chief or mentor takes it up in the checklist, or answers why not."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import StaleEdit
from accounts.models import Person
from accounts.services import record
from checklists.models import Item, Wish
from checklists.services.saving import save_fresh
from checklists.services.tailoring import add_item
from outbox.services import post
from programs.models import Introduction, Theme


@transaction.atomic
def wish_for(
    introduction: Introduction,
    text: str,
    *,
    by: Person,
    theme: Theme | None = None,
    request_key: uuid.UUID | None = None,
    is_number_marked: bool = False,
    at: datetime | None = None,
) -> Wish:
    """“I would like to …”: brought up at the next meeting, until it is answered."""
    wish, is_new = Wish.objects.get_or_create(
        request_key=request_key or uuid.uuid4(),
        defaults={"introduction": introduction, "text": text, "theme": theme, "wished_at": at or timezone.now()},
    )
    if not is_new:
        return wish
    record(by, "checklists.wished", wish, about=introduction.newcomer, at=at)
    if is_number_marked:
        record(by, "accounts.number_marked_as_other", wish, about=introduction.newcomer, at=at)
    return wish


@transaction.atomic
def take_up_wish(
    wish: Wish,
    name: str,
    theme: Theme,
    *,
    by: Person,
    from_on: date,
    to_on: date,
    revision: int | None = None,
    is_number_marked: bool = False,
    at: datetime | None = None,
) -> Item:
    """It becomes an item in the words and the weeks of whoever takes it up; the same again gives the first one.

    Raises StaleEdit when somebody has answered it meanwhile.
    """
    current = _locked(wish)
    if current.item:
        return current.item
    key = uuid.uuid5(current.request_key, "item")
    item = add_item(
        current.introduction, name, theme, by=by, from_on=from_on, to_on=to_on, request_key=key,
        is_number_marked=is_number_marked, at=at,
    )  # fmt: skip
    _answer(current, {"state": Wish.State.TAKEN_UP, "item": item}, by=by, revision=revision, at=at)
    record(by, "checklists.wish_taken_up", current, about=current.introduction.newcomer, at=at)
    wish.refresh_from_db()
    return item


@transaction.atomic
def answer_wish(
    wish: Wish,
    answer: str,
    *,
    by: Person,
    revision: int | None = None,
    is_number_marked: bool = False,
    at: datetime | None = None,
) -> Wish:
    """Why not, or not now; the wish stays where the newcomer can read it. Raises StaleEdit when it was answered."""
    current = _locked(wish)
    if current.answer == answer and current.answered_by_id == by.pk:
        return current
    _answer(current, {"state": Wish.State.ANSWERED, "answer": answer}, by=by, revision=revision, at=at)
    record(by, "checklists.wish_answered", current, about=current.introduction.newcomer, at=at)
    if is_number_marked:
        record(by, "accounts.number_marked_as_other", current, about=current.introduction.newcomer, at=at)
    wish.refresh_from_db()
    return wish


def _locked(wish):
    """Chief and mentor who answer at the same time wait for each other."""
    Wish.objects.select_for_update().get(pk=wish.pk)
    return Wish.objects.with_people().get(pk=wish.pk)


def _answer(wish, values, *, by, revision, at):
    if not wish.is_open:
        raise StaleEdit(wish)
    save_fresh(wish, values | {"answered_at": at or timezone.now(), "answered_by": by}, revision)
    post(f"wish-answered:{wish.pk}", wish.introduction.newcomer, "wish_answered", wish.pk, at=at)
