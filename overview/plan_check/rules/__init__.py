"""Every advice of the plan check, in the order in which it is told, and who gets it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from overview.plan_check.rules import amount, content, dates, people, start
from overview.plan_check.sketch import Sketch
from programs.parts import Advice


@dataclass(frozen=True)
class Rule:
    """`is_about_people`: who is missing, away or overloaded, or what is thought of the newcomer. It is for whoever can
    mend it, not for the newcomer. `reads_progress`: it tells what has been gone through, which has readers of its own.
    """

    find: Callable[[Sketch], Iterator[Advice]]
    is_about_people: bool = False
    reads_progress: bool = False


RULES = (
    Rule(people.no_mentor, is_about_people=True),
    Rule(people.nobody_there, is_about_people=True),
    Rule(dates.first_week),
    Rule(content.safety_late, reads_progress=True),
    Rule(content.out_of_order, reads_progress=True),
    Rule(people.series_without, is_about_people=True),
    Rule(people.waiting),
    Rule(people.mentor_full, is_about_people=True),
    Rule(dates.too_early),
    Rule(dates.on_days_off),
    Rule(dates.outside),
    Rule(dates.on_bridge_days),
    Rule(amount.course_days),
    Rule(amount.forms),
    Rule(content.themes_untouched, reads_progress=True),
    Rule(content.area_without_items),
    Rule(start.shortened, is_about_people=True),
    Rule(start.for_others, is_about_people=True),
    Rule(start.skeleton),
)


def advise(sketch: Sketch, rules=RULES) -> list[Advice]:
    """What the rules find; nothing is asked of the database."""
    return [advice for rule in rules for advice in rule.find(sketch)]


def rules_for(*, is_newcomer: bool = False, reads_progress: bool = True) -> list[Rule]:
    """Those that a reader is told."""
    return [
        rule
        for rule in RULES
        if not (is_newcomer and rule.is_about_people) and (reads_progress or not rule.reads_progress)
    ]
