"""Each advice of the plan check has a plan that raises it and one, as near as possible, that does not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from overview.plan_check.rules import RULES, advise, rules_for
from overview.plan_check.sketch import Load, is_bridge_day
from programs.calendar import Span
from programs.step import WAITING, Step
from tests.overview.plan_check.sketches import (
    CHIEF,
    MEETINGS,
    MENTOR,
    NEWCOMER,
    PETER,
    PLAN,
    START,
    THEME,
    WEEK,
    away,
    course,
    day,
    form,
    item,
    limits,
    meeting,
    only,
    paused,
    people,
    plan,
    programme,
    review,
    session,
)

QUARTER_ENDS = day(11, 16)
A_DAY = timedelta(days=1)
FIVE = [course(day(9, number)) for number in (1, 8, 15, 22, 29)]
ASCENSION_EVE, BRIDGE = day(5, 5, 2027), day(5, 7, 2027)  # Ascension Day is 6 May 2027
WEEK_40 = (day(9, 28), day(10, 4))
LATER = THEME.first_on + 20 * WEEK
WAITS = Step("training", "group", kind=WAITING, label="Gruppträffar")
SAFE = START + 3 * WEEK - A_DAY  # the last day of the first three weeks
GROUP = [session(day(10, number), roles=("mentor", "newcomer")) for number in (5, 12, 19)]
MEETING_DAYS = (START, START + 30 * WEEK)

# (code, a plan that raises it, one that does not)
CASES = [
    ("no_mentor", people(NEWCOMER, CHIEF), people(NEWCOMER, CHIEF, MENTOR)),
    ("nobody_there", people(NEWCOMER, away(MENTOR, *WEEK_40), away(CHIEF, *WEEK_40)), people(NEWCOMER, MENTOR, CHIEF)),
    (
        "nobody_there",
        people(NEWCOMER, away(MENTOR, *WEEK_40), away(CHIEF, *WEEK_40)),
        people(NEWCOMER, away(MENTOR, *WEEK_40), away(CHIEF, WEEK_40[0] + A_DAY, WEEK_40[1])),
    ),
    (
        "nobody_there",
        people(NEWCOMER, away(MENTOR, *WEEK_40), away(CHIEF, *WEEK_40)),
        people(away(NEWCOMER, *WEEK_40), away(MENTOR, *WEEK_40), away(CHIEF, *WEEK_40)),
    ),
    (
        "nobody_there",
        people(NEWCOMER, away(MENTOR, *WEEK_40), away(CHIEF, *WEEK_40)),
        people(NEWCOMER, away(MENTOR, *WEEK_40), away(CHIEF, *WEEK_40), stand_ins=(PETER,)),
    ),
    (
        "nobody_there",
        people(NEWCOMER, away(MENTOR, *WEEK_40), away(CHIEF, *WEEK_40)),
        people(NEWCOMER, away(MENTOR, *WEEK_40), away(CHIEF, *WEEK_40), vacation_weeks=(40,)),
    ),
    (
        "nobody_there",
        people(NEWCOMER, away(MENTOR, *WEEK_40), away(CHIEF, *WEEK_40)),
        people(NEWCOMER, away(MENTOR, *WEEK_40), away(CHIEF, *WEEK_40), pace=paused(*WEEK_40)),
    ),
    ("no_meeting", only(meeting(START + WEEK), item()), only(meeting(START + WEEK - A_DAY), item())),
    ("no_meeting", only(item()), only(item(), today=START + WEEK)),
    (
        "safety_late",
        plan(item("safe", to_on=SAFE + A_DAY, is_safety=True)),
        plan(item("safe", to_on=SAFE, is_safety=True)),
    ),
    ("safety_late", plan(item("safe", to_on=SAFE + A_DAY, is_safety=True)), plan(item("safe", to_on=SAFE + A_DAY))),
    (
        "safety_late",
        plan(item("safe", to_on=SAFE, is_safety=True), today=SAFE + A_DAY),
        plan(item("safe", to_on=SAFE, is_safety=True), today=SAFE),
    ),
    (
        "safety_late",
        plan(item("safe", to_on=SAFE, is_safety=True), today=SAFE + A_DAY),
        plan(item("safe", to_on=SAFE, is_safety=True, is_done=True), today=SAFE + A_DAY),
    ),
    (
        "out_of_order",
        plan(item("first", START + A_DAY), item("second", START, after=("first",))),
        plan(item("first", START), item("second", START, after=("first",))),
    ),
    (
        "out_of_order",
        plan(item("first"), item("second", after=("first",), is_practised=True)),
        plan(item("first", is_done=True), item("second", after=("first",), is_practised=True)),
    ),
    (
        "out_of_order",
        plan(item("first"), item("second", after=("first",), is_practised=True)),
        plan(item("first"), item("second", after=("first",), is_done=True)),
    ),
    (
        "series_without",
        plan(*GROUP, people=(NEWCOMER, CHIEF, away(MENTOR, day(10, 1), day(10, 19)))),
        plan(*GROUP, people=(NEWCOMER, CHIEF, away(MENTOR, day(10, 1), day(10, 18)))),
    ),
    (
        "series_without",
        plan(*GROUP, people=(away(NEWCOMER, *MEETING_DAYS), CHIEF, MENTOR)),
        plan(*GROUP, people=(NEWCOMER, away(CHIEF, *MEETING_DAYS), MENTOR)),
    ),
    ("waiting", plan(WAITS), plan(*GROUP)),
    ("mentor_full", plan(load=Load("Samira", "5.", True)), plan(load=Load("Samira", "4.", False))),
    ("too_early", plan(session(START - A_DAY), today=START - WEEK), plan(session(START), today=START - WEEK)),
    ("day_off", plan(meeting(day(12, 24), "joint")), plan(meeting(day(12, 23), "joint"))),
    ("day_off", plan(meeting(day(10, 3), "joint")), plan(meeting(day(10, 2), "joint"))),
    (
        "day_off",
        plan(review(day(7, 12, 2027)), vacation_weeks=(28,)),
        plan(review(day(7, 12, 2027)), vacation_weeks=(29,)),
    ),
    ("day_off", plan(form(day(12, 25))), plan(form(day(12, 28)))),
    ("day_off", plan(meeting(day(12, 24), "joint")), plan(meeting(day(12, 24), "joint", is_done=True))),
    (
        "day_off",
        plan(people=(NEWCOMER, CHIEF, away(MENTOR, day(9, 7), day(9, 7)))),
        plan(people=(NEWCOMER, CHIEF, away(MENTOR, day(9, 8), day(9, 8)))),
    ),
    (
        "day_off",
        plan(pace=paused(day(9, 7), day(9, 13))),
        plan(pace=paused(day(9, 7), day(9, 13), "mentor")),
    ),
    ("outside", plan(form(START - A_DAY), today=START - WEEK), plan(form(START), today=START - WEEK)),
    ("outside", plan(review(PLAN.end_on + 2 * A_DAY)), plan(review(PLAN.end_on + A_DAY))),
    (
        "outside",
        only(form(day(10, 5)), pace=paused(day(10, 5), day(10, 11))),
        only(form(day(10, 5)), pace=paused(day(10, 6), day(10, 11))),
    ),
    (
        "bridge_day",
        plan(meeting(BRIDGE, "joint"), limits=limits(tells_bridge_days=True)),
        plan(meeting(BRIDGE, "joint"), limits=limits(tells_bridge_days=False)),
    ),
    (
        "bridge_day",
        plan(meeting(BRIDGE, "joint"), limits=limits(tells_bridge_days=True)),
        plan(meeting(ASCENSION_EVE, "joint"), limits=limits(tells_bridge_days=True)),
    ),
    ("course_days", plan(*FIVE), plan(*FIVE[1:])),
    ("course_days", plan(*FIVE), plan(*FIVE, limits=limits(course_days=5))),
    ("course_days", plan(*FIVE[1:], course(QUARTER_ENDS)), plan(*FIVE[1:], course(QUARTER_ENDS + A_DAY))),
    ("course_days", plan(*FIVE), plan(*FIVE, today=QUARTER_ENDS + A_DAY)),
    ("forms", plan(form(day(11, 16)), form(day(12, 15), "group")), plan(form(day(11, 16)), form(day(12, 16), "group"))),
    (
        "forms",
        plan(form(day(11, 16)), form(day(12, 15), "group")),
        plan(form(day(11, 16), roles=("newcomer",)), form(day(12, 15), "group", roles=("mentor",))),
    ),
    (
        "forms",
        plan(form(day(11, 16)), form(day(12, 15), "group")),
        plan(form(day(11, 16)), form(day(12, 15), "group"), limits=limits(forms=2)),
    ),
    ("theme_untouched", only(*MEETINGS, item(from_on=LATER, to_on=LATER)), only(*MEETINGS, item(to_on=LATER))),
    ("theme_untouched", only(*MEETINGS), only(*MEETINGS, session(THEME.last_on, themes=("reception",)))),
    ("theme_untouched", plan(today=THEME.last_on + A_DAY), plan(today=THEME.last_on)),
    ("theme_untouched", plan(today=THEME.last_on + A_DAY), plan(today=THEME.last_on + A_DAY, is_start=True)),
    (
        "safety_late",
        plan(item("safe", to_on=SAFE, is_safety=True), today=SAFE + A_DAY),
        plan(item("safe", to_on=SAFE, is_safety=True), today=SAFE + A_DAY, is_start=True),
    ),
    (
        "theme_untouched",
        plan(today=THEME.last_on + A_DAY),
        plan(today=THEME.last_on + A_DAY, programme=programme(themes=(replace(THEME, touched_on=START),))),
    ),
    ("area_without_items", only(*MEETINGS, session(START, themes=("reception",))), only(*MEETINGS, item())),
    (
        "shortened",
        plan(experience="other", programme=programme(is_shortened=True)),
        plan(experience="over_two", programme=programme(is_shortened=True)),
    ),
    ("shortened", plan(experience="other", programme=programme(is_shortened=True)), plan(experience="other")),
    (
        "experience",
        plan(programme=programme(is_for_others=True, meant_for="För vana."), is_start=True),
        plan(programme=programme(is_for_others=True, meant_for="För vana.")),
    ),
    (
        "skeleton",
        plan(programme=programme(is_skeleton=True), is_start=True),
        plan(programme=programme(is_skeleton=True)),
    ),
]


def codes(sketch):
    return [advice.code for advice in advise(sketch)]


@pytest.mark.parametrize(("code", "raises", "silent"), CASES, ids=[f"{n}-{row[0]}" for n, row in enumerate(CASES)])
def test_advice_is_raised_by_one_plan_and_not_by_its_neighbour(code, raises, silent):
    assert code in codes(raises)
    assert code not in codes(silent)


def test_a_sound_plan_is_told_nothing():
    assert codes(PLAN) == []


def test_every_rule_has_a_case():
    told = {advice.code for _code, raises, _silent in CASES for advice in advise(raises)}
    silent = [rule.find.__name__ for rule in RULES if not any(list(rule.find(row[1])) for row in CASES)]

    assert silent == []
    assert told == {code for code, _raises, _silent in CASES}


@pytest.mark.parametrize("raises", [row[1] for row in CASES], ids=[f"{n}-{row[0]}" for n, row in enumerate(CASES)])
def test_every_advice_has_a_sentence_and_a_reason(raises):
    assert all(advice.label and advice.reason for advice in advise(raises))
    assert all("%(" not in advice.label + advice.reason for advice in advise(raises))


def test_a_week_without_anybody_names_somebody_who_is_in():
    both_away = (NEWCOMER, away(MENTOR, *WEEK_40), away(CHIEF, *WEEK_40))

    [advice] = [row for row in advise(people(*both_away)) if row.code == "nobody_there"]
    [alone] = [row for row in advise(people(*both_away, colleagues=())) if row.code == "nobody_there"]

    assert "v. 40" in advice.label
    assert "Peter Askerud" in advice.reason
    assert "Peter" not in alone.reason


def test_weeks_in_a_row_are_told_once():
    gone = (day(9, 28), day(10, 18))

    found = [
        row for row in advise(people(NEWCOMER, away(MENTOR, *gone), away(CHIEF, *gone))) if row.code == "nobody_there"
    ]

    assert len(found) == 1
    assert "v. 40–42" in found[0].label


def test_a_mentor_who_leaves_is_not_called_away():
    """Whoever takes over is there at what is left."""
    leaving = replace(MENTOR, term=Span(START, day(9, 30)))
    coming = replace(PETER, term=Span(day(10, 1), PLAN.end_on))

    assert codes(people(NEWCOMER, CHIEF, leaving, coming)) == []


def test_the_newcomer_is_told_of_the_plan_and_not_of_people():
    told = {rule.find.__name__ for rule in rules_for(is_newcomer=True)}

    assert told.isdisjoint({"no_mentor", "nobody_there", "series_without", "mentor_full", "shortened", "for_others"})
    assert {"course_days", "forms", "first_week", "on_days_off", "themes_untouched"} <= told


def test_whoever_reads_the_plan_only_is_told_nothing_that_depends_on_progress():
    told = {rule.find.__name__ for rule in rules_for(reads_progress=False)}

    assert told.isdisjoint({"safety_late", "out_of_order", "themes_untouched"})


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (BRIDGE, True),
        (ASCENSION_EVE, False),
        (day(6, 26, 2026), False),  # the Friday after 25 June; Midsummer's Eve is itself a day off
        (day(1, 5, 2027), False),  # Epiphany comes after, a working Monday before
        (day(12, 23, 2026), False),
        (day(1, 4, 2027), False),
        (day(5, 15, 2026), True),  # after Ascension Day, before a Saturday
    ],
)
def test_a_bridge_day_has_a_day_off_on_both_sides(on, expected):
    assert is_bridge_day(on) == expected
