"""Rounds open, are joined and close by themselves; a sweep that runs twice, or late, does everything once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Employment, Person
from questionnaires.models import Edition
from surveys.models import Asked, Participation, SessionQuestions, Survey
from surveys.services import set_session_questions
from surveys.services.sweeping import sweep
from surveys.tasks import sweep as task
from tests.cast import build_introduction
from tests.surveys.rounds import opened
from training.services import cancel_session, take_attendance

DAY = timedelta(days=1)


def sweep_twice(now=None):
    sweep(now)
    sweep(now)


def asked_in(survey):
    return {row.person.name if row.person else row.email for row in survey.asked.select_related("person")}


# -- rounds


def test_a_round_opens_on_its_day(places, edition, cast):
    now = timezone.now()
    survey = opened(places.team, edition, cast["coordinator"], opens_on=timezone.localdate() + DAY)

    sweep_twice(now)
    before = survey.asked.count()
    sweep_twice(now + DAY)

    survey.refresh_from_db()
    assert before == 0
    assert asked_in(survey) == {"Alva Berglind", "Mattias Ekdahl", "Elias Sundmark"}
    assert survey.state_on(timezone.localdate(now + DAY)) == "open"


def test_a_round_is_counted_after_its_last_day(survey):
    now = timezone.now()
    Participation.objects.create(asked=survey.asked.first())

    sweep_twice(now + 10 * DAY)
    survey.refresh_from_db()
    on_its_last_day = survey.is_closed
    sweep_twice(now + 11 * DAY)

    survey.refresh_from_db()
    assert not on_its_last_day
    assert survey.is_closed
    assert bytes(survey.seal) == b""


def test_a_round_that_nobody_opened_in_time_asks_nobody(places, edition, cast):
    survey = opened(places.team, edition, cast["coordinator"], opens_on=timezone.localdate() + DAY)

    sweep_twice(timezone.now() + 30 * DAY)

    survey.refresh_from_db()
    assert (survey.is_closed, survey.asked.count()) == (True, 0)


def test_drafts_and_withdrawn_rounds_are_left_alone(survey):
    Survey.objects.update(withdrawn_at=timezone.now())

    sweep_twice(timezone.now() + 30 * DAY)

    survey.refresh_from_db()
    assert not survey.is_closed


def test_only_leavers_join_while_it_is_open(places, edition, cast):
    """Whoever is employed later is not asked in a round that has opened."""
    survey = opened(places.team, edition, cast["coordinator"])
    Employment.objects.create(person=cast["chief"], node=places.team, from_on=timezone.localdate())

    sweep_twice()

    assert cast["chief"].name not in asked_in(survey)


def test_leavers_are_asked_by_address_as_they_leave(places, edition, cast):
    now, today = timezone.now(), timezone.localdate()
    days = {"opens_on": today, "closes_on": today + 300 * DAY}
    survey = opened(places.municipality, edition, cast["coordinator"], "leavers", splits=["municipality"], **days)
    Employment.objects.filter(person=cast["deputy"]).update(to_on=today + 10 * DAY)
    Employment.objects.filter(person=cast["mentor"]).update(to_on=today + 60 * DAY)
    Person.objects.filter(pk=cast["deputy"].pk).update(language="en")

    sweep_twice(now)
    first = asked_in(survey)
    sweep_twice(now + 50 * DAY)

    assert first == {"deputy@example.org"}
    assert asked_in(survey) == {"deputy@example.org", "mentor@example.org"}
    row = survey.asked.get(email="deputy@example.org")
    assert (row.language, row.groups) == ("en", {"municipality": str(places.municipality.pk)})
    assert survey.asked.get(email="mentor@example.org").asked_on == today + 50 * DAY


def test_one_round_that_breaks_holds_up_no_other(survey, named_survey, places):
    """As when a place that is asked is no longer there."""
    Survey.objects.filter(pk=survey.pk).update(asked_at=None, audience={"who": "everybody", "node": 0})
    Survey.objects.filter(pk=named_survey.pk).update(asked_at=None)
    Asked.objects.all().delete()

    with pytest.raises(ExceptionGroup) as caught:
        sweep(timezone.now())

    assert len(caught.value.exceptions) == 1
    assert named_survey.asked.exists()


def test_the_task_sweeps(places, edition, cast):
    survey = opened(places.team, edition, cast["coordinator"], opens_on=timezone.localdate())
    Survey.objects.update(asked_at=None)
    survey.asked.all().delete()

    task()

    assert survey.asked.count() == 3


# -- after sessions


@pytest.fixture
def questions(cohort, edition, cast):
    return set_session_questions(cohort, edition, by=cast["mentor"])


def test_a_session_that_has_ended_asks_those_with_a_seat(questions, session, cast):
    sweep_twice()

    survey = Survey.objects.get()
    assert survey.session == session
    assert asked_in(survey) == {"Alva Berglind"}
    assert str(survey.name).endswith(str(session.template.name))
    assert (survey.reading, survey.created_by, survey.edition) == ("anonymous", cast["mentor"], questions.edition)
    assert survey.closes_on == timezone.localdate() + 7 * DAY
    assert len(survey.seal) == 32


def test_only_those_who_were_there_are_asked(questions, session, cast, version, places, late):
    take_attendance(session, [cast["second_newcomer"]], [cast["newcomer"]], by=cast["mentor"])

    sweep_twice()

    assert asked_in(Survey.objects.get()) == {"Elias Sundmark"}


def test_a_session_nobody_came_to_asks_nobody(questions, session, cast):
    take_attendance(session, [], [cast["newcomer"]], by=cast["mentor"])

    sweep_twice()

    assert not Survey.objects.exists()


def test_a_session_that_goes_on_or_is_cancelled_asks_nobody(questions, session, cast):
    sweep_twice(session.starts_at + timedelta(minutes=session.minutes - 1))
    cancel_session(session, reason="leader", by=cast["mentor"])
    sweep_twice()

    assert not Survey.objects.exists()


def test_sessions_of_long_ago_are_not_asked_about(questions, session):
    sweep_twice(session.starts_at + 8 * DAY)

    assert not Survey.objects.filter(session=session).exists()


def test_questions_that_are_off_open_nothing(questions, cohort, edition, cast):
    set_session_questions(cohort, edition, by=cast["mentor"], is_on=False, revision=questions.revision)

    sweep_twice()

    assert not Survey.objects.exists()


@pytest.mark.parametrize(("reading", "readers"), [("named", ["chief"]), ("coordinator", ["mentor"]), ("anonymous", [])])
def test_readers_follow_from_what_was_said_for_the_group(cohort, session, edition, cast, reading, readers):
    set_session_questions(cohort, edition, by=cast["mentor"], reading=reading, readers=[cast["chief"]])

    sweep_twice()

    assert [row.person for row in Survey.objects.get().readers.all()] == [cast[part] for part in readers]


def test_questions_change_for_sessions_to_come_only(questions, session, cohort, cast):
    sweep()
    before = questions.edition
    other = Edition.objects.create(
        questionnaire=before.questionnaire,
        number=2,
        state="published",
        published_at=timezone.now(),
        document=before.document,
    )

    set_session_questions(cohort, other, by=cast["mentor"], revision=questions.revision)
    sweep()

    assert Survey.objects.get().edition == before
    assert SessionQuestions.objects.get().edition == other


def test_a_sweep_with_nothing_to_do_asks_the_same_for_any_number(
    questions,
    session,
    survey,
    named_survey,
    version,
    cast,
    places,
    django_assert_num_queries,
):
    build_introduction(version, cast["second_newcomer"], places.team)
    sweep()

    with django_assert_num_queries(4):
        sweep()
