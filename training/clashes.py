"""What stands in the way of another time for a session, of everybody in the group."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from look.templatetags.look import day_short
from programs.appointments import DAYS_AHEAD, DAYS_BACK
from programs.clashes import Clash, Surroundings
from programs.days_off import vacation_weeks
from training.appointments import PART
from training.models import Session
from training.people import people_of
from training.services import coming_times


def clashes_of(session: Session, starts_at: datetime, besides: Iterable[Session] = ()) -> Clash:
    """Who is taken or away, and other times; a fixed number of queries."""
    day = timezone.localdate(starts_at)
    around = _around(session, day - timedelta(days=DAYS_BACK), day + timedelta(days=DAYS_AHEAD))
    ids, names = list(around.people), [(PART, row.pk) for row in (session, *besides)]
    weeks = vacation_weeks(session.cohort.node)
    clash = around.clash(ids, starts_at, session.minutes, weeks, names)
    if not clash:
        return clash
    alternatives = around.free_times(ids, starts_at, session.minutes, weeks, names)
    return Clash(clash.taken, clash.away, clash.day_off, tuple(alternatives))


@dataclass(frozen=True)
class ClashOfAll(Clash):
    """Also what stands in the way of the sessions that would move along: “ons 28 okt.: Samira är upptagen då.”"""

    later: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.later) or super().__bool__()

    @property
    def words(self) -> str:
        return " ".join(filter(None, (super().words, *self.later)))


def clashes_of_coming(session: Session, starts_at: datetime) -> ClashOfAll:
    """For the session and those after it, moved as far."""
    times = coming_times(session, starts_at)
    first = clashes_of(session, starts_at, besides=[row for row, _at in times])
    around = _around(session, timezone.localdate(starts_at), timezone.localdate(max(at for _row, at in times)))
    ids, names = list(around.people), [(PART, row.pk) for row, _at in times]
    weeks = vacation_weeks(session.cohort.node)
    found = ((at, around.clash(ids, at, row.minutes, weeks, names)) for row, at in times[1:])
    later = tuple(f"{day_short(at)}: {clash.words}" for at, clash in found if clash)
    return ClashOfAll(first.taken, first.away, first.day_off, first.alternatives, later)


def _around(session, first, last):
    return Surroundings([person.pk for person in people_of(session.cohort)], first, last)
