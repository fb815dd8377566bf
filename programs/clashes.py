"""What stands in the way of a time, told by names only, and the nearest times when everybody is free."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Absence, Person
from programs.appointments import Diary, free_times
from programs.calendar import DaysOff, Reason, Span
from programs.parts import appointments


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
