"""A round is prepared, changed, announced, prolonged and withdrawn."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.errors import StaleEdit
from accounts.models import Event
from programs.errors import NotPossible
from surveys.errors import PromiseStands
from surveys.models import Answer, Asked, Ballot, Draft, Response, Survey
from surveys.services import announce, ask, change_survey, create_survey, prolong, withdraw
from tests.surveys.rounds import both, opened, published, wanted

DAY = timedelta(days=1)


@pytest.fixture
def draft(places, edition, cast):
    return create_survey(places.municipality, wanted(edition), by=cast["coordinator"])


def readers_of(survey):
    return [row.person for row in survey.readers.all()]


def test_create_twice_is_one_draft(places, edition, cast):
    key = uuid.uuid4()
    first, second = (
        create_survey(places.unit, wanted(edition), by=cast["coordinator"], request_key=key) for _ in range(2)
    )

    assert first == second == Survey.objects.get()
    assert (first.state, first.created_by, str(first)) == ("draft", cast["coordinator"], "Hur har ni det?")
    assert not first.asked.exists()
    assert Event.objects.filter(verb="surveys.survey_created").count() == 1


@pytest.mark.parametrize(
    ("reading", "readers"), [("anonymous", []), ("coordinator", ["coordinator"]), ("named", ["chief", "mentor"])]
)
def test_readers_are_fixed_by_how_it_is_read(places, edition, cast, reading, readers):
    """Whoever is named besides reads nothing of a round without names, or of one that the coordinator reads alone."""
    chosen = wanted(edition, reading=reading, readers=[cast["chief"], cast["mentor"]])

    survey = create_survey(places.unit, chosen, by=cast["coordinator"])

    assert readers_of(survey) == [cast[part] for part in readers]


def test_change_chooses_anew_until_somebody_is_asked(draft, places, edition, cast):
    other = published(places.region, cast["coordinator"])
    chosen = wanted(other, reading="named", readers=[cast["chief"]], splits=["role"], name=both("Nytt"))

    changed = change_survey(draft, chosen, by=cast["coordinator"], revision=0)
    again = change_survey(changed, wanted(other), by=cast["coordinator"], revision=1)

    assert (changed.edition, changed.splits, str(changed.name), changed.revision) == (other, ["role"], "Nytt", 1)
    assert readers_of(again) == []


def test_change_of_a_round_that_the_coordinator_reads_keeps_the_coordinator(draft, edition, cast):
    """Another coordinator who mends the name does not become the reader."""
    changed = change_survey(draft, wanted(edition, reading="coordinator"), by=cast["administrator"])

    assert readers_of(changed) == [cast["coordinator"]]


def test_change_of_what_was_not_seen_is_stale(draft, edition, cast):
    change_survey(draft, wanted(edition), by=cast["coordinator"], revision=0)

    with pytest.raises(StaleEdit):
        change_survey(draft, wanted(edition), by=cast["coordinator"], revision=0)


def test_promise_stands_from_the_first_one_asked(survey, edition, cast):
    with pytest.raises(PromiseStands):
        change_survey(survey, wanted(edition, reading="named", readers=[cast["chief"]]), by=cast["coordinator"])

    survey.refresh_from_db()
    assert (survey.reading, readers_of(survey)) == ("anonymous", [])


def test_announce_asks_at_once_when_the_day_has_come(draft, cast):
    survey = announce(draft, by=cast["coordinator"])

    assert survey.state == "open"
    assert set(survey.asked.values_list("person__name", flat=True)) >= {"Alva Berglind", "Lena Hedbrant"}
    assert len(survey.seal) == 32


def test_announce_waits_for_its_day(places, edition, cast):
    days = {"opens_on": timezone.localdate() + DAY}
    survey = opened(places.unit, edition, cast["coordinator"], **days)

    assert (survey.state, survey.asked.count(), bytes(survey.seal)) == ("ahead", 0, b"")


def test_announce_twice_or_too_late_is_not_possible(places, edition, cast, survey):
    past = timezone.localdate() - DAY
    late = create_survey(places.unit, wanted(edition, opens_on=past, closes_on=past), by=cast["coordinator"])

    for row in (survey, late):
        with pytest.raises(NotPossible):
            announce(row, by=cast["coordinator"])


def test_ask_twice_asks_once(survey, cast):
    before = set(survey.asked.values_list("pk", "link_key"))
    seal = bytes(survey.seal)

    ask(survey)

    survey.refresh_from_db()
    assert (set(survey.asked.values_list("pk", "link_key")), bytes(survey.seal)) == (before, seal)


def test_ask_of_a_draft_asks_nobody(draft):
    ask(draft)

    assert not draft.asked.exists()


def test_ask_keeps_groups_of_the_declared_splits_only(places, edition, cast, introduction):
    survey = opened(places.municipality, edition, cast["coordinator"], splits=["role"])

    groups = dict(survey.asked.values_list("person", "groups"))
    assert groups[cast["newcomer"].pk] == {"role": "newcomer"}
    assert groups[cast["chief"].pk] == {"role": "chief"}


def test_ask_addresses_outside(places, edition, cast):
    audience = {"who": "addresses", "addresses": ["a@example.org", "b@example.org"]}

    survey = opened(places.unit, edition, cast["coordinator"], audience=audience, splits=["role"])

    assert list(survey.asked.values_list("person", "email", "groups").order_by("email")) == [
        (None, "a@example.org", {}),
        (None, "b@example.org", {}),
    ]


def test_a_named_round_has_no_seal(named_survey):
    assert bytes(named_survey.seal) == b""


def test_ask_takes_as_many_questions_for_some_as_for_many(places, edition, cast, django_assert_num_queries):
    for node in (places.unit, places.region):
        row = create_survey(node, wanted(edition, splits=["role"]), by=cast["coordinator"])
        with django_assert_num_queries(12):
            announce(row, by=cast["coordinator"])


def test_prolong_only_makes_it_longer(survey, cast):
    longer = prolong(survey, survey.closes_on + DAY, by=cast["coordinator"], revision=survey.revision)

    assert longer.closes_on == survey.closes_on + DAY
    with pytest.raises(NotPossible):
        prolong(longer, longer.closes_on - DAY, by=cast["coordinator"])
    with pytest.raises(StaleEdit):
        prolong(longer, longer.closes_on + DAY, by=cast["coordinator"], revision=survey.revision)


def test_prolong_of_what_is_closed_is_not_possible(survey, cast):
    after = timezone.now() + 20 * DAY

    with pytest.raises(NotPossible):
        prolong(survey, survey.closes_on + 30 * DAY, by=cast["coordinator"], at=after)


def test_withdraw_deletes_what_was_said(survey, named_survey, cast):
    Ballot.objects.create(survey=survey, sealed=b"x")
    Draft.objects.create(survey=survey, key="x", sealed=b"x")
    response = Response.objects.create(asked=named_survey.asked.first(), submitted_at=timezone.now())
    Answer.objects.create(response=response, question_key="words", value="Text")

    for row in (survey, named_survey):
        assert withdraw(row, by=cast["coordinator"]).state == "withdrawn"

    survey.refresh_from_db()
    assert bytes(survey.seal) == b""
    assert not any(model.objects.exists() for model in (Ballot, Draft, Response, Answer))
    assert Asked.objects.exists()


def test_withdraw_twice_is_not_possible(survey, cast):
    withdraw(survey, by=cast["coordinator"])

    with pytest.raises(NotPossible):
        withdraw(survey, by=cast["coordinator"])
