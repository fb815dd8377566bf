"""Who of a plan is taken when, so that nobody who meets is in two places at once."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import Node
from mentoring.appointments import PART, AtUnits
from mentoring.people import in_order
from programs.appointments import Appointment, Diary, free_on
from programs.frame import Frame
from programs.parts import appointments

UNKNOWN = 0  # a newcomer who is not in the register yet meets as well
AFTER = timedelta(days=31)  # so far past the last day a meeting may move


class Clock:
    """What those of a plan do from a day on: what there is already, and what has been placed so far.

    The plan's own meetings are not there before they are taken: they are what is being placed. `unit`: where chiefs and
    mentors meet, those of other plans too. A fixed number of queries, all of them when it is made.
    """

    def __init__(self, frame: Frame, first_on: date, unit: Node | None = None) -> None:
        self.frame, self.unit = frame, unit
        self._at_unit = AtUnits({unit} if unit else ())
        people = {term.person_id for term in frame.known_terms} | self._at_unit.everybody
        rows = appointments(people, first_on, frame.end_on + AFTER)
        self._own = {row.refers_id: row for row in rows if self._is_own(row)}
        self._diary = Diary([*(row for row in rows if not self._is_own(row)), *frame.booked])

    def _is_own(self, row):
        return (
            row.part == PART and row.introduction_id is not None and row.introduction_id == self.frame.introduction_id
        )

    def people(self, roles: Collection[str], day: date) -> list[int]:
        """Whoever of the plan has the roles that day."""
        return in_order({"newcomer": UNKNOWN} | self.frame.roles_on(day), roles)

    def people_at_unit(self, roles: Collection[str], day: date) -> list[int]:
        """Whoever of any plan in the unit has the roles that day."""
        return [*{*self.people(roles, day), *self._at_unit.people(self.unit, roles, day)}]

    def meets_the_same(self, meeting, roles: Collection[str]) -> bool:
        """Would those who belong at a meeting that is there belong at it in this plan too?"""
        now = self._own.get(meeting.pk)
        return now is not None and set(now.people) == set(self.people(roles, meeting.on))

    def take(self, roles: Collection[str], starts_at: datetime, minutes: int) -> None:
        people = tuple(self.people(roles, timezone.localdate(starts_at)))
        self._diary.add(Appointment(PART, 0, starts_at, minutes, people, kind=""))

    def take_at_unit(self, roles: Collection[str], wished: datetime, minutes: int) -> datetime:
        """The time that day when all of the unit's are free, the nearest first; the wished one when there is none."""
        people = self.people_at_unit(roles, timezone.localdate(wished))
        is_free = self._diary.is_free(people, wished, minutes)
        at = wished if is_free else next(free_on(people, wished, minutes, self._diary), wished)
        self._diary.add(Appointment(PART, 0, at, minutes, tuple(people), kind=""))
        return at

    def is_free(self, roles: Collection[str], starts_at: datetime, minutes: int) -> bool:
        return self._diary.is_free(self.people(roles, timezone.localdate(starts_at)), starts_at, minutes)

    def nearest(self, roles: Collection[str], clock: time, minutes: int, days: Iterable[date]) -> datetime | None:
        """The first of the days when there is a free time, and on that day the nearest to `clock`."""
        for day in days:
            wished = timezone.make_aware(datetime.combine(day, clock))
            people = self.people(roles, day)
            if self._diary.is_free(people, wished, minutes):
                return wished
            if found := next(free_on(people, wished, minutes, self._diary), None):
                return found
        return None
