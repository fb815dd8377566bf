"""What a sketch needs from the database: people, places and the programme, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import Absence, Node, Person, Role
from accounts.querysets import current
from accounts.scope import CHIEFS
from mentoring.load.words import load_words
from overview.demand_words import experience_words
from overview.plan_check.experience import fits
from overview.plan_check.links import Links
from overview.plan_check.sketch import Area, Limits, Load, Programme, Sketch, Someone, Theme
from programs import parts
from programs.cadence import Offset
from programs.calendar import Span
from programs.demands import demands_of
from programs.frame import Frame
from programs.load import loads_of
from programs.models import Version
from programs.plan_rules import path_to, rules_at
from programs.step import Step

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Subject:
    """Whose plan it is: what the frame of a plan does not say."""

    frame: Frame
    version: Version
    name: str
    links: Links
    is_start: bool = False


def sketch_of(subject: Subject, steps: list[Step], touched: dict[str, date] | None = None) -> Sketch:
    """`touched`: the last day that each theme was touched, by key. Eight queries at most."""
    frame = subject.frame
    place = _Place(frame.node_id)
    people = _People(frame, place)
    return Sketch(
        today=timezone.localdate(),
        start_on=frame.start_on,
        close_support_until_on=frame.close_support_until_on,
        end_on=frame.end_on,
        name=subject.name,
        experience=frame.experience,
        pace=frame.pace,
        people=people.with_roles,
        stand_ins=people.stand_ins,
        colleagues=people.colleagues,
        vacation_weeks=place.vacation_weeks,
        load=_load(frame, people),
        limits=place.limits,
        programme=_programme(subject, touched or {}),
        steps=tuple(steps),
        links=subject.links,
        is_start=subject.is_start,
    )


class _Place:
    """Where the plan is: three queries at most."""

    def __init__(self, node_id):
        self.node = Node.objects.filter(pk=node_id).first()
        above = Node.objects.filter(path__in=path_to(self.node)) if self.node else Node.objects.none()
        self.line = list(above.order_by("-depth"))
        self.vacation_weeks = tuple(next((node.vacation_weeks for node in self.line if node.vacation_weeks), ()))

    @property
    def limits(self):
        if self.node is None:
            return Limits()
        rules = rules_at(self.node)
        return Limits(rules.course_days, rules.forms, rules.tells_bridge_days)

    @property
    def unit(self):
        """Where colleagues are: the nearest unit, itself or above; without one the place itself."""
        return next((node for node in self.line if node.kind == Node.Kind.UNIT), self.node)


class _People:
    """Who has a role now or later, who stands in, and who could; three queries."""

    def __init__(self, frame, place):
        today = timezone.localdate()
        self.terms = [term for term in frame.terms_of(None) if term.to_on is None or term.to_on >= today]
        stands_in = frame.stand_ins_of(None)
        posts = self._posts(place, today)
        ids = {term.person_id for term in (*self.terms, *stands_in)}
        self.names = dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
        self.names |= {post.person_id: post.person.name for post in posts}
        self.away = self._absences(today)
        self.with_roles = tuple(map(self._someone, self.terms))
        self.stand_ins = tuple(map(self._someone, stands_in))
        self.colleagues = tuple(self._colleague(post) for post in posts)

    def _posts(self, place, today):
        """Who leads the place, the nearest first, then the mentors of the unit: whoever is asked instead."""
        if place.node is None:
            return []
        low, high = place.unit.path_range
        held = Role.objects.filter(current(today), kind__in=("mentor", *CHIEFS), person__is_active=True)
        near = held.filter(node__path__gte=low, node__path__lt=high) | held.filter(node__in=place.line)
        rows = near.select_related("person", "node").order_by("pk")
        return sorted(rows, key=lambda row: (row.kind == "mentor", -row.node.depth))

    def _absences(self, today):
        away: dict[int, list[Span]] = {}
        for row in Absence.objects.filter(person__in=self.names, to_on__gte=today).order_by("from_on", "pk"):
            away.setdefault(row.person_id, []).append(Span(row.from_on, row.to_on))
        return away

    def _someone(self, term):
        days = Span(term.from_on or date.min, term.to_on or date.max)
        away = tuple(self.away.get(term.person_id, ()))
        return Someone(term.role, self.names[term.person_id], term.person_id, away, days)

    def _colleague(self, post):
        away = tuple(self.away.get(post.person_id, ()))
        return Someone(post.kind, post.person.name, post.person_id, away)


def _load(frame, people):
    """Of whoever is mentor last, beside this introduction; three queries at most."""
    mentor = next((person for person in reversed(people.with_roles) if person.role == "mentor"), None)
    if mentor is None:
        return None
    load = loads_of([mentor.person_id], besides=frame.introduction_id)[mentor.person_id]
    return Load(mentor.first_name, load_words(load), load.is_full)


def _programme(subject, touched):
    version, frame = subject.version, subject.frame
    demands = demands_of(version)
    counted = frame.counted_close_on or frame.close_support_until_on
    return Programme(
        areas=tuple(Area(row.key, str(row)) for row in version.rows("areas")),
        themes=tuple(_theme(row, frame, touched) for row in version.rows("themes")),
        is_shortened=counted < Offset.parse(version.close_support).after(frame.start_on) - A_DAY,
        is_skeleton=demands.is_skeleton,
        is_for_others=bool(frame.experience) and not fits(frame.experience, demands),
        meant_for=experience_words(demands),
    )


def _theme(row, frame, touched):
    first_on, last_on = row.phase.days_at(frame.pace)
    return Theme(row.key, str(row), row.area.key, str(row.phase), first_on, last_on, touched.get(row.key))


def touched_in(introduction) -> dict[str, date]:
    return parts.touched([introduction]).get(introduction.pk, {})
