"""The mail that went out while the demo's history went on; what the worker does every ten minutes."""

from datetime import timedelta

from demo.diary import moment
from outbox.services import sweep as send
from reminders.services import sweep as remind

MORNINGS = (-25, -3, -2, -1)  # in working days: a month ago, so that nothing old is left, and the latest ones


def plan_mornings(world):
    for number in MORNINGS:
        world.diary.write(moment(world.diary.workday(number), "07:10"), morning)


def morning(*, at):
    remind(at)
    send(at)


def write_at_once(life, at):
    """Something is told soon after the moment."""
    life.write(at + timedelta(minutes=2), at_once)


def at_once(*, at):
    send(at)
