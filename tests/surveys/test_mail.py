"""One mail when a round opens, two reminders, to whoever has not answered: in the digest, or to an address outside."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from outbox import services as outbox
from outbox.models import Message, SentMail
from reminders import services as reminders
from surveys import due, personal_data
from surveys.models import Answer, Asked, Participation, Response, Survey
from surveys.services import prolong, withdraw
from tests.surveys.rounds import opened
from training.models import Attendance

DAY = timedelta(days=1)
MONDAY = date(2026, 9, 28)
CLOSES = date(2026, 10, 9)  # a Friday: the middle is the Saturday between, the last reminder the Wednesday before
ADDRESSES = {"who": "addresses", "addresses": ["borta@example.org"]}


@pytest.fixture(autouse=True)
def kept(settings):
    settings.KEEPS_MAIL = True


def eight_o_clock(day):
    return timezone.make_aware(datetime.combine(day, time(8)))


@pytest.fixture
def at():
    """The rest of the test happens at eight on a day."""
    with time_machine.travel(eight_o_clock(MONDAY), tick=False) as traveller:
        yield lambda day: traveller.move_to(eight_o_clock(day))


@pytest.fixture
def round_of_two_weeks(at, places, edition, cast):
    """Of the newcomers' chief, a mentor and so on: everybody in the team."""
    return opened(places.team, edition, cast["coordinator"], opens_on=MONDAY, closes_on=CLOSES)


@pytest.fixture
def outside(at, places, edition, cast):
    return opened(places.team, edition, cast["coordinator"], opens_on=MONDAY, closes_on=CLOSES, audience=ADDRESSES)


def send(day, at):
    """Both sweeps of that morning, twice; {address: [subjects]} of what left."""
    at(day)
    SentMail.objects.all().delete()
    for _ in range(2):
        reminders.sweep(timezone.now())
        outbox.sweep(timezone.now())
    return sorted(SentMail.objects.values_list("to", flat=True))


TEAM = ["deputy@example.org", "newcomer@example.org", "second-newcomer@example.org"]


def test_everybody_gets_one_mail_and_two_reminders(round_of_two_weeks, at):
    days = [MONDAY + number * DAY for number in range(15)]

    told = {day: mails for day in days if (mails := send(day, at))}

    assert told == {MONDAY: TEAM, date(2026, 10, 5): TEAM, date(2026, 10, 7): TEAM}


def test_nobody_is_reminded_who_has_answered(round_of_two_weeks, at, cast):
    send(MONDAY, at)
    Participation.objects.create(asked=round_of_two_weeks.asked.get(person=cast["newcomer"]))

    assert "newcomer@example.org" not in send(date(2026, 10, 5), at)


def test_who_answers_before_the_mail_leaves_gets_none(round_of_two_weeks, at, cast):
    """The message is posted, then the answer comes, then mails are sent."""
    reminders.sweep(timezone.now())
    Participation.objects.create(asked=round_of_two_weeks.asked.get(person=cast["newcomer"]))

    outbox.sweep(timezone.now())

    assert sorted(SentMail.objects.values_list("to", flat=True)) == [TEAM[0], TEAM[2]]


def test_a_draft_is_no_answer(at, places, edition, cast):
    survey = opened(
        places.team,
        edition,
        cast["coordinator"],
        opens_on=MONDAY,
        closes_on=CLOSES,
        reading="named",
        readers=[cast["chief"]],
    )
    begun, sent = survey.asked.order_by("person__email")[:2]
    Response.objects.create(asked=begun)
    Response.objects.create(asked=sent, submitted_at=timezone.now())

    assert send(MONDAY, at) == [TEAM[0], TEAM[2]]


def test_a_late_sweep_tells_of_what_holds_now(round_of_two_weeks, at):
    assert send(date(2026, 10, 7), at) == TEAM
    assert set(Message.objects.exclude(kind="digest").values_list("kind", flat=True)) == {"survey_last"}


def test_a_short_round_is_one_mail(at, places, edition, cast):
    opened(places.team, edition, cast["coordinator"], opens_on=MONDAY, closes_on=MONDAY + DAY)

    assert [send(MONDAY, at), send(MONDAY + DAY, at)] == [TEAM, []]


def test_prolonging_reminds_of_nothing_again(round_of_two_weeks, at, cast):
    for day in (MONDAY, date(2026, 10, 5), date(2026, 10, 7)):
        send(day, at)
    prolong(round_of_two_weeks, CLOSES + 14 * DAY, by=cast["coordinator"])

    assert send(date(2026, 10, 21), at) == []


def test_nothing_is_told_of_what_is_withdrawn(round_of_two_weeks, at, cast):
    reminders.sweep(timezone.now())
    withdraw(round_of_two_weeks, by=cast["coordinator"])

    outbox.sweep(timezone.now())

    assert not SentMail.objects.exists()


def test_the_digest_says_the_name_and_until_when_and_no_question(round_of_two_weeks, at):
    send(MONDAY, at)

    text = SentMail.objects.get(to="newcomer@example.org").text
    assert "Hur har ni det?" in text
    assert f"/surveys/{round_of_two_weeks.pk}/answer/" in text
    assert "9 oktober" in text
    assert "Jag får hjälp" not in text


# -- outside


def test_outside_gets_three_mails_with_the_own_link(outside, at):
    days = [MONDAY + number * DAY for number in range(15)]
    mails = {}
    for day in days:
        if send(day, at):
            mails[day] = SentMail.objects.get()

    assert list(mails) == [MONDAY, date(2026, 10, 5), date(2026, 10, 7)]
    assert len({mail.text.split("/answer/")[1].split()[0] for mail in mails.values()}) == 1
    first, second, _third = mails.values()
    assert (first.to, first.subject) == ("borta@example.org", "Hur har ni det?")
    assert second.subject.endswith(": Hur har ni det?")


def test_outside_mail_says_who_asks_and_no_question(outside, at):
    send(MONDAY, at)

    text = SentMail.objects.get().text
    assert "Barn 1" in text
    assert "Jag får hjälp" not in text
    assert text.count("http") == 1


def test_outside_in_the_language_of_the_one(outside, at):
    Asked.objects.update(language="en")
    send(MONDAY, at)

    assert "Open until Friday 9 October." in SentMail.objects.get().text


def test_outside_stops_when_answered(outside, at):
    send(MONDAY, at)
    Participation.objects.create(asked=outside.asked.get())

    assert send(date(2026, 10, 5), at) == []


# -- who joins, who was not there


def test_who_leaves_is_reminded_by_the_day_one_was_asked(at, places, edition, cast):
    survey = opened(places.team, edition, cast["coordinator"], "leavers", opens_on=MONDAY, closes_on=date(2027, 6, 30))
    asked_on = MONDAY + 2 * DAY
    Asked.objects.create(survey=survey, email="slutar@example.org", asked_on=asked_on)

    told = [day for day in (MONDAY + number * DAY for number in range(30)) if day >= asked_on and send(day, at)]

    assert told == [asked_on, asked_on + 7 * DAY, asked_on + 14 * DAY]


def test_who_was_not_there_is_not_reminded(at, session, places, edition, cast):
    survey = opened(places.team, edition, cast["coordinator"], opens_on=MONDAY, closes_on=CLOSES)
    Survey.objects.filter(pk=survey.pk).update(session=session)
    Attendance.objects.create(session=session, person=cast["newcomer"], was_there=False)
    Attendance.objects.create(session=session, person=cast["deputy"], was_there=True)

    send(MONDAY, at)

    told = Message.objects.filter(kind="survey_open").values_list("person", flat=True)
    assert set(told) == {cast["deputy"].pk, cast["second_newcomer"].pk}


def test_due_takes_as_many_questions_for_one_round_as_for_many(at, places, edition, cast, django_assert_num_queries):
    for _ in range(3):
        opened(places.team, edition, cast["coordinator"], opens_on=MONDAY, closes_on=CLOSES)
        with django_assert_num_queries(1):
            assert len(list(due.due(MONDAY))) == 6


# -- what is known of a person


def test_extract_says_what_the_one_said_by_name(named_survey, cast):
    response = Response.objects.create(
        asked=named_survey.asked.get(person=cast["newcomer"]), submitted_at=timezone.now()
    )
    Answer.objects.create(response=response, question_key="where", value="there")
    Answer.objects.create(response=response, question_key="words", value="Mina ord")

    (found,) = personal_data.personal_data(cast["newcomer"])["asked"]

    assert found["answers"] == {"Var?": "Där", "Berätta": "Mina ord"}
    assert found["has_answered"]
    assert personal_data.personal_data(cast["chief"])["reads"] == ["Hur har ni det?"]
    assert len(personal_data.personal_data(cast["coordinator"])["prepared"]) == 1


def test_extract_of_a_round_without_names_says_only_that_one_has_answered(survey, cast):
    Participation.objects.create(asked=survey.asked.get(person=cast["newcomer"]))

    (of_one, of_other) = (personal_data.personal_data(cast[part])["asked"][0] for part in ("newcomer", "mentor"))

    assert (of_one["has_answered"], of_one["answers"]) == (True, {})
    assert (of_other["has_answered"], of_other["answers"]) == (False, {})


def test_extract_finds_what_went_to_the_own_address(outside, cast):
    Asked.objects.update(email="Newcomer@example.org")

    assert len(personal_data.personal_data(cast["newcomer"])["asked"]) == 1
