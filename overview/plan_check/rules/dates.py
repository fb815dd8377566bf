"""Do the days hold? A plan is made around days off; what is chosen or changed later may land on one."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from look.templatetags.look import day_long, day_short
from overview.plan_check.rules.people import never_there
from overview.plan_check.sketch import A_DAY, Sketch, is_bridge_day
from programs.calendar import holiday_name
from programs.parts import Advice

FIRST_WEEK = 6 * A_DAY
SHOWN = 3  # days in a sentence
PERIOD = ("evaluation", "review")


def first_week(sketch: Sketch) -> Iterator[Advice]:
    """Asked only until the week is over: later nobody can do anything about it."""
    last_on = sketch.start_on + FIRST_WEEK
    meetings = [step for step in sketch.steps if step.part == "mentoring"]
    if sketch.today <= last_on and not any(sketch.start_on <= step.from_on <= last_on for step in meetings):
        label, why = _("There is no meeting in the first week."), _("The first week is when questions are most.")
        yield sketch.advice("no_meeting", label, why, "meetings")


def too_early(sketch: Sketch) -> Iterator[Advice]:
    early = next((step for step in sketch.dated if step.from_on < sketch.start_on), None)
    if early:
        label = _("%(name)s begins before the first day.") % {"name": early.label}
        why = _("Choose another group, or let the newcomer wait for the next one.")
        yield sketch.advice("too_early", label, why, "groups")


def on_days_off(sketch: Sketch) -> Iterator[Advice]:
    """Weekends, holidays, vacation weeks, and days when somebody who belongs is away."""
    told = never_there(sketch)
    found: dict[tuple[str, str], list] = {}
    for step in sketch.ahead:
        is_on_a_day = step.to_on is None or (step.is_form and step.from_on >= sketch.today)
        if is_on_a_day and (why := _why_off(sketch, step, told.get((step.part, step.key), ()))):
            found.setdefault((step.part, step.key), []).append((step, why))
    for rows in found.values():
        yield _on_days_off(sketch, rows)


def _why_off(sketch, step, told):
    reason = sketch.days_off.reason(step.from_on)
    if reason and reason.code == "holiday":
        return holiday_name(step.from_on)
    if reason:
        return {"weekend": _("a weekend"), "vacation": _("vacation weeks")}[reason.code]
    if sketch.is_paused(step.from_on, step.key):
        return "" if step.kind in PERIOD else _("the introduction rests")
    belong = [person for person in sketch.people if person.role in step.roles and person not in told]
    # A helper has two weeks to answer in; only the newcomer's own days away matter to a form.
    belong = [person for person in belong if not step.is_form or person.role == "newcomer"]
    return _("somebody is away") if any(person.is_away(step.from_on) for person in belong) else ""


def _on_days_off(sketch, rows):
    first = rows[0][0]
    label = ngettext(
        "%(name)s: %(count)s time is on a day off.", "%(name)s: %(count)s times are on days off.", len(rows)
    )
    days = "; ".join(f"{day_short(step.from_on)}, {why}" for step, why in rows[:SHOWN])
    more = _(" and %(count)s more") % {"count": len(rows) - SHOWN} if len(rows) > SHOWN else ""
    return sketch.advice("day_off", label % {"name": first.label, "count": len(rows)}, f"{days}{more}.", step=first)


def on_bridge_days(sketch: Sketch) -> Iterator[Advice]:
    """Told only where the place wishes it: many take such a day off."""
    if not sketch.limits.tells_bridge_days:
        return
    for step in sketch.dated:
        if is_bridge_day(step.from_on):
            words = {"name": step.label, "day": day_long(step.from_on)}
            label = _("%(name)s is on %(day)s, between two days off.") % words
            yield sketch.advice("bridge_day", label, _("Many take that day off. Ask before it, or move it."), step=step)


def outside(sketch: Sketch) -> Iterator[Advice]:
    """An evaluation or a review before the first day, after the end or in a pause."""
    for step in sketch.ahead:
        if step.kind in PERIOD and (why := _why_outside(sketch, step.from_on)):
            words = {"name": step.label, "day": date_format(step.from_on, "j F")}
            label = _("“%(name)s” on %(day)s is outside the introduction.") % words
            yield sketch.advice("outside", label, why, step=step)


def _why_outside(sketch, day):
    if day < sketch.start_on:
        return _("It comes before the first day.")
    if day > sketch.end_on + A_DAY:  # a talk after all of twelve months falls on the day after the last
        return _("The introduction is over by then.")
    return _("The introduction rests then.") if sketch.is_paused(day) else ""
