from datetime import date, time

import pytest
from django.utils import timezone

from outbox.models import Message, SentMail
from outbox.services import sweep as send
from programs.services import discontinue_introduction
from reminders.services import sweep
from reviews.models import Review
from reviews.plan import ReviewsPart
from reviews.services import cancel_review, hold_review, move_review
from tests.reviews.conftest import at, fresh

THE_DAY_BEFORE = date(2026, 11, 16)
FRIDAY = date(2026, 11, 20)
TWO_DAYS_AFTER = date(2026, 11, 19)


def due(day):
    """{(kind, person id)} of everything that is due on a day."""
    return {(found.kind, row[0]) for found in ReviewsPart().due(day) for row in found.rows if row[0]}


def swept(day):
    sweep(at(day))
    return sorted(Message.objects.filter(kind__startswith="review").values_list("kind", "person__name"))


def mails(cast, part):
    return [mail.text for mail in SentMail.objects.filter(to=cast[part].email)]


def three(cast):
    return {("review_tomorrow", cast[part].pk) for part in ("newcomer", "mentor", "chief")}


def test_those_who_meet_are_reminded_the_day_before(review, cast):
    assert due(date(2026, 11, 13)) == set()
    assert due(THE_DAY_BEFORE) == three(cast)


def test_one_on_a_monday_is_reminded_of_on_friday(coming, cast):
    Review.objects.filter(pk=coming.pk).update(on=date(2026, 11, 23))

    assert due(FRIDAY) == three(cast) | {("review_unnoted", cast["chief"].pk)}


def test_only_those_who_meet_are_reminded(introduction, cast):
    assert due(date(2027, 8, 16)) >= {("review_tomorrow", cast[part].pk) for part in ("newcomer", "chief")}
    assert ("review_tomorrow", cast["mentor"].pk) not in due(date(2027, 8, 16))


def test_sweeping_twice_gives_one_of_each(review):
    everybody = [("review_tomorrow", name) for name in ("Alva Berglind", "Lena Hedbrant", "Samira Holst")]

    assert swept(THE_DAY_BEFORE) == everybody
    assert swept(THE_DAY_BEFORE) == everybody


def test_a_moved_review_is_reminded_of_again(review, cast):
    swept(THE_DAY_BEFORE)
    Review.objects.filter(pk=review.pk).update(on=FRIDAY)

    assert swept(TWO_DAYS_AFTER).count(("review_tomorrow", "Alva Berglind")) == 2


def test_the_chief_is_reminded_once_two_working_days_after(review, cast):
    assert due(date(2026, 11, 18)) == set()
    assert due(TWO_DAYS_AFTER) == {("review_unnoted", cast["chief"].pk)}

    swept(TWO_DAYS_AFTER)
    assert swept(FRIDAY) == [("review_unnoted", "Lena Hedbrant")]


def test_a_weekend_is_no_working_day(coming):
    Review.objects.filter(pk=coming.pk).update(on=date(2026, 12, 3))  # a Thursday

    assert late_on(date(2026, 12, 4)) == {"three-months"}
    assert late_on(date(2026, 12, 7)) == {"three-months", "six-months"}


def late_on(day):
    """The keys of the reviews that the chief is reminded of."""
    found = next(found for found in ReviewsPart().due(day) if found.kind == "review_unnoted")
    return set(Review.objects.filter(pk__in=[row[2] for row in found.rows]).values_list("key", flat=True))


def test_what_is_noted_or_cancelled_reminds_nobody(review, coming, cast):
    hold_review(review, by=cast["chief"], outcome="on-track")
    cancel_review(coming, "chief", by=cast["chief"])

    assert due(TWO_DAYS_AFTER) == due(date(2027, 2, 16)) == set()


def test_what_is_optional_never_nags(optional, introduction):
    introduction.reviews.exclude(pk=optional.pk).delete()

    assert {kind for kind, _ in due(date(2027, 5, 16))} == {"review_tomorrow"}
    assert due(date(2027, 6, 1)) == set()


def test_an_introduction_that_has_ended_reminds_nobody(introduction, cast):
    discontinue_introduction(introduction, "left", by=cast["chief"])

    assert due(TWO_DAYS_AFTER) == set()


@pytest.mark.parametrize("number", [1, 2])
def test_due_takes_the_same_queries_for_many(introduction, foreign_introduction, number, django_assert_num_queries):
    if number == 1:
        foreign_introduction.reviews.all().delete()

    with django_assert_num_queries(5):
        due(THE_DAY_BEFORE)


def test_many_introductions_remind_their_own(introduction, foreign_introduction, cast):
    people = ("newcomer", "mentor", "chief", "stranger_newcomer", "stranger_mentor", "stranger")

    assert due(THE_DAY_BEFORE) == {("review_tomorrow", cast[part].pk) for part in people}


def test_the_mail_says_which_and_when(coming, cast, now):
    now.move_to("2027-02-16T09:00:00+01:00")
    Review.objects.filter(pk=coming.pk).update(time=time(13), place="Rum 3")
    swept(date(2027, 2, 16))

    send(timezone.now())

    (own,), (others,) = mails(cast, "newcomer"), mails(cast, "mentor")
    assert "I morgon kl. 13.00–14.00" in own
    assert "Uppföljningssamtal efter sex månader: Alva" in others
    assert "Rum 3" in others


def test_a_reminder_no_longer_holds_once_it_is_noted(review, cast, now):
    now.move_to("2026-11-19T09:00:00+01:00")
    swept(TWO_DAYS_AFTER)
    hold_review(review, by=cast["chief"], outcome="more-support")

    send(timezone.now())

    assert mails(cast, "chief") == []


def test_no_mail_says_how_it_goes(review, coming, cast):
    hold_review(review, by=cast["deputy"], outcome="more-support")
    move_review(coming, FRIDAY, by=cast["deputy"], reason="chief")
    cancel_review(fresh(coming), "chief", by=cast["deputy"])

    send(timezone.now())

    assert SentMail.objects.count() == 3
    assert not SentMail.objects.filter(html__contains="Mer stöd").exists()


def test_the_mail_of_a_move_says_from_when_and_why(coming, cast):
    move_review(coming, FRIDAY, by=cast["chief"], reason="chief", time=time(10))

    send(timezone.now())

    (mail,) = mails(cast, "mentor")
    assert "fått en ny tid" in mail
    assert "Flyttat från ons 17 februari: chefen fick förhinder." in " ".join(mail.split())


def test_of_two_moves_the_last_is_told(coming, cast):
    move_review(coming, FRIDAY, by=cast["chief"], reason="chief")
    cancel_review(fresh(coming), "chief", by=cast["chief"])

    send(timezone.now())

    (mail,) = mails(cast, "newcomer")
    assert "inställt" in mail
