"""Group sessions at the unit, and a round of the county's course with newcomers from two municipalities."""

from datetime import timedelta

from demo import cast
from demo.diary import moment
from demo.world import COURSE, NEXT_COURSE
from evaluations.services import write_group_evaluation
from training.models import Session, TemplateSessionSeries
from training.services import (
    add_material,
    cancel_session,
    join_cohort,
    move_session,
    open_cohort,
    set_have_read,
    take_attendance,
)

# number: (the Monday of the first session, in weeks from this one; who leads)
GROUPS = {
    1: (-46, (cast.PETER, cast.INGRID)),
    2: (-37, (cast.SAMIRA, cast.PETER)),
    3: (-28, (cast.INGRID, cast.SAMIRA)),
    4: (-18, (cast.PETER, cast.INGRID)),
    5: (-10, (cast.SAMIRA, cast.INGRID)),
    6: (-2, (cast.SAMIRA, cast.PETER)),
    7: (5, (cast.INGRID, cast.PETER)),
}
COURSES = {COURSE: -8, NEXT_COURSE: 9}  # number: the week of the first day
OPENED = timedelta(weeks=12)  # how long before the first session
LATE = "Viktor Ahlrot"  # who gets a seat when the group has met once
LINKS = {  # slot: what the leaders have put there
    "s01": ("Bilderna från träffen", "https://example.org/introduktion/forhandsbedomning"),
    "s03": ("Film: att lyssna till barn", "https://example.org/introduktion/att-lyssna"),
}
SAID = {
    "of-help": "Ja. Vi har lärt känna varandra över teamen och vågar fråga. Övningarna på egna dokument gav mest.",
    "differently": "Texterna hade kunnat komma två veckor före.",
    "more-and-less": "Mer övning i bedömning, mindre genomgång av lagtext.",
    "one-to-one": "Dokumentation: den tar var och en hellre med sin mentor.",
    "own-contribution": "Vi har kommit förberedda de flesta gångerna och tagit med exempel.",
}


def plan_groups(world):
    group, unit = _series(world, "skarholmen", "group"), world.places[cast.UNIT]
    for number, (week, leaders) in GROUPS.items():
        _open(world, number, group, unit, week, weekday=2, leaders=leaders, room="Rum Eken")
    course, region = _series(world, "sormland", "course"), world.places[cast.REGION]
    for number, week in COURSES.items():
        leaders = (cast.COORDINATOR,)
        _open(world, number, course, region, week, weekday=1, leaders=leaders, room="Folkets hus, Ekvalla")


def _series(world, program, key):
    rows = TemplateSessionSeries.objects.select_related("version").prefetch_related("sessions")
    return rows.get(version=world.versions[program], key=key)


def _open(world, number, series, place, week, *, weekday, leaders, room):
    first_on = world.diary.monday + timedelta(weeks=week, days=weekday)
    at = moment(first_on - OPENED, "09:00")
    people = [world.people[name] for name in leaders]
    world.diary.write(at, opened, world, number, series, place, first_on=first_on, room=room, leaders=people)


def opened(world, number, series, node, *, first_on, room, leaders, at):
    """A group; each of its sessions is written in the diary."""
    days = {"first_on": first_on, "starts": series.time}
    by = leaders[0]
    cohort = open_cohort(series, node, **days, place=room, leaders=leaders, by=by, at=at)
    world.groups[number] = cohort
    sessions = list(cohort.sessions.select_related("template"))
    for session in sessions:
        _write_session(world, number, session, by)
    if number in GROUPS:
        evaluated_at = sessions[-1].ends_at + timedelta(days=1, minutes=10)
        world.diary.write(evaluated_at, write_group_evaluation, cohort, SAID, by=by)


def _write_session(world, number, session, by):
    """One session is moved, one cancelled with a new date, and one of the course's days without one for now."""
    diary = world.diary
    if number == 5 and session.slot == "s03":
        diary.write(session.starts_at - timedelta(days=2), move_session, session, _a_day_later(session), "room", by=by)
        session.starts_at = _a_day_later(session)
    if number == 4 and session.slot == "s02":
        new = _a_day_later(session)
        at, words = session.starts_at - timedelta(days=1), "Huset var stängt."
        diary.write(at, cancel_session, session, "room", words=words, new_starts_at=new, by=by)
        session.starts_at = new
    if session.slot in LINKS and number in GROUPS:
        diary.write(session.starts_at - timedelta(days=5), add_material, session, *LINKS[session.slot], by=by)
    if number == COURSE and session.slot == "s05":
        diary.write(moment(diary.workday(-3), "13:00"), cancel_session, session, "room", by=by)
        return
    diary.write(session.starts_at - timedelta(days=1), read_for, world, number, session)
    diary.write(session.starts_at + timedelta(minutes=session.minutes), held, world, number, session, by)
    if diary.now <= session.starts_at < diary.now + timedelta(days=7):
        diary.write(moment(diary.workday(-1), "16:00"), read_for, world, number, session)


def _a_day_later(session):
    return session.starts_at + timedelta(days=1)


def members(world, number):
    return [life for life in world.lives if life.group == number]


def read_for(world, number, session, *, at):
    for life in members(world, number):
        if life.rng.random() < 0.65:
            set_have_read(session, True, by=life.newcomer, at=at)


def held(world, number, session, by, *, at):
    here, away = [], []
    for life in members(world, number):
        if not life.is_over(at) and (life.row.name != LATE or session.slot != "s01"):
            (here if life.rng.random() < 0.9 else away).append(life.newcomer)
    absent, apologised = away[1:], away[:1]
    minutes = session.minutes + (len(here) - 4) * 5
    take_attendance(Session.objects.get(pk=session.pk), here, absent, apologised, minutes=minutes, by=by, at=at)


def write_group(life):
    """Join as soon as both the group and the introduction are there."""
    if not life.group:
        return
    week = COURSES[life.group] if life.group in COURSES else GROUPS[life.group][0]
    open_at = moment(life.diary.monday + timedelta(weeks=week, days=2) - OPENED, "12:00")
    planned_at = moment(life.introduction.start_on - timedelta(weeks=2), "12:00")
    met_at = moment(life.diary.monday + timedelta(weeks=week, days=3), "12:00")  # the day after the first session
    life.write(met_at if life.row.name == LATE else max(open_at, planned_at), joined, life)


def joined(life, *, at):
    join_cohort(life.world.groups[life.group], life.introduction, by=life.chief, at=at)
