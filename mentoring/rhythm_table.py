"""How the meetings of somebody's newcomers lie week by week: close together at first, and thinning out."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Absence, Node
from look.templatetags.look import day_span
from mentoring.models import Meeting, Series
from programs.calendar import Span, weeks_between
from programs.models import Introduction

WEEKS = 26
FRIDAY = timedelta(days=4)
SHOWN = (Meeting.State.PLANNED, Meeting.State.HELD)


@dataclass
class Cell:
    """What one newcomer, or the unit itself, has in a week; `away` are sentences about who is not there."""

    label: str
    meetings: list[Meeting] = field(default_factory=list)
    away: list[str] = field(default_factory=list)
    is_vacation: bool = False


@dataclass
class Week:
    """A row; weeks of vacation that follow each other share one. `year` is set on the first row of another year."""

    monday: date
    last_monday: date
    cells: list[Cell]
    year: int | None = None

    @property
    def is_vacation(self):
        return all(cell.is_vacation and not cell.meetings for cell in self.cells)

    @property
    def is_empty(self):
        return not any(cell.meetings or cell.away or cell.is_vacation for cell in self.cells)


def introductions_of(person):
    """Those whom the person is mentor of, or leads; the newest first, for their meetings are closest."""
    mine = Introduction.objects.mentored_by(person).values("pk").union(Introduction.objects.led_by(person).values("pk"))
    return Introduction.objects.active().filter(pk__in=mine).with_people().order_by("-start_on", "pk")


def rhythm_weeks(introductions, person, monday: date) -> list[Week]:
    """Six months from a Monday; five queries, however many newcomers and meetings."""
    last = monday + timedelta(weeks=WEEKS, days=-1)
    table = _Table(list(introductions), person, monday, last)
    rows: list[Week] = []
    for day in weeks_between(monday, last):
        week = Week(day, day, table.cells(day))
        if rows and week.is_vacation and rows[-1].is_vacation:
            rows[-1].last_monday = day
        else:
            week.year = _new_year(rows, day)
            rows.append(week)
    return rows


def _new_year(rows, monday):
    year = monday.isocalendar().year
    return year if rows and rows[-1].last_monday.isocalendar().year != year else None


class _Table:
    """Everything that stands in the table, by week and column."""

    def __init__(self, introductions, person, first, last):
        self.introductions = introductions
        self.meetings = defaultdict(list)
        units = Series.objects.shared_by(person).values("pk")
        rows = Meeting.objects.filter(Q(introduction__in=introductions) | Q(series__in=units), state__in=SHOWN)
        for row in rows.between(first, last).select_related("series__template").order_by("starts_at"):
            self.meetings[row.introduction_id, row.on - timedelta(days=row.on.weekday())].append(row)
        self.frames = {row.pk: row.frame for row in introductions}
        self.absences = _absences(self.frames.values(), first, last)
        self.weeks = _weeks_by_path(introductions)
        self.names = {row.newcomer_id: row.newcomer.first_name for row in introductions}
        self.names |= {row.person_id: row.person.first_name for one in introductions for row in one.involvements.all()}

    def cells(self, monday):
        own = [self._cell(row, monday) for row in self.introductions]
        is_vacation = bool(own) and all(cell.is_vacation for cell in own)
        unit = Cell(_("Chiefs and mentors"), self.meetings[None, monday], is_vacation=is_vacation)
        return [*own, unit]

    def _cell(self, introduction, monday):
        return Cell(
            introduction.newcomer.first_name,
            self.meetings[introduction.pk, monday],
            self._away(introduction, Span(monday, monday + FRIDAY)),
            is_vacation=monday.isocalendar().week in _nearest(introduction.node, self.weeks),
        )

    def _away(self, introduction, week):
        """Only the days, never why; and who comes instead."""
        frame, said = self.frames[introduction.pk], []
        if introduction.pace.pause_on(week.from_on):
            said.append(_("The introduction rests."))
        for term in frame.known_terms:
            if term.stands_in_for_id and (days := term.part_of(week)):
                said.append(self._said(_("%(name)s stands in for %(former)s %(days)s"), term, days))
            for absence in self.absences[term.person_id]:
                if (within := term.part_of(absence)) and (days := _within(within, week)):
                    said.append(self._said(_("%(name)s is away %(days)s"), term, days))
        return list(dict.fromkeys(said))

    def _said(self, words, term, days):
        names = {"name": self.names[term.person_id], "former": self.names.get(term.stands_in_for_id, "")}
        return words % (names | {"days": day_span(days.from_on, days.to_on)})


def _within(span, week):
    first, last = max(span.from_on, week.from_on), min(span.to_on, week.to_on)
    return Span(first, last) if first <= last else None


def _absences(frames, first, last):
    people = {term.person_id for frame in frames for term in frame.known_terms}
    found = defaultdict(list)
    for row in Absence.objects.filter(person__in=people, from_on__lte=last, to_on__gte=first).order_by("from_on", "pk"):
        found[row.person_id].append(Span(row.from_on, row.to_on))
    return found


def _weeks_by_path(introductions):
    lows = {row.node.path for row in introductions if row.node}
    paths = {low[:end] for low in lows for end in range(Node.steplen, len(low) + 1, Node.steplen)}
    return dict(Node.objects.filter(path__in=paths).values_list("path", "vacation_weeks"))


def _nearest(node, weeks):
    """The vacation weeks of the nearest place that has any."""
    ends = range(len(node.path), 0, -Node.steplen) if node else ()
    return next((found for end in ends if (found := weeks.get(node.path[:end]))), [])
