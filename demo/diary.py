"""What happens in the demo, in the order in which it happened."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Any

from django.utils import timezone

from programs.calendar import PUBLIC_DAYS_OFF, add_working_days


@dataclass
class Diary:
    """Services that are to be called, each at a moment before this morning; what is still ahead is left undone."""

    today: date
    pages: list[tuple[datetime, int, Callable[..., Any]]] = field(default_factory=list)
    number: Any = field(default_factory=count)

    @property
    def now(self) -> datetime:
        """The demo's history ends this morning, whatever the hour: the same day gives the same demo."""
        return moment(self.today, "06:00")

    @property
    def monday(self) -> date:
        return self.today - timedelta(days=self.today.weekday())

    def workday(self, number: int) -> date:
        """So many working days before today (-1) or after it (1)."""
        return add_working_days(self.today, number)

    def write(self, at: datetime, service: Callable[..., Any], *args: Any, **values: Any) -> None:
        """Call the service in its turn, with `at`."""
        if at < self.now:
            heappush(self.pages, (at, next(self.number), lambda: service(*args, at=at, **values)))

    def play(self) -> None:
        """What is done may write further pages, of the same moment or later ones."""
        while self.pages:
            heappop(self.pages)[2]()


def moment(day: date, clock: str) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


def at_work(day: date, clock: str) -> datetime:
    """That day or the next when people are at work."""
    return moment(PUBLIC_DAYS_OFF.next_working_day(day), clock)
