"""What the other files of the demo share: the days, the people and the places."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from accounts.models import Node, Person
from demo.cast import Newcomer
from demo.diary import Diary
from programs.models import Introduction, Version
from surveys.models import Survey
from training.models import Cohort

COURSE, NEXT_COURSE = 100, 101  # the numbers of the county's course among the groups


@dataclass
class World:
    diary: Diary
    places: dict[str, Node] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    versions: dict[str, Version] = field(default_factory=dict)
    groups: dict[int, Cohort] = field(default_factory=dict)
    surveys: dict[str, Survey] = field(default_factory=dict)
    lives: list["Life"] = field(default_factory=list)


@dataclass
class Life:
    """One introduction of the demo; `rng` is its own, so that a change in one leaves the others as they were."""

    row: Newcomer
    world: World
    introduction: Introduction
    rng: Random

    @property
    def diary(self):
        return self.world.diary

    @property
    def newcomer(self):
        return self.introduction.newcomer

    @property
    def mentor(self):
        return self.world.people.get(self.row.mentor)

    @property
    def group(self):
        return self.row.group or (COURSE if self.row.program == "sormland" else 0)

    @property
    def chief(self):
        return self.world.people[self.row.led_by]

    @property
    def ends_on(self):
        """The day when the chief completes or discontinues it; None while it goes on."""
        if self.row.ends_after:
            return self.introduction.start_on + timedelta(weeks=self.row.ends_after)
        if self.row.ends == "goes-on":
            return None
        # After the last evaluation, which is open for two weeks.
        return self.introduction.close_support_until_on + timedelta(weeks=3)

    @property
    def is_under_way(self):
        """Of those who are done the demo keeps what is counted, and no texts."""
        return self.ends_on is None or self.ends_on > self.diary.today

    def is_over(self, at):
        return self.ends_on is not None and at.date() >= self.ends_on

    def write(self, at, service, *args, **values):
        """A page of the diary, unless the introduction has ended by then."""
        if not self.is_over(at):
            self.diary.write(at, service, *args, **values)
