from datetime import date, timedelta

import pytest

from accounts.services import add_absence
from evaluations.plan import EvaluationsPart
from evaluations.services import save_draft
from programs.models import Category, Version
from programs.services import complete_introduction, export_version
from tests.cast import build_introduction
from tests.evaluations.conftest import NEWCOMERS, START_ON, plan_evaluations

PART = EvaluationsPart()


def days(introduction):
    return [(row.key, row.planned_on, row.opens_on, row.closes_on) for row in introduction.evaluations.in_plan()]


def moved_start(introduction, start_on):
    introduction.start_on = start_on
    return introduction


def test_three_and_six_months_after_the_start(introduction):
    assert days(introduction) == [
        ("three-months", date(2026, 11, 17), date(2026, 11, 17), date(2026, 12, 1)),
        ("six-months", date(2027, 2, 17), date(2027, 2, 17), date(2027, 3, 3)),
    ]


def test_a_day_off_opens_the_next_working_day_and_says_why(version, cast, places):
    made = build_introduction(version, cast["newcomer"], places.team, start_on=date(2026, 8, 31))

    introduction = plan_evaluations(made, cast["chief"])

    occasion = introduction.evaluations.with_words().get(key="six-months")
    assert (occasion.planned_on, occasion.opens_on) == (date(2027, 2, 28), date(2027, 3, 1))
    assert occasion.why == "Flyttat från sön 28 februari: helg."


def test_vacation_weeks_of_the_unit_wait_until_people_are_back(version, cast, places):
    made = build_introduction(version, cast["newcomer"], places.team, start_on=date(2027, 1, 19))

    changes = PART.propose(made.frame, {})

    assert [change.on for change in changes] == [date(2027, 4, 19), date(2027, 8, 9)]
    assert "semesterveckor" in changes[1].reason


def test_the_newcomers_absence_moves_it_and_the_mentors_does_not(version, cast, places):
    made = build_introduction(version, cast["newcomer"], places.team, mentor=cast["mentor"], start_on=START_ON)
    add_absence(cast["mentor"], date(2026, 11, 9), date(2026, 11, 20), by=cast["chief"])
    assert PART.propose(made.frame, {})[0].on == date(2026, 11, 17)

    add_absence(cast["newcomer"], date(2026, 11, 9), date(2026, 11, 20), by=cast["chief"])
    assert PART.propose(made.frame, {})[0].on == date(2026, 11, 23)


def test_evaluations_are_in_the_plan_even_after_a_short_close_support(version, cast, places):
    made = build_introduction(version, cast["newcomer"], places.team, start_on=START_ON)
    made.close_support_until_on = START_ON + timedelta(days=60)

    assert len(PART.propose(made.frame, {})) == 2


def test_nothing_is_proposed_after_the_end_of_the_programme(version, cast, places):
    made = build_introduction(version, cast["newcomer"], places.team, start_on=START_ON)
    made.end_on = date(2026, 12, 31)

    assert [change.key for change in PART.propose(made.frame, {})] == ["three-months"]


def test_proposing_again_changes_nothing(introduction):
    assert PART.propose(introduction.frame, {}) == []


def test_a_moved_start_moves_only_what_has_not_opened(introduction, cast):
    frame = moved_start(introduction, date(2026, 9, 1)).frame

    changes = PART.propose(frame, {})
    PART.apply(introduction, changes, by=cast["chief"])

    assert [change.key for change in changes] == ["six-months"]
    assert [row[2] for row in days(introduction)] == [date(2026, 11, 17), date(2027, 3, 1)]


def test_what_falls_outside_is_withdrawn_and_may_come_back(introduction, cast):
    introduction.end_on = date(2026, 12, 31)
    PART.apply(introduction, PART.propose(introduction.frame, {}), by=cast["chief"])
    assert [row[0] for row in days(introduction)] == ["three-months"]

    introduction.end_on = date(2028, 8, 16)
    PART.apply(introduction, PART.propose(introduction.frame, {}), by=cast["chief"])
    assert [row[0] for row in days(introduction)] == ["three-months", "six-months"]


def test_what_somebody_has_begun_to_answer_stays(introduction, occasion, cast, now):
    save_draft(occasion, NEWCOMERS, by=cast["newcomer"])
    introduction.end_on = date(2026, 10, 1)

    assert [change.key for change in PART.propose(introduction.frame, {}, date(2026, 8, 17))] == ["six-months"]


def test_the_start_makes_the_evaluations(started):
    assert started.evaluations.count() == 2


def test_apply_takes_the_same_queries_for_one_and_many(version, cast, places, django_assert_num_queries):
    made = build_introduction(version, cast["newcomer"], places.team, start_on=START_ON)
    changes = PART.propose(made.frame, {})

    with django_assert_num_queries(3):
        PART.apply(made, changes, by=cast["chief"])


def test_the_end_withdraws_what_is_ahead_and_leaves_what_is_open(introduction, cast):
    complete_introduction(introduction, by=cast["chief"])

    assert [row[0] for row in days(introduction)] == ["three-months"]


def test_the_file_comes_out_as_it_went_in(version, skarholmen_file):
    exported = export_version(version)

    assert exported["questionnaires"] == skarholmen_file["questionnaires"]
    assert exported["evaluations"] == skarholmen_file["evaluations"]


@pytest.mark.parametrize(
    ("reader", "state"), [("newcomer", "planned"), ("chief", "planned"), ("coordinator", "planned")]
)
def test_entries_are_the_same_for_everybody(introduction, cast, reader, state):
    found = PART.entries(cast[reader], START_ON, date(2028, 1, 1), [introduction])

    assert [(entry.on, entry.kind, entry.state) for entry in found] == [
        (date(2026, 11, 17), "evaluation", state),
        (date(2027, 2, 17), "evaluation", "planned"),
    ]
    assert found[0].label == "Utvärdering efter tre månader"
    assert "tisdag 1 december" in found[0].detail


def test_an_entry_says_that_it_took_place(revealed, introduction, cast):
    found = PART.entries(cast["coordinator"], START_ON, date(2026, 12, 31), [introduction])

    assert found[0].is_held


def test_short_close_support_of_the_shipped_categories_keeps_both(version):
    assert Category.objects.filter(version=version).exclude(close_support="").exists()
    assert Version.objects.get(pk=version.pk).evaluations.count() == 2
