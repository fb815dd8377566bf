"""How each introduction begins: planned by the chief, told by mail, made ready and begun on a Monday."""

import uuid
from collections import defaultdict
from datetime import time, timedelta
from random import Random

from accounts.services import add_person, invite, mark_joined
from checklists.services import set_ready
from demo import cast
from demo.alterations import begin_later, first_planned_on
from demo.diary import at_work, moment
from demo.life import live
from demo.organisation import PHONE
from demo.world import Life
from programs.models import Introduction
from programs.services import Start, assign_person, start_introduction

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
PREPARED = timedelta(weeks=3)  # how long before the first day the chief plans
WITH_MENTOR = [
    (MONDAY, "13:00"),
    (MONDAY, "14:30"),
    (THURSDAY, "09:00"),
    (THURSDAY, "10:30"),
    (TUESDAY, "09:00"),
    (THURSDAY, "13:00"),
    (TUESDAY, "13:00"),
    (THURSDAY, "14:30"),
]
WITH_CHIEF = [
    (WEDNESDAY, "09:00"),
    (WEDNESDAY, "10:00"),
    (WEDNESDAY, "11:00"),
    (TUESDAY, "10:30"),
    (FRIDAY, "08:30"),
    (TUESDAY, "15:00"),
    (FRIDAY, "13:00"),
    (WEDNESDAY, "15:30"),
]
ROOMS = {cast.SAMIRA: "Rum Eken", cast.INGRID: "Rum Linden", cast.PETER: "Rum Björken"}
IN_PLACE = {"Amir Solberg": 3}  # how much is ready when not everything is


class Hours:
    """Who meets when, so that nobody is booked twice while two introductions overlap."""

    def __init__(self):
        self.taken = defaultdict(list)

    def book(self, people, hours, first_on, last_on):
        """The first of the hours that all of them have free, or the last one."""
        hour = next((hour for hour in hours if self._is_free(people, hour, first_on, last_on)), hours[-1])
        for person in people:
            self.taken[person, hour].append((first_on, last_on))
        return hour

    def _is_free(self, people, hour, first_on, last_on):
        return not any(
            first_on <= last and first <= last_on for person in people for first, last in self.taken[person, hour]
        )


def plan_starts(world, newcomers):
    """Alva's hours are chosen first: they are the ones in every picture."""
    hours = Hours()
    for number, row in enumerate(sorted(newcomers, key=lambda row: row.name != cast.ALVA), start=40):
        start_on = _start_on(world.diary, row.week)
        choices = _choices(row, hours, start_on)
        at = moment(start_on - PREPARED, "10:00")
        if row.week < 1:
            at = moment(world.diary.workday(-6), "10:00")
        world.diary.write(at, begin, world, row, start_on, choices, PHONE.format(number))


def _start_on(diary, week):
    """A Monday; whoever is still to come begins in twelve days, or on the first working day after that."""
    if week < 1:
        return at_work(diary.today + timedelta(days=12), "08:30").date()
    return diary.monday - timedelta(weeks=week - 1)


def _choices(row, hours, start_on):
    last_on = start_on + timedelta(weeks=30)
    pair, trio = [name for name in (row.mentor,) if name], [name for name in (row.mentor, row.led_by) if name]
    mentor, joint = hours.book(pair, WITH_MENTOR, start_on, last_on), hours.book(trio, WITH_CHIEF, start_on, last_on)
    room = ROOMS.get(row.mentor, "Lilla mötesrummet")
    return {"mentoring": _series("mentor", *mentor, room) | _series("joint", *joint, "Rum Linden")}


def _series(key, weekday, clock, place):
    return {f"{key}_weekday": weekday, f"{key}_time": time.fromisoformat(clock), f"{key}_place": place}


def begin(world, row, start_on, choices, phone, *, at):
    """The chief's four steps; then everything that comes of it is written in the diary."""
    node, chief = world.places[row.place], world.people[row.led_by]
    email = cast.email_of(row.name, row.place)
    person = add_person(row.name, email, phone, node=node, from_on=start_on, title="socialsekreterare", by=chief, at=at)
    planned_on = first_planned_on(row, start_on)
    made = start_introduction(_start(world, row, person, planned_on, choices), by=chief, at=at)
    begin_later(made, row, start_on, by=chief, at=at)
    introduction = Introduction.objects.with_people().get(pk=made.pk)
    life = Life(row, world, introduction, Random(row.name))
    world.lives.append(life)
    world.people[row.name] = introduction.newcomer
    invite(introduction.newcomer, by=chief, at=at)
    world.diary.write(at + timedelta(days=2, hours=5), mark_joined, introduction.newcomer)
    if row.chief and row.place in cast.DEPUTIES:
        deputy = world.people[cast.DEPUTIES[row.place]]
        assign_person(introduction, deputy, "team-leader", by=chief, at=at, from_on=at.date(), is_first=True)
    _make_ready(life, at)
    live(life)


def _start(world, row, person, start_on, choices):
    version = world.versions[row.program]
    return Start(
        version=version,
        category=version.categories.get(key=row.category),
        experience=row.experience,
        node=world.places[row.place],
        start_on=start_on,
        chief=world.people[row.led_by],
        newcomer=person,
        mentor=world.people.get(row.mentor),
        although="nobody",  # kept where the mentor is full
        met_at=moment(start_on, "08:30"),
        met_place="Receptionen, plan 2",
        met_by=world.people.get(row.mentor) or world.people[row.led_by],
        choices=choices,
        request_key=uuid.uuid5(uuid.NAMESPACE_DNS, person.email),
    )


def _make_ready(life, at):
    if not life.is_under_way:
        return
    preparations = list(life.introduction.preparations.select_related("template"))
    # The mentor who is missing in the demo is named first, and the last things are never ready early.
    ready = preparations[1 : IN_PLACE[life.row.name] + 1] if life.row.name in IN_PLACE else preparations
    for number, preparation in enumerate(ready):
        preparation.introduction = life.introduction
        when = at_work(at.date() + timedelta(days=1 + number), "15:00")
        life.diary.write(when, set_ready, preparation, True, by=life.chief)
