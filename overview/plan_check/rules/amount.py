"""Is it too much at a time? Many short courses are counterproductive, many forms wear people out: source 004."""

from collections.abc import Iterator
from datetime import date
from math import ceil

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from look.templatetags.look import day_short, day_span
from overview.plan_check.sketch import Sketch
from programs.parts import Advice

FULL_DAY = 8 * 60
A_MONTH = relativedelta(months=1)


def course_days(sketch: Sketch) -> Iterator[Advice]:
    """In each quarter of the first year that is not over."""
    for first_on, last_on in sketch.quarters:
        days = sum(map(_days, _courses(sketch, first_on, last_on)))
        if last_on >= sketch.today and days > sketch.limits.course_days:
            label = _("%(count)s course days between %(days)s.") % {"count": days, "days": day_span(first_on, last_on)}
            why = ngettext(
                "At most %(most)s day in a quarter was decided. Many short courses in the first year do more harm than good.",  # noqa: E501
                "At most %(most)s days in a quarter were decided. Many short courses in the first year do more harm than good.",  # noqa: E501
                sketch.limits.course_days,
            )
            yield sketch.advice("course_days", label, why % {"most": sketch.limits.course_days}, "plan")


def _courses(sketch, first_on: date, last_on: date):
    """What is sure to fall within the days: on one of them, or with its whole window."""
    courses = [step for step in sketch.steps if step.kind == "course"]
    return [step for step in courses if first_on <= step.from_on and step.last_on <= last_on]


def _days(step) -> int:
    return max(1, ceil(step.minutes / FULL_DAY))


def forms(sketch: Sketch) -> Iterator[Advice]:
    """More forms than were decided within a month, for one and the same person."""
    asked = sorted((step for step in sketch.steps if step.is_form), key=lambda step: (step.from_on, step.key))
    told: set[tuple] = set()
    for role in dict.fromkeys(role for step in asked for role in step.roles):
        for close in _close_together([step for step in asked if role in step.roles], sketch.limits.forms):
            place = tuple(step.place for step in close)
            if close[-1] in sketch.ahead and place not in told:
                told.add(place)
                yield _forms(sketch, close)


def _close_together(steps, most):
    """Every run of one more than there may be, that begins and ends within a month."""
    runs = [steps[n : n + most + 1] for n in range(len(steps) - most)]
    return [run for run in runs if run[-1].from_on < run[0].from_on + A_MONTH]


def _forms(sketch, close):
    label = _("%(count)s forms within a month: %(forms)s.")
    named = ", ".join(f"{step.label} {day_short(step.from_on)}" for step in close)
    why = ngettext(
        "At most %(most)s a month was decided. Too many forms wear people out.",
        "At most %(most)s a month were decided. Too many forms wear people out.",
        sketch.limits.forms,
    )
    words = {"count": len(close), "forms": named}
    return sketch.advice("forms", label % words, why % {"most": sketch.limits.forms}, step=close[-1])
