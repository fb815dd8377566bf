from datetime import date

import pytest
from django.utils import timezone

from evaluations.models import Occasion
from evaluations.plan import EvaluationsPart
from evaluations.services import agree_to_chief, decide_alone, propose_to_chief, save_draft, submit, withdraw_from_chief
from outbox.models import Message, SentMail
from outbox.services import sweep as send
from programs.services import discontinue_introduction
from reminders.services import sweep
from tests.evaluations.conftest import CLOSED, MENTORS, NEWCOMERS, at, take_to_chief

KINDS = ("evaluation_open", "evaluation_closing", "evaluation_to_decide")


def due(day):
    """{(kind, person id)} of everything that is due on a day."""
    return {(found.kind, row[0]) for found in EvaluationsPart().due(day) for row in found.rows if row[0]}


def swept(day):
    sweep(at(day))
    return sorted(Message.objects.filter(kind__in=KINDS).values_list("kind", "person__name"))


def test_both_are_reminded_when_it_opens_and_not_before(occasion, cast):
    assert due(date(2026, 11, 16)) == set()
    assert due(date(2026, 11, 17)) == {
        ("evaluation_open", cast["newcomer"].pk),
        ("evaluation_open", cast["mentor"].pk),
    }


def test_sweeping_twice_and_every_day_gives_one_of_each(occasion):
    swept(date(2026, 11, 17))
    assert swept(date(2026, 11, 18)) == [("evaluation_open", "Alva Berglind"), ("evaluation_open", "Samira Holst")]

    for day in (26, 27, 30):
        rows = swept(date(2026, 11, day))
    assert [kind for kind, _ in rows] == ["evaluation_closing"] * 2 + ["evaluation_open"] * 2


def test_a_sweep_that_was_down_sends_only_what_holds_now(occasion):
    assert {kind for kind, _ in swept(date(2026, 11, 30))} == {"evaluation_closing"}


def test_whoever_has_answered_is_never_reminded(alone, cast):
    assert due(date(2026, 11, 18)) == {("evaluation_open", cast["mentor"].pk)}
    assert due(date(2026, 11, 27)) == {("evaluation_closing", cast["mentor"].pk)}


def test_a_draft_is_no_answer(occasion, cast):
    save_draft(occasion, NEWCOMERS, by=cast["newcomer"])

    assert ("evaluation_open", cast["newcomer"].pk) in due(date(2026, 11, 18))


def test_nobody_is_reminded_of_what_all_have_answered_or_what_has_closed(revealed, now):
    assert due(date(2026, 11, 18)) == set()
    assert due(date(2026, 12, 2)) == set()


def test_whoever_answered_alone_is_asked_to_decide_once(alone, cast, now):
    now.move_to(CLOSED)

    assert due(date(2026, 12, 2)) == {("evaluation_to_decide", cast["newcomer"].pk)}
    assert swept(date(2026, 12, 3)) == swept(date(2026, 12, 2))
    decide_alone(alone, "kept", by=cast["newcomer"])
    assert due(date(2026, 12, 4)) == set()


def test_a_discontinued_introduction_asks_nobody(occasion, introduction, cast):
    discontinue_introduction(introduction, "left", by=cast["chief"])

    assert due(date(2026, 11, 18)) == set()


def test_without_a_mentor_only_the_newcomer_is_reminded(occasion, introduction, cast):
    introduction.involvements.filter(role="mentor").delete()

    assert due(date(2026, 11, 18)) == {("evaluation_open", cast["newcomer"].pk)}


def test_a_reminder_no_longer_holds_once_it_is_answered(occasion, cast, now):
    swept(date(2026, 11, 18))
    submit(occasion, NEWCOMERS, by=cast["newcomer"])

    send(timezone.now())

    assert [mail.to for mail in SentMail.objects.all()] == [cast["mentor"].email]


def test_the_mail_says_that_there_is_one_and_nothing_of_what(alone, cast):
    submit(alone, MENTORS, by=cast["mentor"])
    swept(date(2026, 11, 18))

    send(timezone.now())

    mail = SentMail.objects.get(to=cast["newcomer"].email)
    assert "Utvärdering efter tre månader: Alva" in mail.text
    assert "CANARY" not in mail.text + mail.html


def test_the_chief_is_told_while_there_is_something_to_read(revealed, cast):
    row = take_to_chief(revealed, cast, words="Vi vill ses oftare.")
    swept(date(2026, 11, 18))
    withdraw_from_chief(row, by=cast["newcomer"])

    send(timezone.now())

    assert not SentMail.objects.filter(to=cast["chief"].email).exists()


@pytest.mark.parametrize(("says_yes", "mails"), [(False, 1), (True, 0)])
def test_the_other_is_told_of_a_proposal_until_the_yes_is_said(revealed, cast, says_yes, mails):
    row = propose_to_chief(revealed, by=cast["newcomer"], words="Vi vill ses oftare.")
    if says_yes:
        agree_to_chief(row, by=cast["mentor"], with_answer=False)
    swept(date(2026, 11, 18))

    send(timezone.now())

    told = [mail.text for mail in SentMail.objects.filter(to=cast["mentor"].email) if "om du säger ja" in mail.text]
    assert len(told) == mails
    assert not any("oftare" in text for text in told)


@pytest.mark.parametrize("number", [1, 2])
def test_due_takes_the_same_queries_for_many(
    introduction, foreign_introduction, cast, number, django_assert_num_queries
):
    if number == 1:
        Occasion.objects.filter(introduction=foreign_introduction).delete()

    with django_assert_num_queries(9):
        due(date(2026, 11, 18))


def test_one_evaluation_of_many_introductions_reminds_each(introduction, foreign_introduction, cast):
    assert {person for _, person in due(date(2026, 11, 18))} == {
        cast[part].pk for part in ("newcomer", "mentor", "stranger_newcomer", "stranger_mentor")
    }
