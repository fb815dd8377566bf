"""A plan with nothing to say about it, and small changes to it."""

from dataclasses import replace
from datetime import date, timedelta

from overview.plan_check.links import OfStart
from overview.plan_check.sketch import Area, Limits, Load, Programme, Sketch, Someone, Theme
from programs.calendar import Span
from programs.pace import Pace, Tempo
from programs.step import Step

START = date(2026, 8, 17)  # a Monday
WEEK = timedelta(days=7)
MENTOR, CHIEF = Someone("mentor", "Samira Holst", 1), Someone("chief", "Lena Hedbrant", 2)
NEWCOMER = Someone("newcomer", "Alva Berglind", 3)
PETER = Someone("mentor", "Peter Askerud", 4)  # a colleague, mentor of others
THEME = Theme("reception", "Mottagning", "process", "Del I", START, START + timedelta(weeks=17, days=-1))


def day(month, number, year=2026):
    return date(year, month, number)


def meeting(on, key="mentor", roles=("mentor", "newcomer"), **fields):
    label = "Mentormöte" if key == "mentor" else key
    return Step("mentoring", key, f"w{on:%m%d}", "mentor", label, on, roles=roles, url=f"/m/{on}/", **fields)


def session(on, kind="group", roles=("newcomer",), key="group", **fields):
    return Step("training", key, f"s{on:%m%d}", kind, "Gruppträff", on, roles=roles, **fields)


def course(on, **fields):
    return session(on, "course", key="common-days", **fields)


def item(key="receive", from_on=START, to_on=START + 3 * WEEK, themes=("reception",), **fields):
    return Step("checklists", key, "1", "gone-through", key, from_on, to_on, themes, **fields)


def form(on, key="three-months", roles=("newcomer", "mentor"), **fields):
    to_on = on + timedelta(days=14)
    return Step("evaluations", key, "", "evaluation", key, on, to_on, roles=roles, is_form=True, **fields)


def review(on, **fields):
    return Step("reviews", "talk", "", "review", "Avstämning", on, roles=("chief", "newcomer"), **fields)


def away(person, *days):
    return replace(person, away=(Span(*days),))


MEETINGS = tuple(meeting(START + n * WEEK) for n in range(26))
PLAN = Sketch(
    today=START,
    start_on=START,
    close_support_until_on=START + 26 * WEEK - timedelta(days=1),
    end_on=day(8, 16, 2028),
    name="Alva",
    experience="graduate",
    pace=Pace(START),
    people=(NEWCOMER, MENTOR, CHIEF),
    colleagues=(PETER,),
    load=Load("Samira", "4.", False),
    programme=Programme(areas=(Area("process", "Processen"),), themes=(THEME,)),
    steps=(*MEETINGS, item()),
    links=OfStart(back="/back/"),
)


def plan(*steps, **fields):
    """The sound plan with these steps more, or other facts."""
    return replace(PLAN, **{"steps": (*PLAN.steps, *steps)} | fields)


def only(*steps, **fields):
    """With these steps alone."""
    return replace(PLAN, **{"steps": steps} | fields)


def people(*rows, **fields):
    return plan(**{"people": rows} | fields)


def limits(**fields):
    return Limits(**fields)


def programme(**fields):
    return replace(PLAN.programme, **fields)


def paused(from_on, to_on, *goes_on):
    return Pace(START, (Tempo(from_on, 0, to_on, goes_on=goes_on),))
