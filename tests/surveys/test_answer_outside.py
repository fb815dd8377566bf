"""Answering by the link in a mail, without signing in."""

import pytest
from django.conf import settings
from django.core.signing import Signer
from django.urls import reverse

from surveys.links import asked_of, link_of, token_of
from surveys.models import Asked, Ballot, Draft, Participation, Response
from surveys.services.answering import drafted, has_answered
from tests.questionnaires.sheet import DOCUMENT, POSTED
from tests.surveys.rounds import opened, published

AUTOSAVE = {"HX-Request": "true"}
ADDRESSES = {"who": "addresses", "addresses": ["one@example.com", "two@example.com"]}


@pytest.fixture
def edition(places, cast):
    return published(places.region, cast["coordinator"], DOCUMENT)


@pytest.fixture(params=["anonymous", "named"])
def asked(request, places, cast, edition):
    """One of two outside who are asked."""
    readers = [cast["chief"]] if request.param == "named" else []
    survey = opened(
        places.municipality,
        edition,
        cast["coordinator"],
        audience=ADDRESSES,
        reading=request.param,
        readers=readers,
    )
    return Asked.objects.to_visit().get(survey=survey, email="one@example.com")


def url(asked, step="answer"):
    return reverse(f"surveys:outside_{step}", args=[token_of(asked)])


def test_the_link_is_of_one_who_is_asked(asked):
    assert link_of(asked) == settings.SITE_URL + url(asked)
    assert asked_of(token_of(asked)) == asked


@pytest.mark.parametrize("token", ["", "x", "x.y"])
def test_what_was_not_made_here_is_no_link(client, asked, token):
    forged = [token, asked.link_key.hex, f"{asked.link_key.hex}.{'a' * 43}", Signer().sign(asked.link_key.hex)]

    assert [asked_of(each) for each in forged] == [None] * 4
    assert client.get("/answer/x.y/").status_code == 404


def test_somebody_here_signs_in(survey, cast):
    own = Asked.objects.get(survey=survey, person=cast["newcomer"])

    assert link_of(own).endswith(f"/surveys/{survey.pk}/answer/")
    assert asked_of(token_of(own)) is None


def test_answering_by_link(client, asked):
    looked_through = client.post(url(asked), POSTED, follow=True)
    sent = client.post(url(asked, "submit"), {"revision": looked_through.context["revision"]}, follow=True)

    assert sent.redirect_chain == [(url(asked, "done"), 302)]
    assert "Dina svar är inskickade" in sent.text
    assert list(Asked.objects.answered()) == [asked]


def test_what_a_mail_scanner_does_changes_nothing(client, asked):
    for step in ("answer", "review", "done"):
        assert client.get(url(asked, step), follow=True).status_code == 200
        client.head(url(asked, step))
        client.options(url(asked, step))
    for step in ("draft", "submit"):
        assert client.get(url(asked, step)).status_code == 405

    asked = Asked.objects.to_visit().get(pk=asked.pk)
    assert not has_answered(asked)
    assert not asked.survey.is_locked
    assert not any(model.objects.exists() for model in (Response, Draft, Ballot, Participation))


def test_a_forwarded_link_cannot_answer_twice(client, asked):
    client.post(url(asked), POSTED)
    client.post(url(asked, "submit"))
    other = type(client)()

    page = other.get(url(asked), follow=True)
    assert page.redirect_chain == [(url(asked, "done"), 302)]
    assert "Mer tid." not in page.text
    assert other.post(url(asked), POSTED | {"q-more": "En gång till"}).url == url(asked, "done")
    assert other.post(url(asked, "draft"), POSTED, headers=AUTOSAVE).status_code == 422
    assert other.post(url(asked, "submit")).url == url(asked, "done")
    assert Asked.objects.answered().count() == 1


def test_a_draft_without_names_does_not_follow_a_forwarded_link(client, asked):
    client.post(url(asked, "draft"), POSTED, headers=AUTOSAVE)

    assert "Mer tid." in client.get(url(asked)).text
    is_seen = "Mer tid." in type(client)().get(url(asked)).text
    assert is_seen is not asked.survey.is_anonymous


def test_going_on_later_stays_at_the_link(client, asked):
    response = client.post(url(asked), POSTED | {"later": "1"}, follow=True)

    assert response.redirect_chain == [(url(asked), 302)]
    assert "sparat" in response.text


def test_the_page_speaks_the_language_of_who_is_asked(client, asked):
    asked.language = "en"
    asked.save(update_fields=["language"])

    assert "Who reads?" in client.get(url(asked)).text
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "sv"
    assert "Vem läser?" in client.get(url(asked)).text


def test_one_link_is_not_the_others(client, asked):
    other = asked.survey.asked.get(email="two@example.com")
    client.post(url(asked, "draft"), POSTED, headers=AUTOSAVE)

    assert "Mer tid." not in client.get(url(other)).text
    assert drafted(Asked.objects.to_visit().get(pk=other.pk), "") == ({}, 0)


def test_no_log_says_who_answers_or_what_the_link_is(client, asked, caplog, capsys):
    with caplog.at_level("DEBUG"):
        client.get("/health/")
        assert "request_started" in caplog.text
        caplog.clear()
        client.post(url(asked), POSTED)
        client.post(url(asked, "submit"))
        client.get("/answer/not-a-link/")

    told = caplog.text + "".join(capsys.readouterr())
    assert "request_started" not in told
    assert token_of(asked) not in told
    assert "not-a-link" not in told
