"""What stands in the way of a time for a meeting, told by names only, and the nearest times when everybody is free."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Absence, Person
from mentoring.appointments import PART
from mentoring.models import Meeting
from mentoring.people import in_order, unit_participants
from mentoring.proposals import unit_of
from programs.appointments import DAYS_AHEAD, DAYS_BACK, Diary, free_times
from programs.calendar import DaysOff, Reason, Span
from programs.days_off import vacation_weeks
from programs.parts import appointments
from programs.terms import Terms


@dataclass(frozen=True)
class Clash:
    """Who is taken or away at a time, and why nobody works that day; false when the time is free."""

    taken: tuple[Person, ...] = ()
    away: tuple[Person, ...] = ()
    day_off: Reason | None = None
    alternatives: tuple[datetime, ...] = field(default=(), compare=False)

    def __bool__(self) -> bool:
        return bool(self.taken or self.away or self.day_off)

    @property
    def words(self) -> str:
        """“Samira är upptagen då. Alva är borta den dagen.” Never by what: that is for those who are there."""
        said = [
            _named(self.taken, ngettext("%(names)s is taken then.", "%(names)s are taken then.", len(self.taken))),
            _named(self.away, ngettext("%(names)s is away that day.", "%(names)s are away that day.", len(self.away))),
            _day_off_words(self.day_off),
        ]
        return " ".join(filter(None, said))


def _named(people, words):
    return words % {"names": get_text_list([person.first_name for person in people], _("and"))} if people else ""


def _day_off_words(reason):
    if reason is None:
        return ""
    if reason.code == "holiday":
        return _("That day is %(holiday)s.") % {"holiday": reason.name}
    return {"weekend": _("That day is in a weekend."), "vacation": _("That week is a vacation week.")}[reason.code]


class Surroundings:
    """What some people do, and when they are away, around some days: asked once, looked at for many times."""

    def __init__(self, people: Collection[int], first: date, last: date) -> None:
        self.people = Person.objects.in_bulk(people)
        self.diary = Diary(appointments(list(people), first, last))
        absences = Absence.objects.filter(person__in=list(people), from_on__lte=last, to_on__gte=first)
        self.absences = list(absences.values_list("person_id", "from_on", "to_on"))

    def clash(self, people: Collection[int], starts_at: datetime, minutes: int, weeks=(), besides=()) -> Clash:
        """`weeks`: the vacation weeks of the place; `besides`: names of appointments that do not count."""
        day = timezone.localdate(starts_at)
        busy = {pk for row in self.diary.clashes(people, starts_at, minutes, besides) for pk in row.people}
        gone = {pk for pk, from_on, to_on in self.absences if from_on <= day <= to_on}
        return Clash(
            taken=self._those(pk for pk in people if pk in busy - gone),
            away=self._those(pk for pk in people if pk in gone),
            day_off=DaysOff(tuple(weeks)).reason(day),
        )

    def free_times(self, people, starts_at, minutes, weeks=(), besides=(), number=3) -> list[datetime]:
        spans = tuple(Span(from_on, to_on) for pk, from_on, to_on in self.absences if pk in people)
        days_off = DaysOff(tuple(weeks), spans)
        return free_times(people, starts_at, minutes, self.diary, days_off, number, besides, earliest=timezone.now())

    def _those(self, ids):
        return tuple(self.people[pk] for pk in ids)


def clashes_of(meeting: Meeting, starts_at: datetime, minutes: int, besides: Iterable[Meeting] = ()) -> Clash:
    """What stands in the way of another time for a meeting, or for one that is not there yet, with other times.

    A fixed number of queries.
    """
    day = timezone.localdate(starts_at)
    people = people_on(meeting, day)
    first, last = day - timedelta(days=DAYS_BACK), day + timedelta(days=DAYS_AHEAD)
    around, weeks = Surroundings(people, first, last), vacation_weeks_of(meeting)
    names = [(PART, row.pk) for row in (meeting, *besides)]
    clash = around.clash(people, starts_at, minutes, weeks, names)
    if not clash:
        return clash
    alternatives = around.free_times(people, starts_at, minutes, weeks, names)
    return Clash(clash.taken, clash.away, clash.day_off, tuple(alternatives))


def clash_of_swap(meeting: Meeting, other: Meeting) -> Clash:
    """What stands in the way of two meetings taking each other's time."""
    first = clashes_of(meeting, other.starts_at, meeting.minutes, besides=[other])
    second = clashes_of(other, meeting.starts_at, other.minutes, besides=[meeting])
    return Clash(
        taken=tuple(dict.fromkeys([*first.taken, *second.taken, *_still_together(meeting, other)])),
        away=tuple(dict.fromkeys([*first.away, *second.away])),
        day_off=first.day_off or second.day_off,
    )


def _still_together(meeting, other):
    """Whoever would be at both: side by side, the longer one may reach into the shorter."""
    ends = other.starts_at + timedelta(minutes=meeting.minutes), meeting.starts_at + timedelta(minutes=other.minutes)
    if other.starts_at >= ends[1] or meeting.starts_at >= ends[0]:
        return []
    shared = set(people_on(meeting, other.on)) & set(people_on(other, meeting.on))
    return Person.objects.filter(pk__in=shared)


def people_on(meeting: Meeting, day: date) -> list[int]:
    """Ids of those who would belong at the meeting that day, whoever stands in then in their place."""
    roles = meeting.template.roles
    if meeting.introduction_id is None:
        return [person.pk for person in unit_participants(meeting.series.node, roles)]
    return in_order(Terms([meeting.introduction_id]).by_role(meeting.introduction_id, day), roles)


def vacation_weeks_of(meeting: Meeting) -> list[int]:
    node = meeting.introduction.node if meeting.introduction_id else meeting.series.node
    return vacation_weeks(unit_of(node)) if node else []
