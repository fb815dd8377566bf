"""Chiefs and mentors among themselves: their points and decisions, the mentors' supervision and training."""

from datetime import time, timedelta
from random import Random

from demo import cast
from demo.diary import moment
from demo.texts import read
from mentoring.models import Meeting, Series
from mentoring.unit.people import mentors_at
from mentoring.unit.services import Plan, decide_point, plan_gatherings, put_point, set_trained, take_attendance
from mentoring.unit.taking_up import take_up
from programs.models import Introduction


def write_unit(world):
    """Of the unit, once everybody is in place and its own meetings are logged."""
    said = read("unit")
    if series := Series.objects.filter(node=world.places[cast.UNIT]).first():
        for row in said["points"]:
            _put(world, series, row)
    for kind in ("supervision", "peers"):
        _gather(world, kind, said[kind])
    for name, steps in said["trained"].items():
        for number, step in enumerate(steps):
            set_trained(step, True, by=world.people[name], at=moment(world.diary.workday(-90 + 7 * number), "16:10"))


def _put(world, series, row):
    at = moment(world.diary.workday(-row["ago"]), "16:20")
    about = Introduction.objects.filter(newcomer__name=row.get("about", ""), state="active").first()
    point = put_point(series, row["words"], kind=row["kind"], introduction=about, by=world.people[row["by"]], at=at)
    meeting = Meeting.objects.held().filter(series=series, starts_at__gt=at).order_by("starts_at").first()
    if meeting and "decision" in row:
        decide_point(point, row["decision"], by=world.people[row["decided"]], at=meeting.ends_at)
    if meeting and (row["kind"] != "disagreement" or "decision" in row):
        take_up(meeting, [*meeting.points.values_list("pk", flat=True), point.pk])


def _gather(world, kind, row):
    diary, unit = world.diary, world.places[cast.UNIT]
    first_on = diary.monday + timedelta(weeks=row["begins"], days=row["weekday"])
    facts = {name: row[name] for name in ("number", "weeks", "place", "led_by")}
    plan = Plan(kind, first_on, time.fromisoformat(row["time"]), minutes=60, **facts)
    chief, rng = world.people[cast.CHIEF], Random(kind)
    for gathering in plan_gatherings(unit, plan, by=chief, at=moment(first_on - timedelta(weeks=3), "10:00")):
        if gathering.ends_at < diary.now:
            _hold(gathering, rng, chief)


def _hold(gathering, rng, chief):
    """Most are there; whoever is not has mostly said so."""
    present, apologised = set(), set()
    for person in mentors_at(gathering.node, gathering.on):
        luck = rng.random()
        (present if luck < 0.85 else apologised if luck < 0.96 else set()).add(person.pk)
    take_attendance(gathering, present, apologised, by=chief, at=gathering.ends_at)
