import uuid
from datetime import date, time

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.errors import StaleEdit
from accounts.models import Event
from outbox.models import Message
from reviews.models import Review
from reviews.services import NotPossible, cancel_review, hold_review, move_review, undo_review
from tests.reviews.conftest import fresh

NEW_DAY = date(2027, 2, 24)


def events(verb):
    return Event.objects.filter(verb=f"reviews.{verb}")


def told():
    return sorted(Message.objects.filter(kind__startswith="review").values_list("kind", "person__name"))


def test_hold_keeps_that_it_took_place_with_how_it_goes(review, cast):
    hold_review(review, by=cast["chief"], outcome="more-support")

    held = fresh(review)
    assert (held.state, held.said, held.held_by) == ("held", "Mer stöd behövs", cast["chief"])
    assert held.held_at == timezone.now()
    assert held.on == date(2026, 11, 17)


def test_hold_on_another_day_than_planned(review, cast):
    hold_review(review, by=cast["chief"], outcome="on-track", on=date(2026, 11, 16))

    assert fresh(review).on == date(2026, 11, 16)
    assert fresh(review).why == "Flyttat från tis 17 november."


def test_hold_again_mends_the_outcome_and_who_noted_it_stays(review, cast, now):
    hold_review(review, by=cast["chief"], outcome="more-support")
    now.move_to("2026-11-20T09:00:00+01:00")

    hold_review(fresh(review), by=cast["deputy"], outcome="on-track")

    held = fresh(review)
    assert (held.outcome, held.held_by) == ("on-track", cast["chief"])
    assert timezone.localdate(held.held_at) == date(2026, 11, 18)


def test_hold_without_a_scale_has_no_outcome(optional, cast):
    hold_review(optional, by=cast["chief"])

    assert (fresh(optional).state, fresh(optional).said) == ("held", "")


@pytest.mark.parametrize("outcome", ["", "excellent"])
def test_hold_takes_only_an_outcome_of_the_scale(review, cast, outcome):
    with pytest.raises(ValueError, match="no outcome"):
        hold_review(review, by=cast["chief"], outcome=outcome)

    assert fresh(review).is_planned


def test_hold_takes_no_outcome_where_the_programme_has_none(optional, cast):
    with pytest.raises(ValueError, match="no outcome"):
        hold_review(optional, by=cast["chief"], outcome="on-track")


def test_the_history_says_that_it_took_place_and_not_how_it_goes(review, cast):
    hold_review(review, by=cast["chief"], outcome="more-support")

    event = events("review_held").get()
    assert (event.by, event.about, event.codes) == (cast["chief"], cast["newcomer"], {})


def test_the_same_form_twice_is_one(review, cast):
    key = uuid.uuid4()

    for _click in (1, 2):
        hold_review(review, by=cast["chief"], outcome="on-track", revision=0, request_key=key)

    assert events("review_held").count() == 1
    assert fresh(review).revision == 1


def test_a_stale_form_overwrites_nothing(review, cast):
    hold_review(review, by=cast["chief"], outcome="on-track", revision=0)

    with pytest.raises(StaleEdit):
        hold_review(review, by=cast["deputy"], outcome="more-support", revision=0)

    assert fresh(review).outcome == "on-track"


def test_undo_takes_it_back_with_its_outcome(review, cast):
    hold_review(review, by=cast["chief"], outcome="on-track")

    undo_review(fresh(review), by=cast["chief"])

    back = fresh(review)
    assert (back.state, back.outcome, back.held_by, back.held_at) == ("planned", "", None, None)
    assert events("review_undone").exists()


def test_what_is_not_held_is_not_undone(review, cast):
    with pytest.raises(NotPossible):
        undo_review(review, by=cast["chief"])


def test_move_gives_a_day_that_a_new_plan_leaves_alone(coming, cast):
    move_review(coming, NEW_DAY, by=cast["chief"], reason="mentor", time=time(13), minutes=45, place="Rum 3")

    moved = fresh(coming)
    assert (moved.on, moved.time, moved.minutes, moved.place) == (NEW_DAY, time(13), 45, "Rum 3")
    assert moved.is_pinned
    assert moved.planned_on == date(2027, 2, 17)
    assert moved.why == "Flyttat från ons 17 februari: mentorn fick förhinder."


def test_a_time_alone_is_no_move(coming, cast):
    move_review(coming, coming.on, by=cast["chief"], time=time(13))

    assert (fresh(coming).why, fresh(coming).is_moved) == ("", False)


@pytest.mark.parametrize(("is_skipped", "why"), [(True, "Överhoppat: annan orsak."), (False, "Inställt: annan orsak.")])
def test_an_optional_one_is_skipped_or_waits_for_a_day(optional, cast, is_skipped, why):
    cancel_review(optional, "other", by=cast["chief"], is_skipped=is_skipped)

    cancelled = fresh(optional)
    assert cancelled.is_cancelled
    assert cancelled.needs_new_date is not is_skipped
    assert cancelled.why == why


def test_only_an_optional_one_is_skipped(coming, cast):
    with pytest.raises(NotPossible):
        cancel_review(coming, "other", by=cast["chief"], is_skipped=True)

    assert fresh(coming).is_planned


@pytest.mark.parametrize("is_skipped", [True, False])
def test_what_was_cancelled_or_skipped_may_get_a_day(optional, cast, is_skipped):
    cancel_review(optional, "other", by=cast["chief"], is_skipped=is_skipped)

    move_review(fresh(optional), date(2027, 6, 1), by=cast["chief"])

    assert fresh(optional).is_planned
    assert not fresh(optional).needs_new_date


def test_what_is_held_is_neither_moved_nor_cancelled(review, cast):
    hold_review(review, by=cast["chief"], outcome="on-track")

    for change in (move_review, cancel_review):
        with pytest.raises(NotPossible):
            change(fresh(review), NEW_DAY if change is move_review else "other", by=cast["chief"])


def test_the_others_are_told_in_their_digest_of_what_is_far_away(coming, cast):
    move_review(coming, NEW_DAY, by=cast["chief"], reason="mentor")

    assert told() == [("review_moved", "Alva Berglind"), ("review_moved", "Samira Holst")]


@pytest.mark.parametrize(("was", "becomes"), [(date(2026, 11, 19), NEW_DAY), (NEW_DAY, date(2026, 11, 20))])
def test_the_others_are_told_at_once_when_the_old_or_the_new_day_is_soon(coming, cast, was, becomes):
    coming.on = was
    coming.save()

    move_review(coming, becomes, by=cast["administrator"], reason="chief")

    assert [kind for kind, _ in told()] == ["review_moved_soon"] * 3


def test_the_others_are_told_that_it_is_cancelled(coming, cast, now):
    now.move_to("2027-02-16T09:00:00+01:00")

    cancel_review(coming, "newcomer", by=cast["chief"])

    assert told() == [("review_cancelled_soon", "Alva Berglind"), ("review_cancelled_soon", "Samira Holst")]


def test_nobody_is_told_that_yesterday_is_cancelled(review, cast):
    cancel_review(review, "newcomer", by=cast["chief"])

    assert told() == []


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"state": "held"}, "review_is_held_when_noted"),
        ({"held_at": "2026-11-18T09:00:00Z"}, "review_is_held_when_noted"),
        ({"outcome": "on-track"}, "review_has_an_outcome_only_when_held"),
        ({"state": "cancelled"}, "review_is_cancelled_with_a_reason"),
        ({"needs_new_date": True}, "review_needs_new_date_only_when_cancelled"),
        ({"minutes": 1}, "review_minutes_are_possible"),
        ({"key": "six-months"}, "review_once_per_introduction_and_key"),
    ],
)
def test_database_refuses_a_review_that_contradicts_itself(review, wrong, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(**wrong)
