from dataclasses import replace
from datetime import date, time

import pytest

from accounts.models import Event
from accounts.services import add_absence
from programs.pace import Tempo
from programs.services import complete_introduction, export_version, import_program
from reviews.models import Review
from reviews.plan import ReviewsPart
from reviews.services import cancel_review, hold_review, move_review
from tests.reviews.conftest import REVIEWS, START_ON, begun, fresh, plan_reviews, published, review_row

PART = ReviewsPart()
FIRST_DAY = date(2026, 8, 17)


def days(introduction):
    return {row.key: row.on for row in introduction.reviews.in_plan()}


def proposed(introduction, on=FIRST_DAY):
    """{key: day, or None when it is withdrawn} of what would change."""
    return {change.key: change.after and change.on for change in PART.propose(introduction.frame, {}, on)}


def carry_out(introduction, by, on=FIRST_DAY):
    PART.apply(introduction, PART.propose(introduction.frame, {}, on), by=by)


def test_three_six_nine_and_twelve_months_after_the_start(introduction):
    assert days(introduction) == {
        "three-months": date(2026, 11, 17),
        "six-months": date(2027, 2, 17),
        "nine-months": date(2027, 5, 17),
        "twelve-months": date(2027, 8, 17),
    }


@pytest.mark.parametrize(
    ("start_on", "key", "planned_on", "on", "why"),
    [
        (date(2026, 9, 25), "three-months", date(2026, 12, 25), date(2026, 12, 28), "juldagen"),
        (date(2026, 10, 1), "three-months", date(2027, 1, 1), date(2027, 1, 4), "nyårsdagen"),
        (date(2026, 8, 31), "six-months", date(2027, 2, 28), date(2027, 3, 1), "helg"),
        (date(2026, 9, 29), "six-months", date(2027, 3, 29), date(2027, 3, 30), "annandag påsk"),
        (date(2027, 1, 19), "six-months", date(2027, 7, 19), date(2027, 8, 9), "semesterveckor"),
    ],
)
def test_a_day_off_moves_it_to_the_next_working_day_and_says_why(
    version, cast, places, start_on, key, planned_on, on, why
):
    review = plan_reviews(begun(version, cast, places, start_on), cast["chief"]).reviews.with_words().get(key=key)

    assert (review.planned_on, review.on) == (planned_on, on)
    assert review.why.startswith("Flyttat från")
    assert why in review.why


def test_the_absence_of_anybody_who_meets_moves_it(unplanned, cast):
    add_absence(cast["chief"], date(2026, 11, 16), date(2026, 11, 20), by=cast["administrator"])
    add_absence(cast["mentor"], date(2026, 11, 23), date(2026, 11, 24), by=cast["administrator"])

    change = PART.propose(unplanned.frame, {}, FIRST_DAY)[0]

    assert change.on == date(2026, 11, 25)
    assert change.reason == "Flyttat från tis 17 november: någon är ledig."


def test_the_absence_of_somebody_who_is_not_there_moves_nothing(unplanned, cast):
    add_absence(cast["mentor"], date(2027, 8, 16), date(2027, 8, 20), by=cast["chief"])

    assert proposed(unplanned)["twelve-months"] == date(2027, 8, 17)


def test_it_waits_as_long_as_a_pause_is(unplanned):
    unplanned.tempos = [Tempo(date(2026, 11, 2), 0, date(2026, 11, 22)).as_data()]
    unplanned.save()

    assert proposed(unplanned)["three-months"] == date(2026, 12, 8)


def test_nothing_is_proposed_after_the_end_of_the_programme(unplanned):
    unplanned.end_on = date(2026, 12, 31)

    assert list(proposed(unplanned)) == ["three-months"]


def test_proposing_again_changes_nothing(introduction):
    assert proposed(introduction) == {}


def test_proposing_after_applying_changes_nothing(introduction, cast):
    introduction.start_on = date(2026, 8, 24)
    carry_out(introduction, cast["chief"])

    assert proposed(introduction) == {}
    assert days(introduction)["three-months"] == date(2026, 11, 24)


def test_proposing_writes_nothing(unplanned):
    PART.propose(unplanned.frame, {}, FIRST_DAY)

    assert not Review.objects.exists()
    assert not Event.objects.filter(verb="reviews.plan_changed").exists()


def test_a_moved_start_moves_what_lies_ahead_and_never_the_past(introduction, cast):
    introduction.start_on = date(2026, 9, 14)

    carry_out(introduction, cast["chief"], on=date(2026, 11, 18))

    assert days(introduction) == {
        "three-months": date(2026, 11, 17),
        "six-months": date(2027, 3, 15),
        "nine-months": date(2027, 6, 14),
        "twelve-months": date(2027, 9, 14),
    }


def test_what_is_held_stays(introduction, review, cast):
    hold_review(review, by=cast["chief"], outcome="on-track")
    introduction.start_on = date(2026, 9, 14)

    assert "three-months" not in proposed(introduction)


@pytest.mark.parametrize("is_skipped", [True, False])
def test_what_was_cancelled_or_skipped_stays_so(introduction, optional, cast, is_skipped):
    cancel_review(optional, "other", by=cast["chief"], is_skipped=is_skipped)
    introduction.start_on = date(2026, 9, 14)

    carry_out(introduction, cast["chief"])

    assert fresh(optional).is_cancelled


def test_what_somebody_chose_a_day_for_stays(introduction, coming, cast):
    move_review(coming, date(2027, 2, 24), by=cast["chief"], reason="mentor")
    introduction.start_on = date(2026, 9, 14)

    carry_out(introduction, cast["chief"])

    assert days(introduction)["six-months"] == date(2027, 2, 24)


def test_what_is_pinned_between_the_proposal_and_the_answer_stays(introduction, coming, cast):
    introduction.start_on = date(2026, 9, 14)
    changes = PART.propose(introduction.frame, {}, FIRST_DAY)
    move_review(coming, date(2027, 2, 24), by=cast["chief"], reason="mentor")

    PART.apply(introduction, changes, by=cast["chief"])

    assert days(introduction)["six-months"] == date(2027, 2, 24)


def test_nothing_is_put_into_the_past_of_an_introduction_under_way(unplanned, cast):
    carry_out(unplanned, cast["chief"], on=date(2026, 11, 18))

    assert list(days(unplanned)) == ["six-months", "nine-months", "twelve-months"]


def test_a_start_that_is_written_down_late_has_its_past(unplanned):
    start = replace(unplanned.frame, introduction_id=None)

    assert len(PART.propose(start, {}, date(2027, 1, 7))) == 4


def test_what_falls_outside_is_withdrawn_and_may_come_back(introduction, cast):
    introduction.end_on = date(2027, 3, 31)
    carry_out(introduction, cast["chief"])
    assert list(days(introduction)) == ["three-months", "six-months"]

    introduction.end_on = date(2028, 8, 16)
    carry_out(introduction, cast["chief"])
    assert len(days(introduction)) == 4


def test_another_version_adds_moves_and_withdraws(introduction, program_file, cast, places):
    rows = [REVIEWS[0], REVIEWS[1] | {"at": "5m"}, review_row("two-years", "24m", "tjugofyra")]
    introduction.version = published(program_file | {"reviews": rows}, places, cast)
    introduction.save()
    introduction.end_on = date(2028, 9, 1)

    changed = proposed(introduction, date(2026, 11, 18))

    assert changed == {
        "six-months": date(2027, 1, 18),
        "two-years": date(2028, 8, 17),
        "nine-months": None,
        "twelve-months": None,
    }


def test_what_lies_ahead_follows_the_words_of_another_version_and_what_is_held_keeps_its_own(
    introduction, review, coming, program_file, cast, places
):
    hold_review(review, by=cast["chief"], outcome="on-track")
    move_review(coming, date(2027, 2, 24), by=cast["chief"], reason="mentor")
    rows = [row | {"name": {"sv": "Nytt namn"}} for row in REVIEWS]
    introduction.version = published(program_file | {"reviews": rows}, places, cast)

    PART.follow(introduction, date(2026, 11, 18))

    assert str(fresh(coming)) == "Nytt namn"
    assert str(fresh(review)) == "Uppföljningssamtal efter tre månader"
    assert fresh(review).said == "På god väg"


def test_a_change_of_words_alone_is_told_from_a_move(introduction, program_file, cast, places):
    introduction.version = published(program_file, places, cast)

    changes = PART.propose(introduction.frame, {})

    assert [change.is_of_words_only for change in changes] == [True, True, True]
    assert PART.in_words(changes[0].after) == "ons 17 feb. 2027"


def test_apply_bumps_the_revision_of_what_it_moves(introduction, coming, cast):
    introduction.start_on = date(2026, 8, 24)

    carry_out(introduction, cast["chief"])

    assert fresh(coming).revision == coming.revision + 1


def test_apply_takes_the_same_queries_for_one_and_many(unplanned, cast, django_assert_num_queries):
    changes = PART.propose(unplanned.frame, {}, FIRST_DAY)

    for some in (changes[:1], changes[1:]):
        with django_assert_num_queries(3):
            PART.apply(unplanned, some, by=cast["chief"])


@pytest.mark.parametrize("number", [1, 8])
def test_propose_takes_the_same_queries_for_one_and_many(program_file, cast, places, number, django_assert_num_queries):
    rows = [review_row(f"month-{month}", f"{month}m", str(month)) for month in range(1, number + 1)]
    unplanned = begun(published(program_file | {"reviews": rows}, places, cast), cast, places)
    frame = unplanned.frame

    with django_assert_num_queries(5):
        assert len(PART.propose(frame, {}, FIRST_DAY)) == number


def test_a_programme_without_reviews_changes_nothing(skarholmen_file, cast, places):
    unplanned = begun(published(skarholmen_file, places, cast), cast, places)

    assert PART.propose(unplanned.frame, {}) == []
    assert PART.threads(unplanned.version) == []
    assert PART.sections(cast["chief"], [unplanned], "introduction") == []


def test_the_end_withdraws_what_is_ahead_and_leaves_what_has_been(introduction, coming, cast):
    cancel_review(coming, "chief", by=cast["chief"])

    complete_introduction(introduction, by=cast["chief"])

    assert list(days(introduction)) == ["three-months", "six-months"]
    assert not fresh(coming).needs_new_date


@pytest.mark.parametrize("give_back", [export_version, PART.dump], ids=["file", "rows"])
def test_the_file_comes_out_as_it_went_in(version, give_back):
    assert give_back(version)["reviews"] == [{"optional": False} | row for row in REVIEWS]


def test_an_export_imports_to_the_same(version, cast, places):
    again = import_program(export_version(version), places.municipality, by=cast["coordinator"])

    assert PART.dump(again) == PART.dump(version)


def test_entries_say_when_and_why_and_nothing_of_the_outcome(introduction, review, coming, cast):
    hold_review(review, by=cast["chief"], outcome="more-support")
    move_review(coming, date(2027, 2, 24), by=cast["chief"], reason="mentor", time=time(10), place="Rum 3")

    found = PART.entries(cast["coordinator"], START_ON, date(2027, 12, 31), [introduction])

    assert [(entry.on, entry.kind, entry.state) for entry in found[:2]] == [
        (date(2026, 11, 17), "review", "held"),
        (date(2027, 2, 24), "review", "moved"),
    ]
    assert found[1].starts_at.isoformat() == "2027-02-24T10:00:00+01:00"
    assert found[1].reason == "Flyttat från ons 17 februari: mentorn fick förhinder."
    assert found[2].detail == "Frivilligt."
    assert "Mer stöd" not in str(found)


def test_entries_are_asked_once_for_many(introduction, foreign_introduction, cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = PART.entries(None, START_ON, date(2027, 12, 31), [introduction, foreign_introduction])

    assert len(found) == 8


def test_a_row_of_beads_of_their_own(version):
    assert [(thread.key, thread.kind, thread.label) for thread in PART.threads(version)] == [
        ("reviews", "review", "Uppföljningssamtal")
    ]


def test_a_word_ahead_at_the_meetings_before_it(introduction, cast, now):
    now.move_to("2027-02-08T09:00:00+01:00")

    (point,) = PART.bring_up([introduction], cast["mentor"])

    assert (point.source, point.label) == ("ahead", "Uppföljningssamtal efter sex månader är onsdag 17 februari")
