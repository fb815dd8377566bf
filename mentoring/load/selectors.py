"""Who is mentor at a place, and what each one carries: always for many people at a time."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone

from accounts.models import Absence, Person, Role
from accounts.querysets import current, in_ranges, swedish
from mentoring.load.drawing import marks_of, width_of
from mentoring.load.words import load_words, room_words
from mentoring.models import HandedBack, MentorProfile
from programs.load import Load, loads_of
from programs.models import Involvement
from programs.querysets import placed_in


@dataclass
class MentorLoad:
    """A mentor with what is carried; absences and the rest only where a page asks for them."""

    person: Person
    load: Load
    absences: list[Absence] = field(default_factory=list)  # now or ahead
    profile: MentorProfile | None = None
    handed_back: int = 0  # matters that wait for the reader
    handed_back_before: int = 0  # those that are answered

    @property
    def places(self):
        return self.load.places

    @property
    def taken(self):
        return self.load.taken

    @property
    def weight(self):
        return self.load.weight

    @property
    def is_full(self):
        return self.load.is_full

    @property
    def free(self):
        return self.load.free

    @property
    def over(self):
        return self.load.over

    @property
    def introductions(self):
        return [row.introduction for row in self.load.assignments]

    @property
    def words(self):
        return load_words(self.load)

    @property
    def room(self):
        return room_words(self.load)

    @cached_property
    def marks(self):
        return marks_of(self.load)

    @property
    def width(self):
        return width_of(self.load)

    @property
    def away_now(self):
        """The absence of today, if any."""
        return next((row for row in self.absences if row.from_on <= self.load.on <= row.to_on), None)


def loads(node):
    """[MentorLoad, …] of everybody who is mentor under the node, by name, wherever their newcomers are; six queries."""
    return loads_at([node])[node.pk]


def loads_at(nodes):
    """{node id: [MentorLoad, …]}; six queries, however many places."""
    ids = mentor_ids_at(nodes)
    everybody = set().union(*ids.values())
    found = loads_of(everybody)
    people = Person.objects.filter(pk__in=everybody).order_by(swedish("name"), "pk")
    rows = [MentorLoad(person, found[person.pk]) for person in people]
    return {pk: [row for row in rows if row.person.pk in here] for pk, here in ids.items()}


def load_of_mentor(person):
    """The person's own; three queries."""
    return MentorLoad(person, loads_of([person.pk])[person.pk])


def mentor_ids_at(nodes):
    """{node id: ids of those who have the role there, or an introduction there}; two queries."""
    today, ranges = timezone.localdate(), [node.path_range for node in nodes]
    held = Role.objects.filter(current(today), in_ranges(ranges, "node__path"), kind="mentor")
    involved = Involvement.objects.filter(
        current(today),
        role="mentor",
        introduction__state="active",
        introduction__placements__in=placed_in(ranges).values("pk"),
    )
    places = defaultdict(set)
    for pk, path in held.values_list("person_id", "node__path"):
        places[path].add(pk)
    for pk, path in involved.values_list("person_id", "introduction__placements__node__path"):
        places[path].add(pk)
    return {node.pk: _below(node, places) for node in nodes}


def _below(node, places):
    low, high = node.path_range
    return set().union(*(ids for path, ids in places.items() if low <= path < high))


def with_absences(rows):
    """The same rows, each with when the mentor is away; one query."""
    found = defaultdict(list)
    for absence in Absence.objects.lasting().filter(person__in=[row.person.pk for row in rows]).order_by("from_on"):
        found[absence.person_id].append(absence)
    for row in rows:
        row.absences = found[row.person.pk]
    return rows


def with_profiles(rows):
    """The same rows, each with what the mentor says about the own experience; one query."""
    found = {row.person_id: row for row in MentorProfile.objects.filter(person__in=[row.person.pk for row in rows])}
    for row in rows:
        row.profile = found.get(row.person.pk)
    return rows


def with_handed_back(rows, reader):
    """The same rows, each with how many matters were handed back to the reader; one query."""
    waiting, before = defaultdict(int), defaultdict(int)
    mine = HandedBack.objects.readable_by(reader).filter(by__in=[row.person.pk for row in rows])
    for pk, taken_at in mine.values_list("by_id", "taken_at"):
        (before if taken_at else waiting)[pk] += 1
    for row in rows:
        row.handed_back, row.handed_back_before = waiting[row.person.pk], before[row.person.pk]
    return rows
