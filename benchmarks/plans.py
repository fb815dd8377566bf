"""Starting introductions and taking over a version, against a bare bulk_create of the same rows.

The programme has 60 items, 60 meetings and 8 sessions. The floor writes the same rows from memory and nothing else:
no rules, no dates, no history. Every run is undone, so that the next one begins from the same place.
"""

from copy import copy
from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models.base import ModelState
from django.utils import timezone

from accounts.models import Node, Person
from benchmarks.measure import Benchmark
from checklists.models import Item
from mentoring.models import Series
from programs.models import Introduction, Involvement, Placement, Version
from programs.parts import all_parts
from programs.services import (
    Start,
    adopt,
    change_content,
    import_program,
    next_draft,
    publish_version,
    start_introduction,
)
from training.models import Member

TEXT = {"sv": "Ord", "en": "Words"}
ITEMS, SESSIONS, MANY, AT_A_TIME = 60, 8, 1000, 5000


def benchmarks():
    world = World()
    return [
        Benchmark(
            "Start an introduction",
            run=undone(lambda: world.start(world.newcomers[1])),
            floor=undone(lambda: world.copies(world.newcomers[1:2])),
            at_most=12,
            most_queries=70,
        ),
        Benchmark(
            "Take over a version",
            run=undone(lambda: adopt(world.introduction, world.newer, by=world.chief)),
            floor=undone(lambda: world.copies(world.newcomers[1:2])),
            at_most=15,
            most_queries=80,
        ),
        Benchmark(
            f"Start {MANY} introductions",
            run=undone(lambda: [world.start(newcomer) for newcomer in world.newcomers[1:]]),
            floor=undone(lambda: world.copies(world.newcomers[1:])),
            at_most=20,  # the floor writes all of them in one go, and one try is at the mercy of the machine
            is_long=True,
        ),
    ]


def undone(work):
    """The work, and back to where it began."""

    def run():
        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    return run


class World:
    """The programme in two versions, a thousand and one newcomers, and one introduction under way on the first."""

    def __init__(self):
        self.node = Node.objects.filter(kind=Node.Kind.UNIT).order_by("path").first()
        people = [Person(name=f"Bench {n}", email=f"bench{n}@example.org") for n in range(MANY + 3)]
        self.chief, self.mentor, *self.newcomers = Person.objects.bulk_create(people)
        self.version = self._published(import_program(document(), self.node.get_root(), by=self.chief))
        self.category = self.version.categories.get()
        self.choices = self._choices()
        self.introduction = self.start(self.newcomers[0])
        self.rows = Rows(self.introduction)
        draft = next_draft(self.version.program, by=self.chief)
        self.newer = self._published(change_content(draft, revise, by=self.chief))

    def _published(self, version):
        publish_version(version, by=self.chief)
        return Version.objects.get(pk=version.pk)

    def _choices(self):
        forms = {part.name: part.start_form(self.version, self.node) for part in all_parts()}
        chosen = {
            name: {key: field.initial for key, field in form.fields.items()} for name, form in forms.items() if form
        }
        return chosen | {"training": {"group": "new"}}

    def start(self, newcomer):
        today = timezone.localdate()
        chosen = Start(
            version=self.version,
            category=self.category,
            experience=Introduction.Experience.GRADUATE,
            node=self.node,
            start_on=today - timedelta(days=today.weekday()),
            newcomer=newcomer,
            chief=self.chief,
            mentor=self.mentor,
            although=Involvement.Although.AGREED,  # as many as are measured
            choices=self.choices,
        )
        return start_introduction(chosen, by=self.chief)

    def copies(self, newcomers):
        """The rows of the introduction once more for each newcomer, and nothing else."""
        introductions = for_each(newcomers, [self.introduction], lambda who: {"newcomer": who, "request_key": uuid4()})
        for rows in self.rows.plain:
            for_each(introductions, rows, lambda mine: {"introduction": mine})
        for series, meetings in self.rows.series:
            made = for_each(introductions, [series], lambda mine: {"introduction": mine})
            for_each(made, meetings, lambda one: {"series": one, "introduction": one.introduction})
        cohorts = for_each(introductions, [self.rows.cohort], lambda mine: {"request_key": uuid4()})
        for_each(cohorts, self.rows.sessions, lambda cohort: {"cohort": cohort})
        members = zip(cohorts, introductions, strict=True)
        for_each(members, [self.rows.member], lambda pair: {"cohort": pair[0], "introduction": pair[1]})


class Rows:
    """Everything that was written when an introduction was started."""

    def __init__(self, introduction):
        of_it = {"introduction": introduction}
        self.plain = [list(model.objects.filter(**of_it)) for model in (Placement, Involvement, Item)]
        self.series = [(row, list(row.meetings.all())) for row in Series.objects.filter(**of_it)]
        self.member = Member.objects.get(**of_it)
        self.cohort = self.member.cohort
        self.sessions = list(self.cohort.sessions.all())


def for_each(parents, rows, changes):
    """The rows once more for each parent, saved, with what `changes(parent)` says of them."""
    new = [copied(row, **changes(parent)) for parent in parents for row in rows]
    return type(new[0]).objects.bulk_create(new, batch_size=AT_A_TIME) if new else []


def copied(row, **changes):
    """A row that is not yet saved."""
    new = copy(row)
    new.pk, new._state = None, ModelState()
    for name, value in changes.items():
        setattr(new, name, value)
    return new


def document():
    return {
        "program": {"key": "bench", "name": TEXT, "length": "24m", "close_support": "26w"},
        "areas": [{"key": "area", "name": TEXT}],
        "phases": [{"key": "phase", "name": TEXT, "start": "0w", "length": "26w"}],
        "themes": [{"key": f"theme-{n}", "name": TEXT, "area": "area", "phase": "phase"} for n in range(10)],
        "categories": [{"key": "all", "name": TEXT}],
        "helpers": [{"key": key, "title": TEXT, "does": TEXT, "decides": TEXT} for key in ("chief", "mentor")],
        "items": [item(number) for number in range(ITEMS)],
        "meetings": [series("mentor"), series("joint")],
        "sessions": [{"key": "group", "kind": "group", "name": TEXT, "every": "2w", "sessions": sessions()}],
    }


def item(number):
    first = 1 + number // 3
    row = {"key": f"item-{number}", "name": TEXT, "theme": f"theme-{number % 10}", "part": "profession"}
    return row | {"level": "common", "kind": "practice", "weeks": [first, first + 3], "responsible": "mentor"}


def series(key):
    """Half of the meetings: 30, when no week is a vacation week."""
    cadence = [{"every": "1w", "until": "30w"}]
    return {"key": key, "name": TEXT, "roles": ["mentor", "newcomer"], "minutes": 60, "cadence": cadence}


def sessions():
    return [{"key": f"session-{n}", "theme": "theme-0", "name": TEXT, "minutes": 90} for n in range(SESSIONS)]


def revise(content):
    """Every item two weeks later, one new and one gone; the meetings are shorter."""
    for row in content["items"]:
        row["weeks"] = [week + 2 for week in row["weeks"]]
    content["items"] = [*content["items"][1:], item(ITEMS)]
    for row in content["meetings"]:
        row["minutes"] = 45
