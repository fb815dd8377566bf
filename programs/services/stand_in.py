"""Somebody comes in another's place for a time: a change of the plan like any other, that can be taken back."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from programs.calendar import Span
from programs.intents import StandIn
from programs.models import Introduction, Involvement
from programs.services.alteration import alter


@transaction.atomic
def add_stand_in(
    introduction: Introduction,
    person: Person,
    stands_in_for: Person,
    role: str,
    days: Span,
    *,
    by: Person,
    at: datetime | None = None,
) -> Involvement:
    """Name who comes, and sees the introduction, while somebody is away. The same again gives the first one.

    What the absence had moved or left out comes back. CannotBe when somebody stands in already.
    """
    Introduction.objects.select_for_update().get(pk=introduction.pk)
    same = Involvement.objects.filter(
        introduction=introduction,
        person=person,
        role=role,
        stands_in_for=stands_in_for,
        from_on=days.from_on,
        to_on=days.to_on,
    )
    if not same.exists():
        alter(introduction, StandIn(role, person, stands_in_for, days.from_on, days.to_on), by=by, at=at)
    return same.get()
