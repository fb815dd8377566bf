"""Who may do what, state by state, without a page between."""

from datetime import date

from programs.calendar import Span
from programs.models import HelperRole, Introduction, Involvement
from programs.services import add_stand_in, complete_introduction, discontinue_introduction
from reviews import rules
from reviews.models import Review
from reviews.services import cancel_review, hold_review
from tests.reviews.conftest import START_ON, fresh

EVERYBODY = [
    "newcomer", "mentor", "chief", "deputy", "coordinator", "administrator", "colleague", "second_newcomer", "stranger",
]  # fmt: skip
LEADERS = {"chief", "deputy"}


def those_who(rule, review, cast):
    """The parts of the cast that the rule lets."""
    review = fresh(review)
    return {part for part in EVERYBODY if rule(cast[part], review)}


def give(introduction, person, role):
    Involvement.objects.create(introduction=introduction, person=person, role=role, from_on=START_ON)


def test_whoever_leads_notes_moves_and_cancels(review, cast):
    assert those_who(rules.can_hold, review, cast) == LEADERS
    assert those_who(rules.can_cancel, review, cast) == LEADERS
    assert those_who(rules.can_move, review, cast) == LEADERS | {"administrator"}


def test_nobody_notes_what_is_still_to_come(coming, cast):
    assert those_who(rules.can_hold, coming, cast) == set()
    assert those_who(rules.can_move, coming, cast) == LEADERS | {"administrator"}


def test_it_may_be_noted_on_its_day(coming, cast, now):
    now.move_to("2027-02-17T07:00:00+01:00")

    assert those_who(rules.can_hold, coming, cast) == LEADERS


def test_what_is_held_may_be_mended_and_not_moved(review, cast):
    hold_review(review, by=cast["chief"], outcome="on-track")

    assert those_who(rules.can_hold, review, cast) == LEADERS
    assert those_who(rules.can_move, review, cast) == those_who(rules.can_cancel, review, cast) == set()


def test_only_who_noted_it_takes_it_back_and_only_that_day(review, cast, now):
    assert those_who(rules.can_undo, review, cast) == set()
    hold_review(review, by=cast["deputy"], outcome="on-track")

    assert those_who(rules.can_undo, review, cast) == {"deputy"}
    now.move_to("2026-11-19T00:01:00+01:00")
    assert those_who(rules.can_undo, review, cast) == set()


def test_what_is_cancelled_may_get_a_day_and_nothing_else(review, cast):
    cancel_review(review, "chief", by=cast["chief"])

    assert those_who(rules.can_move, review, cast) == LEADERS | {"administrator"}
    assert those_who(rules.can_hold, review, cast) == those_who(rules.can_cancel, review, cast) == set()


def test_what_is_no_longer_in_the_plan_is_left_alone(coming, introduction, cast):
    complete_introduction(introduction, by=cast["chief"])

    for rule in (rules.can_hold, rules.can_move, rules.can_cancel, rules.can_undo):
        assert those_who(rule, coming, cast) == set()


def test_the_last_one_is_noted_after_completion_and_never_after_a_discontinuation(review, introduction, cast):
    complete_introduction(introduction, by=cast["chief"])
    assert those_who(rules.can_hold, review, cast) == LEADERS
    assert those_who(rules.can_move, review, cast) == set()

    Introduction.objects.update(state="discontinued", end_reason="left")
    assert those_who(rules.can_hold, review, cast) == set()


def test_a_discontinued_introduction_asks_for_nothing(coming, review, introduction, cast):
    discontinue_introduction(introduction, "left", by=cast["chief"])

    assert set(Review.objects.filter(introduction=introduction).values_list("key", "state")) == {
        ("three-months", "planned"),
        ("six-months", "withdrawn"),
        ("nine-months", "withdrawn"),
        ("twelve-months", "withdrawn"),
    }


def test_a_helper_whom_the_programme_lets_does_what_the_chief_does(review, assessor, cast):
    assert those_who(rules.can_hold, review, cast) == LEADERS | {"colleague"}
    assert those_who(rules.can_cancel, review, cast) == LEADERS | {"colleague"}
    assert those_who(rules.can_move, review, cast) == LEADERS | {"colleague", "administrator"}
    assert those_who(rules.can_read_outcome, review, cast) == LEADERS | {"newcomer", "mentor", "colleague"}


def test_a_helper_whom_the_programme_does_not_let_sees_the_plan(review, introduction, cast):
    give(introduction, cast["colleague"], "team-leader")

    assert "colleague" not in those_who(rules.can_hold, review, cast)
    assert "colleague" not in those_who(rules.can_read_outcome, review, cast)


def test_a_helper_who_left_does_nothing(review, assessor, cast):
    Involvement.objects.filter(person=assessor).update(to_on=date(2026, 11, 1))

    assert "colleague" not in those_who(rules.can_hold, review, cast)


def test_a_mentor_never_notes_even_when_the_programme_would_say_so(review, introduction, version, cast):
    HelperRole.objects.filter(version=version, key="mentor").update(may=["hold-reviews"])

    assert those_who(rules.can_hold, review, cast) == LEADERS


def test_a_mentor_who_also_leads_decides_as_chief(review, introduction, cast):
    Involvement.objects.filter(introduction=introduction, role="chief").update(person=cast["mentor"])

    assert "mentor" in those_who(rules.can_hold, review, cast)


def test_a_stand_in_for_the_chief_notes_while_it_lasts(review, introduction, cast, now):
    days = Span(date(2026, 11, 16), date(2026, 11, 20))
    add_stand_in(introduction, cast["colleague"], cast["chief"], "chief", days, by=cast["chief"])

    assert "colleague" in those_who(rules.can_hold, review, cast)
    now.move_to("2026-11-23T09:00:00+01:00")
    assert "colleague" not in those_who(rules.can_hold, review, cast)


def test_how_it_goes_is_read_by_those_who_meet_the_mentor_and_whoever_leads(review, introduction, cast):
    assert those_who(rules.can_read_outcome, review, cast) == LEADERS | {"newcomer", "mentor"}

    last = introduction.reviews.get(key="twelve-months")  # without the mentor, who reads it all the same
    assert those_who(rules.can_read_outcome, last, cast) == LEADERS | {"newcomer", "mentor"}


def test_a_former_mentor_no_longer_reads(review, introduction, cast):
    Involvement.objects.filter(introduction=introduction, role="mentor").update(to_on=date(2026, 11, 1))

    assert "mentor" not in those_who(rules.can_read_outcome, review, cast)
