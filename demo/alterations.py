"""Plans that have become others: somebody began two weeks later than was planned, and somebody's plan rests now."""

from datetime import timedelta

from demo.diary import at_work
from programs.intents import MoveStart, Rest
from programs.services import alter

FORTNIGHT = timedelta(weeks=2)
BEGAN_LATER = {"Freja Lomander"}
RESTS = {"Oskar Fjellner"}
GOES_ON = "mentor"  # the meetings that are held in the pause too
DECIDED = timedelta(days=10)  # before the pause begins


def first_planned_on(row, start_on):
    """The day that the plan was first made for."""
    return start_on - FORTNIGHT if row.name in BEGAN_LATER else start_on


def begin_later(introduction, row, start_on, *, by, at):
    """The start is moved before the first day, so nothing has been done yet."""
    if row.name in BEGAN_LATER:
        alter(introduction, MoveStart(start_on), by=by, at=at + timedelta(days=1))


def pause_of(life):
    """From Monday last week and three weeks on; None for those whose plan goes on."""
    if life.row.name not in RESTS:
        return None
    from_on = life.diary.monday - timedelta(weeks=1)
    return Rest(from_on, from_on + timedelta(days=20), "away", (GOES_ON,))


def write_pause(life):
    if pause := pause_of(life):
        life.write(as_planned_until(life), alter, life.introduction, pause, by=life.chief)


def as_planned_until(life):
    """When the pause was decided; what was planned for later days has moved."""
    pause = pause_of(life)
    return at_work(pause.from_on - DECIDED, "09:40") if pause else life.diary.now


def is_resting(life, meeting):
    """Was the meeting moved out of the pause?"""
    pause = pause_of(life)
    return bool(pause) and meeting.on >= pause.from_on and meeting.template.key != GOES_ON
