"""Who is to be where and when, of whatever part: for clashes, the week, invitations and the calendar feed."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class Appointment:
    """Something with a clock time that is in the plan, planned or held, and who belongs at it that day.

    `people` are ids, whoever stands in for somebody that day in their place; `organiser_id` is one of them, or nobody.
    `kind` chooses the bead and the neutral title. (part, refers_id) names the row, for as long as it exists.
    """

    part: str
    refers_id: int
    starts_at: datetime
    minutes: int
    people: tuple[int, ...]
    kind: str
    thread: str = ""  # the key of its series
    organiser_id: int | None = None
    place: str = ""
    url: str = ""
    introduction_id: int | None = None
    is_held: bool = False

    @property
    def name(self) -> tuple[str, int]:
        return self.part, self.refers_id

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    def overlaps(self, starts_at: datetime, minutes: int) -> bool:
        """Back to back is no clash."""
        return self.starts_at < starts_at + timedelta(minutes=minutes) and starts_at < self.ends_at


class Diary:
    """The appointments of some people, asked for clashes without another query."""

    def __init__(self, appointments: Iterable[Appointment] = ()) -> None:
        self._by_day: dict[date, list[Appointment]] = defaultdict(list)
        for appointment in appointments:
            self.add(appointment)

    def add(self, appointment: Appointment) -> None:
        self._by_day[timezone.localdate(appointment.starts_at)].append(appointment)

    def clashes(
        self,
        people: Collection[int],
        starts_at: datetime,
        minutes: int,
        besides: Collection[tuple[str, int]] = (),
    ) -> list[Appointment]:
        """What some of the people are taken by then; `besides` names rows that do not count, such as the row itself."""
        wanted = set(people)
        return [
            row
            for row in self._near(starts_at)
            if row.name not in besides and wanted.intersection(row.people) and row.overlaps(starts_at, minutes)
        ]

    def is_free(self, people, starts_at, minutes, besides=()) -> bool:
        return not self.clashes(people, starts_at, minutes, besides)

    def _near(self, starts_at: datetime) -> list[Appointment]:
        return self._by_day.get(timezone.localdate(starts_at), [])
