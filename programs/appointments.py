"""Who is to be where and when, of whatever part: for clashes, the week, invitations and the calendar feed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain, count, islice, takewhile

from django.utils import timezone

from programs.calendar import DaysOff

DAY_BEGINS, DAY_ENDS = time(8), time(16, 30)
A_QUARTER = timedelta(minutes=15)
DAYS_AHEAD, DAYS_BACK = 14, 7  # how far from the wished day a free time is looked for


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


def free_on(people, around: datetime, minutes: int, diary: Diary, besides=()) -> Iterator[datetime]:
    """Every free time that day, on a quarter of an hour of office hours, the nearest first and the later of two."""
    day = timezone.localdate(around)
    quarters = takewhile(lambda at: at + timedelta(minutes=minutes) <= _at(day, DAY_ENDS), _quarters(day))
    nearest = sorted(quarters, key=lambda at: (abs(at - around), at < around))
    return (at for at in nearest if diary.is_free(people, at, minutes, besides))


def free_times(
    people: Collection[int],
    around: datetime,
    minutes: int,
    diary: Diary,
    days_off: DaysOff,
    number: int = 3,
    besides: Collection[tuple[str, int]] = (),
    earliest: datetime | None = None,
) -> list[datetime]:
    """A choice of times when all of the people are free, never before `earliest`.

    At most a later and an earlier one the same day, then the nearest time of each of the next working days, and last of
    the days before. The diary has to reach as far: `DAYS_BACK` and `DAYS_AHEAD` from the day.
    """

    def free(days: int) -> list[datetime]:
        wished = _moved(around, days)
        if not days_off.is_working_day(timezone.localdate(wished)):
            return []
        found = free_on(people, wished, minutes, diary, besides)
        return [at for at in found if at != around and (earliest is None or at >= earliest)]

    same_day = [next((at for at in free(0) if is_on_side(at)), None) for is_on_side in (around.__lt__, around.__gt__)]
    others = (next(iter(free(days)), None) for days in chain(range(1, DAYS_AHEAD + 1), range(-1, -DAYS_BACK - 1, -1)))
    return list(islice(filter(None, chain(same_day, others)), number))


def _quarters(day: date) -> Iterator[datetime]:
    return (_at(day, DAY_BEGINS) + n * A_QUARTER for n in count())


def _at(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _moved(around: datetime, days: int) -> datetime:
    """The same time by the clock so many days away, whatever summer time does."""
    wished = timezone.localtime(around)
    return _at(wished.date() + timedelta(days=days), wished.time())
