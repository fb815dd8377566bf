"""A workload is gone through. The figures of the walk-through before go in the same breath; no event holds any."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Person
from accounts.services import record
from programs.models import Introduction
from workload.models import Figures, Rhythm, WalkThrough


@dataclass(frozen=True)
class Counted:
    """Counts and levels, each of which may be left unsaid; `flexitime` in hours, also below zero."""

    cases: int | None = None
    difficulty: int | None = None
    flexitime: Decimal | None = None
    stress: int | None = None

    @property
    def says_something(self) -> bool:
        return any(value is not None for value in vars(self).values())


@transaction.atomic
def note_walk_through(
    introduction: Introduction,
    on: date,
    counted: Counted,
    *,
    by: Person,
    reprioritised: str = "",
    request_key: uuid.UUID | None = None,
    is_number_marked: bool = False,
    at: datetime | None = None,
) -> WalkThrough:
    """It was gone through on a day; the same form once more gives the first one. What was planned next has been."""
    Introduction.objects.select_for_update().get(pk=introduction.pk)  # so that two at once leave one row of figures
    values = {"introduction": introduction, "on": on, "reprioritised": reprioritised}
    row, is_new = WalkThrough.objects.get_or_create(
        request_key=request_key or uuid.uuid4(),
        defaults=values | {"noted_at": at or timezone.now(), "noted_by": by},
    )
    if not is_new:
        return row
    _count(row, counted)
    Rhythm.objects.filter(introduction=introduction).update(next_on=None)
    _tell("walked_through", row, by, is_number_marked, at)
    return row


@transaction.atomic
def change_walk_through(
    row: WalkThrough,
    counted: Counted | None,
    *,
    by: Person,
    on: date,
    reprioritised: str = "",
    revision: int | None = None,
    is_number_marked: bool = False,
    at: datetime | None = None,
) -> WalkThrough:
    """Put right what was noted; `counted` is None for one whose figures are gone. Raises StaleEdit."""
    Introduction.objects.select_for_update().get(pk=row.introduction_id)
    current = WalkThrough.objects.select_related("introduction__newcomer").get(pk=row.pk)
    ensure_fresh(current, revision)
    current.on, current.reprioritised, current.revision = on, reprioritised, current.revision + 1
    current.save(update_fields=["on", "reprioritised", "revision"])
    if counted is not None and is_latest(current):
        _count(current, counted)
    _tell("walk_through_changed", current, by, is_number_marked, at)
    return current


def is_latest(row: WalkThrough) -> bool:
    """Nothing was noted after it: only then are there figures, or room for them."""
    return not WalkThrough.objects.filter(introduction=row.introduction_id, pk__gt=row.pk).exists()


def _count(row, counted):
    forget_figures(row.introduction_id)
    if counted.says_something:
        Figures.objects.create(introduction_id=row.introduction_id, walk_through=row, **vars(counted))


def forget_figures(introduction_id: int) -> None:
    """Deleted, not marked: nowhere is there a curve of how somebody has been."""
    Figures.objects.filter(introduction=introduction_id).delete()


def _tell(verb, row, by, is_number_marked, at):
    record(by, f"workload.{verb}", row, about=row.introduction.newcomer, at=at)
    if is_number_marked:
        record(by, "accounts.number_marked_as_other", row, about=row.introduction.newcomer, at=at)


@transaction.atomic
def set_rhythm(
    introduction: Introduction,
    weeks: int,
    *,
    by: Person,
    next_on: date | None = None,
    taken_up_by: str = Rhythm.TakenUpBy.CHIEF,
    revision: int | None = None,
    at: datetime | None = None,
) -> Rhythm:
    """How often (Rhythm.Weeks), when next, and who takes it up. The same again is no change. Raises StaleEdit."""
    Introduction.objects.select_for_update().get(pk=introduction.pk)
    row = Rhythm.objects.filter(introduction=introduction).first() or Rhythm(introduction=introduction)
    if (row.weeks, row.next_on, row.taken_up_by) == (weeks, next_on, taken_up_by):
        return row
    ensure_fresh(row, revision)
    row.weeks, row.next_on, row.taken_up_by, row.revision = weeks, next_on, taken_up_by, row.revision + 1
    row.save()
    record(by, "workload.rhythm_set", row, about=introduction.newcomer, at=at)
    return row
