"""Everything of one week for somebody who helps or leads: day by day, in the order of the clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import Absence, Node, Person
from overview.pace_words import pause_words
from overview.week_waiting import waiting_in
from programs import parts
from programs.calendar import Span, holiday_name
from programs.models import Introduction
from programs.parts import Entry

A_DAY = timedelta(days=1)
FRIDAY, SUNDAY = 4, 6


@dataclass
class Day:
    """One day: what one takes part in oneself, what others do, and who is not there."""

    on: date
    own: list[Entry] = field(default_factory=list)
    others: list[Entry] = field(default_factory=list)
    away: list[Person] = field(default_factory=list)

    @property
    def holiday(self):
        return holiday_name(self.on)

    @property
    def is_shown(self):
        """Is there anything to say about it, whatever the rest of the week has?"""
        return bool(self.own or self.others or self.away or (self.holiday and self.on.weekday() <= FRIDAY))

    @property
    def unlogged(self):
        """The own meetings that have been, and that nobody has logged yet."""
        now = timezone.now()
        return {entry.url for entry in self.own if _waits_for_a_log(entry, now)}


def _waits_for_a_log(entry, now):
    is_over = entry.starts_at is not None and entry.starts_at + timedelta(minutes=entry.minutes) <= now
    return entry.part == "mentoring" and entry.state in ("planned", "moved") and is_over


def week_page(person, monday: date):
    """In a number of queries that does not depend on how many there are."""
    introductions = _introductions(person)
    days = [Day(monday + n * A_DAY) for n in range(7)]
    sunday = days[SUNDAY].on
    is_own = _own(person, introductions, monday, sunday)
    for entry in _once(parts.entries(person, monday, sunday, introductions)):
        day = days[(entry.on - monday).days]
        (day.own if is_own(entry) else day.others).append(entry)
    _put_away(days, introductions)
    has_entries = any(day.own or day.others for day in days)
    return {
        "monday": monday,
        "friday": days[FRIDAY].on,
        "days": [day for day in days if day.is_shown or (has_entries and day.on.weekday() <= FRIDAY)],
        "has_entries": has_entries,
        "own": [entry for day in days for entry in day.own],
        "waiting": waiting_in(person, introductions, monday, sunday),
        "pauses": pauses_in(introductions, monday, person),
        "is_vacation": _is_vacation(person, monday),
        "before": (monday - 7 * A_DAY).isocalendar(),
        "after": (monday + 7 * A_DAY).isocalendar(),
    }


def pauses_in(introductions, monday, reader):
    """[(name, sentences)] of those whose plan rests some day of the week."""
    friday = monday + timedelta(days=FRIDAY)
    return [
        (row.newcomer.first_name, pause_words(row, pause, reader))
        for row in introductions
        for pause in row.pace.pauses
        if pause.from_on <= friday and pause.to_on >= monday
    ]


def _introductions(person):
    mine = Introduction.objects.mentored_by(person).values("pk").union(Introduction.objects.led_by(person).values("pk"))
    return list(Introduction.objects.active().filter(pk__in=mine).with_people().order_by("start_on", "pk"))


def _once(entries):
    """A session comes once for every newcomer in it."""
    found = {(entry.url or (entry.part, entry.label, entry.introduction_id), entry.on): entry for entry in entries}
    return list(found.values())


def _own(person, introductions, first, last):
    """Says of an entry whether the person is to be there, or of a day without a time whether it is about the own."""
    mine = {row.url for row in parts.appointments([person.pk], first, last)}
    about = {row.pk for row in introductions if person in (row.mentor, row.chief)}

    def is_own(entry):
        return entry.url in mine or (entry.starts_at is None and entry.introduction_id in about)

    return is_own


def _put_away(days, introductions: Iterable[Introduction]):
    """Who of the newcomers, their mentors and chiefs is not at work; one query."""
    people = {row.newcomer_id for row in introductions}
    people |= {helper.person_id for row in introductions for helper in row.holders}
    rows = Absence.objects.filter(person__in=people, from_on__lte=days[FRIDAY].on, to_on__gte=days[0].on)
    for absence in rows.select_related("person").order_by("person__name", "from_on"):
        span = Span(absence.from_on, absence.to_on)
        for day in days[: FRIDAY + 1]:
            if span.from_on <= day.on <= span.to_on:
                day.away.append(absence.person)


def _is_vacation(person, monday):
    """Does a place where the person has a role have vacation that week? The nearest node that says so decides."""
    lows = [role.low for role in person.scope.roles]
    paths = {low[:end] for low in lows for end in range(Node.steplen, len(low) + 1, Node.steplen)}
    weeks = dict(Node.objects.filter(path__in=paths).values_list("path", "vacation_weeks"))
    week = monday.isocalendar().week
    return any(week in _nearest(low, weeks) for low in lows)


def _nearest(low, weeks):
    ends = range(len(low), 0, -Node.steplen)
    return next((found for end in ends if (found := weeks.get(low[:end]))), [])
