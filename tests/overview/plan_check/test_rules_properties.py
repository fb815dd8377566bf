"""Whatever a plan looks like, the rules find words about it and never fall over."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from overview.plan_check.rules import advise
from programs.calendar import Span
from programs.step import PREPARED, WAITING, Step
from tests.overview.plan_check.sketches import CHIEF, MENTOR, NEWCOMER, PETER, PLAN, START, limits, paused, plan

PARTS = {
    "mentor": "mentoring",
    "group": "training",
    "course": "training",
    WAITING: "training",
    "evaluation": "evaluations",
    "review": "reviews",
    "gone-through": "checklists",
    PREPARED: "checklists",
}
days = st.integers(-60, 800).map(lambda number: START + timedelta(days=number))
roles = st.lists(st.sampled_from(["newcomer", "mentor", "chief", "assessor"]), unique=True).map(tuple)
keys = st.sampled_from(["a", "b", "c"])
names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=12)


@st.composite
def steps(draw):
    from_on, length = draw(days), draw(st.none() | st.integers(0, 90))
    kind = draw(
        st.sampled_from(["mentor", "group", "course", "evaluation", "review", "gone-through", PREPARED, WAITING])
    )
    part = {"evaluation": "evaluations", "review": "reviews", "mentor": "mentoring", "group": "training"}
    is_item = kind in ("gone-through", PREPARED)
    return Step(
        part.get(kind, "training" if kind in (WAITING, "course") else "checklists"),
        draw(keys),
        draw(st.sampled_from(["", "1", "w02"])),
        kind,
        draw(names),
        None if kind == WAITING else from_on,
        from_on + timedelta(days=length or 0) if is_item or (length and kind == "evaluation") else None,
        themes=draw(st.sampled_from([(), ("reception",)])),
        roles=draw(roles),
        after=(draw(keys),),
        is_done=draw(st.booleans()),
        is_form=kind == "evaluation",
        is_safety=draw(st.booleans()),
        is_practised=draw(st.booleans()),
    )


@st.composite
def people(draw, person):
    first, last = sorted([draw(days), draw(days)])
    return replace(person, away=(Span(first, last),) if draw(st.booleans()) else ())


@settings(max_examples=50)
@given(st.data())
def test_rules_always_find_words(data):
    rows = data.draw(st.lists(steps(), max_size=12))
    pause = sorted([data.draw(days), data.draw(days)])
    sketch = plan(
        *rows,
        today=data.draw(days),
        people=tuple(data.draw(people(person)) for person in (NEWCOMER, MENTOR, CHIEF)),
        colleagues=(data.draw(people(PETER)),),
        limits=limits(course_days=data.draw(st.integers(0, 5)), tells_bridge_days=data.draw(st.booleans())),
        pace=paused(*pause) if data.draw(st.booleans()) else PLAN.pace,
        vacation_weeks=tuple(data.draw(st.lists(st.integers(1, 53), max_size=3))),
    )

    found = advise(sketch)

    assert all(advice.code and advice.label and advice.reason for advice in found)
    assert found == advise(sketch)
