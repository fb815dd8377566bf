"""Drafts and answers of rounds with names; and what both kinds of rounds have in common."""

import pytest
from django.utils import timezone

from accounts.errors import StaleEdit
from accounts.models import Event
from programs.errors import NotPossible
from surveys.errors import AlreadyAnswered, NothingAnswered
from surveys.models import Answer, Ballot, Draft, Participation, Response
from surveys.services import withdraw
from surveys.services.answering import Page, drafted, has_answered, save_draft, submit
from tests.questionnaires.sheet import ANSWERS, DOCUMENT
from tests.surveys.rounds import DAY, opened, published

FOLDED = {"why-not": "Ingen har frågat"}


@pytest.fixture
def edition(places, cast):
    """With a question of every kind."""
    return published(places.region, cast["coordinator"], DOCUMENT)


@pytest.fixture
def asked(named_survey, cast):
    return asked_of(named_survey, cast["newcomer"])


@pytest.fixture
def unnamed(survey, cast):
    return asked_of(survey, cast["newcomer"])


def asked_of(survey, person):
    return survey.asked.model.objects.to_visit().get(survey=survey, person=person)


def said_by(asked):
    return dict(Answer.objects.filter(response__asked=asked).values_list("question_key", "value"))


def test_a_draft_keeps_everything_and_nobody_has_answered(asked):
    revision = save_draft(asked, ANSWERS | FOLDED)

    assert drafted(asked) == (ANSWERS | FOLDED, revision)
    assert not has_answered(asked_of(asked.survey, asked.person))
    assert not Event.objects.filter(verb="surveys.answers_sent").exists()


def test_the_first_draft_locks_what_was_promised(asked, unnamed):
    assert not asked.survey.is_locked

    save_draft(asked, {"help": "3"})
    save_draft(unnamed, {"help": "3"}, Page(token="a-token"))

    assert asked_of(asked.survey, asked.person).survey.is_locked
    assert asked_of(unnamed.survey, unnamed.person).survey.is_locked


def test_sending_in_leaves_out_what_was_not_asked(asked):
    save_draft(asked, ANSWERS | FOLDED)

    submit(asked)

    assert said_by(asked) == ANSWERS
    assert has_answered(asked_of(asked.survey, asked.person))
    sent = Event.objects.get(verb="surveys.answers_sent")
    assert (sent.by, sent.about, sent.codes) == (asked.person, asked.person, {})


def test_a_draft_replaces_the_one_before(asked):
    save_draft(asked, ANSWERS)
    save_draft(asked, {"help": "2"})

    assert drafted(asked)[0] == {"help": "2"}


def test_what_fits_no_question_is_not_kept(asked):
    save_draft(asked, {"help": "9", "weather": "fine", "more": "Ja"})

    assert said_by(asked) == {"more": "Ja"}


def test_without_names_the_same_answers_are_sealed(unnamed, django_capture_on_commit_callbacks):
    page = Page(token="a-token")
    save_draft(unnamed, ANSWERS | FOLDED, page)
    assert drafted(unnamed, "a-token")[0] == ANSWERS | FOLDED
    events = Event.objects.count()

    submit(unnamed, page=page)

    assert Participation.objects.get().asked == unnamed
    assert (Ballot.objects.count(), Draft.objects.count(), Response.objects.count()) == (1, 0, 0)
    assert Event.objects.count() == events


def test_a_draft_without_names_is_nothing_without_its_token(unnamed):
    save_draft(unnamed, ANSWERS, Page(token="a-token"))

    assert drafted(unnamed) == ({}, 0)
    assert drafted(unnamed, "another") == ({}, 0)


def test_a_number_that_is_something_else_is_no_event_of_an_anonymous_round(asked, unnamed):
    save_draft(asked, ANSWERS, Page(is_not_a_number=True))
    save_draft(unnamed, ANSWERS, Page(token="a-token", is_not_a_number=True))

    marked = Event.objects.get(verb="accounts.number_marked_as_other")
    assert marked.object_id == asked.survey_id


@pytest.mark.parametrize("fixture", ["asked", "unnamed"])
def test_nobody_sends_in_nothing(request, fixture):
    someone = request.getfixturevalue(fixture)

    with pytest.raises(NothingAnswered):
        submit(someone, {"met": 3})

    assert not has_answered(asked_of(someone.survey, someone.person))


@pytest.mark.parametrize("fixture", ["asked", "unnamed"])
def test_nobody_answers_twice(request, fixture):
    someone = request.getfixturevalue(fixture)
    submit(someone, ANSWERS)

    with pytest.raises(AlreadyAnswered):
        submit(someone, {"help": "1"})
    with pytest.raises(AlreadyAnswered):
        submit(someone)
    with pytest.raises(AlreadyAnswered):
        save_draft(someone, {"help": "1"}, Page(token="a-token"))


@pytest.mark.parametrize("fixture", ["asked", "unnamed"])
def test_two_windows_do_not_overwrite_each_other_and_one_may_always_save_again(request, fixture):
    someone = request.getfixturevalue(fixture)
    first, second = (Page(token="a-token", revision=0, window=name) for name in ("first", "second"))
    save_draft(someone, {"help": "1"}, first)
    save_draft(someone, {"help": "2"}, first)

    with pytest.raises(StaleEdit):
        save_draft(someone, {"help": "3"}, second)

    answers, revision = drafted(someone, "a-token")
    assert answers == {"help": "2"}
    save_draft(someone, {"help": "3"}, Page(token="a-token", revision=revision, window="second"))
    with pytest.raises(StaleEdit):
        save_draft(someone, {"help": "4"}, first)


@pytest.mark.parametrize("fixture", ["asked", "unnamed"])
def test_what_was_looked_through_is_what_is_sent(request, fixture):
    someone = request.getfixturevalue(fixture)
    seen = save_draft(someone, {"help": "1"}, Page(token="a-token", window="first"))
    save_draft(someone, {"help": "2"}, Page(token="a-token", window="first"))

    with pytest.raises(StaleEdit):
        submit(someone, page=Page(token="a-token", revision=seen))

    submit(someone, page=Page(token="a-token", revision=seen + 1))


@pytest.mark.parametrize("reading", ["named", "anonymous"])
def test_nobody_answers_before_or_after_or_when_it_is_withdrawn(places, cast, edition, reading):
    readers = [cast["chief"]] if reading == "named" else []
    survey = opened(places.municipality, edition, cast["coordinator"], reading=reading, readers=readers)
    someone, today = asked_of(survey, cast["newcomer"]), timezone.localdate()

    for days in [(today + DAY, today + DAY), (today - DAY, today - DAY)]:
        survey.opens_on, survey.closes_on = days
        survey.save(update_fields=["opens_on", "closes_on"])
        with pytest.raises(NotPossible):
            save_draft(someone, ANSWERS, Page(token="a-token"))
        with pytest.raises(NotPossible):
            submit(someone, ANSWERS)
    survey.opens_on = survey.closes_on = today
    survey.save(update_fields=["opens_on", "closes_on"])
    withdraw(survey, by=cast["coordinator"])
    with pytest.raises(NotPossible):
        submit(someone, ANSWERS)

    assert not asked_of(survey, cast["newcomer"]).survey.is_locked
