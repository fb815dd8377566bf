"""The mentors' own: a mentor's dates, attendance and training, and for a chief those of each place."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from accounts.models import Node, Person, Role
from accounts.querysets import current, in_ranges
from accounts.scope import CHIEFS
from mentoring.models import Gathered, Gathering, Trained
from mentoring.unit.training import STEPS

SHOWN = 8


@dataclass
class Mine:
    """What a mentor sees of the own support."""

    coming: list[Gathering]
    past: list[Gathering]
    there: int
    steps: list[tuple[Any, Any]]  # each with the day when it was done, or None

    @property
    def done(self):
        return sum(on is not None for _step, on in self.steps)


@dataclass
class Place:
    """A node, what is planned and has been there, and what its mentors have learnt."""

    node: Node
    coming: list[Gathering] = field(default_factory=list)
    past: list[Gathering] = field(default_factory=list)
    mentors: list[Person] = field(default_factory=list)


def mine(person):
    """Three queries, and none for somebody who is no mentor."""
    if not person.scope.holds("mentor"):
        return None
    own = Gathered.objects.filter(person=person)
    rows = list(Gathering.objects.of(person).in_plan().select_related("node").prefetch_related(_own(own)))
    today = timezone.localdate()
    done = dict(Trained.objects.filter(person=person).values_list("step", "on"))
    past = [row for row in reversed(rows) if row.on < today or row.is_held]
    return Mine(
        coming=[row for row in rows if row.on >= today and not row.is_held][:SHOWN],
        past=past,
        there=sum(seat.was_there for row in past for seat in row.own),
        steps=[(step, done.get(step.key)) for step in STEPS],
    )


def _own(seats):
    return Prefetch("attendances", seats, to_attr="own")


def places(person):
    """[Place, …] that one leads or administers, each once; four queries."""
    nodes = _outer_nodes(person)
    rows = Gathering.objects.in_plan().filter(in_ranges([node.path_range for node in nodes], "node__path"))
    there = Count("attendances", filter=Q(attendances__was_there=True))
    rows = rows.select_related("node").annotate(there=there, counted=Count("attendances"))
    found = list(rows.order_by("starts_at", "pk"))
    mentors, today = _mentors(nodes), timezone.localdate()
    return [_place(node, [row for row in found if _is_in(row.node.path, node)], mentors, today) for node in nodes]


def _outer_nodes(person):
    ranges = person.scope.ranges(*CHIEFS, "administrator")
    lows = {low for low, _high in ranges if not any(a < low < b for a, b in ranges)}
    return list(Node.objects.filter(path__in=lows).order_by("path")) if lows else []


def _is_in(path, node):
    return path.startswith(node.path)


def _place(node, rows, mentors, today):
    return Place(
        node,
        coming=[row for row in rows if row.on >= today and not row.is_held][:SHOWN],
        past=[row for row in reversed(rows) if row.on < today or row.is_held][:SHOWN],
        mentors=[person for person, paths in mentors.values() if any(_is_in(path, node) for path in paths)],
    )


def _mentors(nodes):
    """{person id: (person with `trained`, the paths where they are mentor)} by name."""
    held = Role.objects.filter(current(timezone.localdate()), kind="mentor", person__is_active=True)
    held = held.filter(in_ranges([node.path_range for node in nodes], "node__path"))
    paths = defaultdict(list)
    for person_id, path in held.values_list("person_id", "node__path"):
        paths[person_id].append(path)
    people = Person.objects.filter(pk__in=paths).by_name().prefetch_related("mentor_training")
    for person in people:
        done = {row.step for row in person.mentor_training.all()}
        person.trained = [step for step in STEPS if step.key in done]
    return {person.pk: (person, paths[person.pk]) for person in people}
