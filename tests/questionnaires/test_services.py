"""Questionnaires of places: drafts change, published editions never do."""

from uuid import uuid4

import pytest

from accounts.errors import StaleEdit
from accounts.models import Event
from questionnaires import services
from questionnaires.catalog import shipped, shipped_by_key
from questionnaires.errors import HasDraft, NotADraft, NotSound
from questionnaires.models import Edition, Questionnaire

DOCUMENT = {
    "questionnaire": {"key": "ours", "name": {"sv": "Våra frågor"}},
    "sections": [{"key": "one", "questions": [{"key": "how", "kind": "text", "text": {"sv": "Hur?"}}]}],
}
NOT_SOUND = {"questionnaire": DOCUMENT["questionnaire"], "sections": [{"key": "one"}]}


@pytest.fixture
def by(cast):
    return cast["coordinator"]


@pytest.fixture
def draft(places, by):
    return services.create_questionnaire(places.region, DOCUMENT, by=by)


def test_a_shipped_one_belongs_where_the_tree_begins(places):
    edition = services.edition_of_shipped("course-day", places.team)

    assert (edition.questionnaire.owner, edition.number, edition.state) == (places.region, 1, "published")
    assert edition.document == shipped_by_key("course-day").document
    assert str(edition.questionnaire) == "Hur var dagen?"
    assert services.edition_of_shipped("course-day", places.other_municipality) == edition


def test_a_shipped_one_that_has_been_changed_is_the_newest(places, by):
    first = services.edition_of_shipped("course-day", places.region)
    second = services.publish(services.new_draft(first.questionnaire, by=by), by=by, note="Kortare.")

    assert services.edition_of_shipped("course-day", places.unit) == second


def test_a_draft_of_a_shipped_one_waits_for_the_one_that_is_shipped(places, by):
    draft = services.create_questionnaire(places.region, shipped_by_key("course-day").document, by=by)

    edition = services.edition_of_shipped("course-day", places.unit)

    assert (draft.number, edition.number, edition.questionnaire) == (1, 2, draft.questionnaire)


def test_nothing_else_is_shipped(places):
    with pytest.raises(KeyError):
        services.edition_of_shipped("horoscope", places.region)


def test_create_makes_a_draft(draft, places, by):
    questionnaire = draft.questionnaire

    assert (questionnaire.owner, questionnaire.key, str(questionnaire)) == (places.region, "ours", "Våra frågor")
    assert (draft.number, draft.state, draft.changed_by, draft.document) == (1, "draft", by, DOCUMENT)
    assert [question.key for question in draft.sheet.questions] == ["how"]


def test_the_same_form_twice_is_one_questionnaire(places, by):
    request_key = uuid4()

    made = [services.create_questionnaire(places.unit, DOCUMENT, by=by, request_key=request_key) for _ in range(2)]

    assert made[0] == made[1]
    assert Questionnaire.objects.count() == Edition.objects.count() == 1


def test_the_same_key_at_the_same_place_is_the_next_edition(draft, places, by):
    with pytest.raises(HasDraft) as caught:
        services.create_questionnaire(places.region, DOCUMENT, by=by)
    services.publish(draft, by=by)
    second = services.create_questionnaire(places.region, DOCUMENT, by=by)
    elsewhere = services.create_questionnaire(places.unit, DOCUMENT, by=by)

    assert caught.value.edition == draft
    assert (second.questionnaire, second.number) == (draft.questionnaire, 2)
    assert (elsewhere.questionnaire.owner, elsewhere.number) == (places.unit, 1)


def test_save_keeps_the_key_and_counts_up(draft, by):
    head = {"key": "theirs", "name": "Andra frågor"}

    saved = services.save_document(draft, {**DOCUMENT, "questionnaire": head}, by=by, revision=0)

    assert saved.document["questionnaire"] == {"key": "ours", "name": {"sv": "Andra frågor"}}
    assert saved.revision == 1
    with pytest.raises(StaleEdit):
        services.save_document(draft, DOCUMENT, by=by, revision=0)


def test_what_is_not_right_is_kept_and_not_published(draft, by):
    services.save_document(draft, NOT_SOUND, by=by)

    with pytest.raises(NotSound) as caught:
        services.publish(draft, by=by)

    assert [error.field for error in caught.value.problems] == ["sections.one.questions"]
    assert Edition.objects.get().is_draft


def test_publish_once(draft, by, cast):
    document = {**DOCUMENT, "questionnaire": {"key": "ours", "name": {"sv": "Nytt namn"}}}
    services.save_document(draft, document, by=by)

    published = services.publish(draft, by=by, note="Första upplagan", revision=1)
    again = services.publish(draft, by=cast["chief"], note="Annat")

    assert (published.state, published.published_by, again.note) == ("published", by, "Första upplagan")
    assert again.published_by == by
    assert str(Questionnaire.objects.get()) == "Nytt namn"


def test_a_published_edition_never_changes(draft, by):
    services.publish(draft, by=by)

    with pytest.raises(NotADraft):
        services.save_document(draft, DOCUMENT, by=by)
    with pytest.raises(NotADraft):
        services.discard_draft(draft, by=by)


def test_one_draft_at_a_time(draft, by):
    services.publish(draft, by=by)

    made = [services.new_draft(draft.questionnaire, by=by) for _ in range(2)]

    assert made[0] == made[1]
    assert (made[0].number, made[0].document) == (2, DOCUMENT)


def test_discard_leaves_what_is_published(draft, by):
    services.publish(draft, by=by)

    services.discard_draft(services.new_draft(draft.questionnaire, by=by), by=by)

    assert Edition.objects.get() == draft


def test_discard_of_the_only_edition_leaves_nothing(draft, by):
    services.discard_draft(draft, by=by)

    assert not Questionnaire.objects.exists()


def test_everything_is_in_the_history(draft, by):
    services.save_document(draft, DOCUMENT, by=by)
    services.publish(draft, by=by)
    services.discard_draft(services.new_draft(draft.questionnaire, by=by), by=by)

    assert list(Event.objects.order_by("pk").values_list("verb", flat=True)) == [
        "questionnaires.draft_made",
        "questionnaires.draft_changed",
        "questionnaires.edition_published",
        "questionnaires.draft_made",
        "questionnaires.draft_discarded",
    ]


def test_shipped_ones_are_found_by_name():
    assert {each.key for each in shipped()} >= {"course-day"}
    assert all(each.document["questionnaire"]["key"] == each.key and str(each.name) for each in shipped())
