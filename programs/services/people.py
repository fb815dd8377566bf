"""Who has to do with an introduction changes over time; nothing is overwritten."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from outbox.services import post
from programs.errors import NoPlace
from programs.load import load_of
from programs.models import Capacity, Introduction, Involvement


@transaction.atomic
def assign_person(
    introduction: Introduction,
    person: Person,
    role: str,
    *,
    by: Person,
    at=None,
    from_on: date | None = None,
    is_first: bool = False,
    although: str = "",
) -> Involvement:
    """Give somebody a role in an introduction from a day on; whoever had it has it until the day before.

    NoPlace when a mentor is full, unless `although` (an Involvement.Although) says why it is done all the same.
    """
    from_on = from_on or timezone.localdate(at)
    if not is_first:  # two clicks wait for each other; nobody else sees an introduction that is being started
        Introduction.objects.select_for_update().get(pk=introduction.pk)
    former = introduction.involvements.filter(role=role, to_on=None, stands_in_for=None).first()
    if former and former.person_id == person.pk:
        return former
    although = take_place(introduction, person, role, although, at=at)
    if former:
        former.to_on = max(former.from_on, from_on - timedelta(days=1))
        former.save(update_fields=["to_on"])
    involvement = Involvement.objects.create(
        introduction=introduction, person=person, role=role, from_on=from_on, although=although
    )
    if not is_first:  # what was decided before can no longer be taken back on top of this
        Introduction.objects.filter(pk=introduction.pk).update(revision=F("revision") + 1)
    record(by, "programs.person_assigned", introduction, about=introduction.newcomer, at=at, role=role)
    if not is_first:
        post(f"assigned:{involvement.pk}", person, "introduction_started", introduction.pk, at=at)
    return involvement


def take_place(introduction: Introduction, person: Person, role: str, although: str, *, at=None) -> str:
    """Before somebody becomes mentor: the reason to keep, empty when there was room; NoPlace when there was none.

    Two chiefs assigning a mentor's last place wait for each other here: the second one sees what the first has done.
    The person's own row is locked, which is there before anybody has decided on places, too.
    """
    if role != "mentor":
        return ""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    load = load_of(person, timezone.localdate(at), besides=introduction.pk)
    if not load.is_full:
        return ""
    if not although:
        raise NoPlace(person, load)
    return although


@transaction.atomic
def set_capacity(person: Person, places: int, *, by: Person, at=None) -> Capacity:
    """How many introductions a mentor can carry from today; five for a full-time mentor (source 004)."""
    today = timezone.localdate(at)
    Person.objects.select_for_update().get(pk=person.pk)  # the first time there is no other row to wait for
    current = Capacity.objects.select_for_update().filter(person=person, to_on=None).first()
    if current and current.places == places:
        return current
    if current:
        current.to_on = today
        current.save(update_fields=["to_on"])
    record(by, "programs.capacity_set", person, about=person, at=at, places=places)
    return Capacity.objects.create(person=person, places=places, from_on=today)
