"""A draft without a name: found and opened only by the browser that began it."""

import pytest
from cryptography.fernet import InvalidToken

from accounts.errors import StaleEdit
from programs.errors import NotPossible
from surveys.anonymous import drafts
from surveys.anonymous.casting import cast
from surveys.anonymous.erasing import erase
from surveys.anonymous.sealing import unseal
from surveys.errors import AlreadyAnswered
from surveys.models import Draft, Survey
from tests.surveys.anonymous_rounds import ask, open_round


@pytest.fixture
def survey(places):
    return open_round(places.region)


@pytest.fixture
def one(survey):
    return ask(survey)[0]


def test_a_draft_is_read_as_it_was_written(one):
    assert drafts.write(one, "token", {"help": "4"}) == 1
    assert drafts.write(one, "token", {"help": "4", "advice": "Mer tid"}, revision=1) == 2

    assert drafts.read(one, "token") == ({"help": "4", "advice": "Mer tid"}, 2)
    assert Draft.objects.count() == 1


def test_another_browser_and_another_person_find_nothing(survey, one):
    drafts.write(one, "token", {"help": "4"})

    assert drafts.read(one, "another") == ({}, 0)
    assert drafts.read(one, "") == ({}, 0)
    assert drafts.read(ask(survey)[0], "token") == ({}, 0)


def test_the_site_itself_cannot_open_a_draft_without_the_token(survey, one):
    drafts.write(one, "token", {"help": "4"})

    draft = Draft.objects.get()
    assert "token" not in draft.key
    with pytest.raises(InvalidToken):
        unseal(survey, draft.sealed)


def test_two_windows_do_not_overwrite_each_other(one):
    drafts.write(one, "token", {"help": "4"}, revision=0, window="one")

    with pytest.raises(StaleEdit):
        drafts.write(one, "token", {"help": "1"}, revision=0, window="two")

    assert drafts.write(one, "token", {"help": "5"}, revision=0, window="one") == 2
    assert drafts.read(one, "token") == ({"help": "5"}, 2)


def test_what_is_sent_in_is_no_draft_any_longer(one):
    drafts.write(one, "token", {"help": "4"})
    cast(one, {"help": "4"}, "token")

    assert not Draft.objects.exists()
    with pytest.raises(AlreadyAnswered):
        drafts.write(one, "token", {"help": "1"})


def test_after_erasing_nothing_opens_what_was_copied_before(survey, one):
    drafts.write(one, "token", {"help": "4"})
    copied = Draft.objects.get()

    erase(survey)

    with pytest.raises(ValueError, match="no seal"):
        unseal(Survey.objects.get(), copied.sealed, "draft:token:1")


def test_a_round_that_is_withdrawn_takes_no_drafts(survey, one):
    Survey.objects.filter(pk=survey.pk).update(withdrawn_at=survey.asked_at)

    with pytest.raises(NotPossible):
        drafts.write(one, "token", {"help": "1"})


def test_a_site_that_changes_its_key_opens_what_it_sealed_before(settings, one):
    drafts.write(one, "token", {"help": "4"})

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]

    assert drafts.read(one, "token") == ({"help": "4"}, 1)
