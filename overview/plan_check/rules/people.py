"""Is there somebody, and are they there? What these say is for whoever can mend it, and never for the newcomer."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from look.templatetags.look import week_span
from overview.plan_check.sketch import A_DAY, ASKED, Sketch, Someone
from programs.calendar import weeks_between
from programs.parts import Advice
from programs.step import WAITING

SERIES = ("mentoring", "training")


def no_mentor(sketch: Sketch) -> Iterator[Advice]:
    if sketch.person_as("mentor") is None:
        why = _("The newcomer needs somebody from the first day.")
        yield sketch.advice("no_mentor", _("There is no mentor yet."), why, "mentor", is_missing=True)


def mentor_full(sketch: Sketch) -> Iterator[Advice]:
    """Is there room for this introduction beside the others?"""
    load = sketch.load
    if load and load.is_full:
        label = _("%(name)s carries as much as was decided without this introduction.") % {"name": load.name}
        why = _("Choose another, or lift something else off.")
        yield sketch.advice("mentor_full", label, f"{load.words} {why}", "load")


def nobody_there(sketch: Sketch) -> Iterator[Advice]:
    """Weeks when everybody whom the newcomer asks is away, with somebody who is in."""
    empty = [(monday, days) for monday in _weeks(sketch) if _is_empty(sketch, days := sketch.working_days(monday))]
    numbered = enumerate(empty)
    for _key, rows in groupby(numbered, key=lambda row: row[1][0] - 7 * row[0] * A_DAY):
        weeks = [week for _number, week in rows]
        yield _nobody(sketch, [monday for monday, _days in weeks], [day for _monday, days in weeks for day in days])


def _weeks(sketch):
    first_on = max(sketch.today, sketch.start_on)
    until = sketch.close_support_until_on
    return weeks_between(first_on, until) if first_on <= until else []


def _is_empty(sketch, days):
    """Has everybody who is asked somewhere else to be, on every day of the week when the newcomer is there?"""
    newcomer = sketch.person_as("newcomer")
    days = [day for day in days if day >= max(sketch.today, sketch.start_on)]
    days = [day for day in days if not (newcomer and newcomer.is_away(day))]
    there = (*_asked(sketch), *sketch.stand_ins)
    return bool(days and _asked(sketch)) and not any(person.is_in(day) for person in there for day in days)


def _asked(sketch):
    return [person for person in sketch.people if person.role in ASKED]


def _nobody(sketch, mondays, days):
    label = _("Nobody whom %(name)s usually asks is there in %(weeks)s.")
    words = {"name": sketch.name, "weeks": week_span(mondays[0], mondays[-1])}
    return sketch.advice("nobody_there", label % words, _who_could(sketch, days), "stand-in", is_missing=True)


def _who_could(sketch, days):
    known = {person.person_id for person in sketch.people if person.role in (*ASKED, "newcomer")}
    others = (person for person in (*sketch.people, *sketch.colleagues) if person.person_id not in known)
    stand_in = next((person for person in others if all(map(person.is_in, days))), None)
    away = [person.first_name for person in _asked(sketch) if any(map(person.is_away, days))]
    names = get_text_list(list(dict.fromkeys(away)), _("and"))
    first = _("Away: %(names)s.") % {"names": names} if names else _("Nobody has the roles then.")
    then = _("Nobody else at the unit is known to be in all the time.")
    if stand_in:
        then = _("%(name)s is in, and could stand in.") % {"name": stand_in.name}
    return f"{first} {then}"


def never_there(sketch: Sketch) -> dict[tuple[str, str], list[Someone]]:
    """{(part, series): those who belong there and are away every time that is left}"""
    ahead: dict[tuple[str, str], list] = {}
    for step in sketch.dated:
        if step.part in SERIES:
            ahead.setdefault((step.part, step.key), []).append(step)
    return {series: missing for series, steps in ahead.items() if (missing := _missing(sketch, steps))}


def _missing(sketch, steps):
    """Role by role: whoever has it on one of the days is away, and nobody else has it on another."""
    roles = set.intersection(*(set(step.roles) for step in steps))
    holders = [[person for person in sketch.people if person.role == role] for role in sorted(roles)]
    empty = [rows for rows in holders if not any(person.is_in(step.from_on) for person in rows for step in steps)]
    return [person for rows in empty for person in rows if any(person.is_away(step.from_on) for step in steps)]


def series_without(sketch: Sketch) -> Iterator[Advice]:
    """A whole series goes by without one of those who belong there."""
    labels = {(step.part, step.key): step for step in reversed(sketch.dated)}
    for series, people in never_there(sketch).items():
        names = get_text_list([person.first_name for person in people], _("and"))
        label = ngettext(
            "%(series)s: %(names)s is away every time that is left.",
            "%(series)s: %(names)s are away every time that is left.",
            len(people),
        )
        words = {"series": labels[series].label, "names": names}
        why = _("Choose another weekday or another group, or let somebody stand in.")
        yield sketch.advice("series_without", label % words, why, step=labels[series])


def waiting(sketch: Sketch) -> Iterator[Advice]:
    for step in sketch.steps:
        if step.kind == WAITING:
            label = _("Waits for a group: %(name)s") % {"name": step.label}
            why = _("Open a group, or give a seat in one, when there is one.")
            yield sketch.advice("waiting", label, why, "groups")
