"""Who has had, has and will have each role in an introduction."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import Person

FIRST = ("mentor", "chief")  # whom a newcomer asks first


@dataclass(frozen=True)
class Stint:
    """Somebody in a role, from a day to a day; standing in for somebody, or holding it."""

    person: Person
    role: str
    title: str
    from_on: date
    to_on: date | None
    stands_in_for: Person | None = None

    @property
    def is_former(self):
        return self.to_on is not None and self.to_on < timezone.localdate()

    @property
    def is_coming(self):
        return self.from_on > timezone.localdate()


def stints_of(introduction) -> list[Stint]:
    """By role, then by when. Uses what with_people() has fetched."""
    titles = {row.key: str(row) for row in introduction.version.rows("helpers")}
    order = list(dict.fromkeys((*FIRST, *titles)))
    found = [
        Stint(row.person, row.role, titles.get(row.role, row.role), row.from_on, row.to_on, row.stands_in_for)
        for row in introduction.involvements.all()
    ]
    return sorted(found, key=lambda row: (_place(order, row.role), row.role, row.from_on))


def _place(order, role):
    """What an older version called a role comes last."""
    return order.index(role) if role in order else len(order)


def change_near(introduction, person, days) -> tuple[Stint, Stint] | None:
    """(the one who leaves, the one who takes over) when `person` is one of them and the day is near; else None."""
    today = timezone.localdate()
    holders = [row for row in stints_of(introduction) if row.stands_in_for is None]
    for before, after in zip(holders, holders[1:], strict=False):
        is_change = before.role == after.role and person in (before.person, after.person)
        if is_change and today - days <= after.from_on <= today + days:
            return before, after
    return None
