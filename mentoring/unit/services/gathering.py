"""Supervision and meetings of the mentors: planned many at once, moved, cancelled, and who was there. Never what."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Node, Person
from accounts.services import record
from mentoring.models import Gathered, Gathering
from mentoring.unit.appointments import PART
from mentoring.unit.people import mentors_at
from programs.cadence import Offset
from programs.calendar import session_dates
from programs.days_off import days_off_at
from programs.errors import NotPossible
from programs.models import Reply
from programs.services.talks import tell


@dataclass(frozen=True)
class Plan:
    """Times in a rhythm of whole weeks; a day off moves one, and vacation weeks are waited out."""

    kind: str
    first_on: date
    time: time
    number: int = 1
    weeks: int = 4
    minutes: int = 90
    place: str = ""
    led_by: str = ""

    def starts(self, node: Node) -> list[datetime]:
        """When each begins; two queries."""
        slots = session_dates(self.first_on, self.number, Offset.parse(f"{self.weeks}w"), days_off_at(node))
        return [timezone.make_aware(datetime.combine(slot.on, self.time)) for slot in slots]


@transaction.atomic
def plan_gatherings(
    node: Node, plan: Plan, *, by: Person, request_key: uuid.UUID | None = None, at: datetime | None = None
) -> list[Gathering]:
    """All of them in order; the same form twice gives those that it made."""
    key = request_key or uuid.uuid4()
    Node.objects.select_for_update().get(pk=node.pk)  # of two clicks at the same moment the second waits for the first
    if made := list(Gathering.objects.filter(request_key=key).order_by("number")):
        return made
    facts = {"kind": plan.kind, "minutes": plan.minutes, "place": plan.place, "led_by": plan.led_by}
    made = Gathering.objects.bulk_create(
        Gathering(node=node, starts_at=starts_at, request_key=key, number=number, **facts)
        for number, starts_at in enumerate(plan.starts(node), start=1)
    )
    record(by, "mentoring.gatherings_planned", made[0], at=at, kind=plan.kind, number=len(made))
    return made


@transaction.atomic
def move_gathering(
    gathering: Gathering,
    starts_at: datetime,
    *,
    by: Person,
    minutes: int | None = None,
    place: str | None = None,
    led_by: str | None = None,
    revision: int | None = None,
    at: datetime | None = None,
) -> Gathering:
    """Another time, place or supervisor; the mentors are told of another time or place."""
    current = _locked(gathering)
    asked = {"starts_at": starts_at, "minutes": minutes, "place": place, "led_by": led_by}
    changed = {name for name, value in asked.items() if value is not None and getattr(current, name) != value}
    if not changed:
        return current
    _ensure(current, revision, Gathering.State.PLANNED)
    was_on = current.on
    for name in changed:
        setattr(current, name, asked[name])
    _save(current)
    record(by, "mentoring.gathering_moved", current, at=at)
    if "starts_at" in changed:
        Reply.objects.filter(part=PART, refers_id=current.pk).delete()  # what was said was said of the old time
    if changed != {"led_by"}:
        people = mentors_at(current.node, current.on)
        tell(current, "gathering_moved", people, by=by, on=current.on, was_on=was_on, at=at)
    return current


@transaction.atomic
def cancel_gathering(
    gathering: Gathering, *, by: Person, revision: int | None = None, at: datetime | None = None
) -> Gathering:
    """It does not take place. Why is not kept: the next date is what matters."""
    current = _locked(gathering)
    if current.is_cancelled:
        return current
    _ensure(current, revision, Gathering.State.PLANNED)
    current.state = Gathering.State.CANCELLED
    _save(current)
    record(by, "mentoring.gathering_cancelled", current, at=at)
    tell(current, "gathering_cancelled", mentors_at(current.node, current.on), by=by, on=current.on, at=at)
    return current


@transaction.atomic
def take_attendance(
    gathering: Gathering,
    present: Collection[int],
    apologised: Collection[int] = (),
    *,
    by: Person,
    revision: int | None = None,
    at: datetime | None = None,
) -> Gathering:
    """Who of its mentors was there, and who had said that they would not be; it took place. Again to put it right."""
    current = _locked(gathering)
    rows = {person.pk: _seat(person.pk, present, apologised) for person in mentors_at(current.node, current.on)}
    attendances = current.attendances.values_list("person_id", "was_there", "has_apologised")
    if current.is_held and {person_id: tuple(seat) for person_id, *seat in attendances} == rows:
        return current
    _ensure(current, revision, Gathering.State.PLANNED, Gathering.State.HELD)
    current.state = Gathering.State.HELD
    _save(current)
    current.attendances.all().delete()
    Gathered.objects.bulk_create(
        Gathered(gathering=current, person_id=person_id, was_there=was_there, has_apologised=has_apologised)
        for person_id, (was_there, has_apologised) in rows.items()
    )
    record(by, "mentoring.gathering_held", current, at=at)
    return current


def _seat(person_id, present, apologised):
    was_there = person_id in present
    return was_there, not was_there and person_id in apologised


def _locked(gathering):
    return Gathering.objects.select_for_update(of=("self",)).select_related("node").get(pk=gathering.pk)


def _ensure(gathering, revision, *states):
    ensure_fresh(gathering, revision)
    if gathering.state not in states:
        raise NotPossible(gathering.state)


def _save(gathering):
    gathering.revision += 1
    gathering.save()
