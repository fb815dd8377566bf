"""What the people of the demo say about the routines, and how they do it though no routine says so."""

import uuid

from demo import cast
from demo.diary import moment
from demo.texts import read
from routines.models import Custom, Routine
from routines.services import approve_custom, give_opinion, propose_custom


def plan_sayings(world):
    said = read("sayings")
    for row in said["opinions"]:
        world.diary.write(moment(world.diary.workday(-row["ago"]), "11:20"), say, world, row)
    for row in said["customs"]:
        world.diary.write(moment(world.diary.workday(-row["ago"]), "15:40"), propose, world, row)
        if "by" in row:
            world.diary.write(moment(world.diary.workday(1 - row["ago"]), "08:10"), approve, world, row)


def say(world, row, *, at):
    """Some demos have fewer people."""
    if person := world.people.get(row["person"]):
        give_opinion(_routine(row), row["helped"], by=person, missing=row.get("missing"), at=at)


def propose(world, row, *, at):
    if writer := world.people.get(row["writer"]):
        words = {"about": row["about"], "text": row["text"], "routine": _routine(row)}
        propose_custom(world.places[cast.UNIT], by=writer, at=at, request_key=_key(row), **words)


def approve(world, row, *, at):
    if custom := Custom.objects.filter(request_key=_key(row)).first():
        approve_custom(custom, by=world.people[row["by"]], reply=row["reply"], at=at)


def _routine(row):
    return Routine.objects.get(key=row["routine"]) if "routine" in row else None


def _key(row):
    return uuid.uuid5(uuid.NAMESPACE_DNS, row["about"])
