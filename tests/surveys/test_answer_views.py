"""The pages to answer on, for somebody who is signed in."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.carrying import FIELD, mark
from surveys.models import Answer, Asked, Ballot, Draft, Participation, Response, Survey
from surveys.services import withdraw
from surveys.services.answering import Page, drafted, save_draft, submit
from surveys.services.closing import close_survey
from tests.questionnaires.sheet import ANSWERS, DOCUMENT, POSTED
from tests.surveys.rounds import DAY, published

AUTOSAVE = {"HX-Request": "true"}


@pytest.fixture
def edition(places, cast):
    return published(places.region, cast["coordinator"], DOCUMENT)


@pytest.fixture
def newcomer(client, cast):
    client.force_login(cast["newcomer"])
    return cast["newcomer"]


def url(survey, step="answer"):
    return reverse(f"surveys:survey_{step}", args=[survey.pk])


def own(survey, person):
    return Asked.objects.to_visit().get(survey=survey, person=person)


def rows():
    """Everything that answering could write."""
    return {model: list(model.objects.values()) for model in (Survey, Response, Answer, Draft, Participation, Ballot)}


def test_who_reads_stands_before_the_first_question(client, newcomer, survey, named_survey):
    anonymous, named = client.get(url(survey)).text, client.get(url(named_survey)).text

    for page in (anonymous, named):
        assert page.index("Vem läser?") < page.index("Jag har fått hjälp.")
    assert "Sedan ingen" in anonymous
    assert "Sedan Lena Hedbrant" in named


def test_looking_changes_nothing(client, newcomer, survey, named_survey):
    before = rows()

    for round_ in (survey, named_survey):
        for step in ("answer", "review", "done"):
            response = client.get(url(round_, step))
            assert not any(name.startswith("survey-") for name in response.cookies)
            assert client.head(url(round_, step)).status_code in (200, 302)

    assert rows() == before


@pytest.mark.parametrize("step", ["draft", "submit"])
def test_saving_and_sending_are_posted(client, newcomer, survey, step):
    assert client.get(url(survey, step)).status_code == 405


@pytest.mark.parametrize(
    ("role", "status"),
    [("newcomer", 200), ("mentor", 200), ("chief", 200), ("coordinator", 404), ("stranger", 404)],
)
def test_only_those_who_are_asked_get_the_pages(client, cast, survey, role, status):
    client.force_login(cast[role])

    assert client.get(url(survey)).status_code == status
    posted = client.post(url(survey, "draft"), POSTED, headers=AUTOSAVE)
    assert posted.status_code == (204 if status == 200 else 404)


@pytest.mark.parametrize("fixture", ["survey", "named_survey"])
def test_from_the_first_answer_to_thank_you(request, client, newcomer, fixture):
    survey = request.getfixturevalue(fixture)

    answered = client.post(url(survey), POSTED, follow=True)
    assert answered.redirect_chain == [(url(survey, "review"), 302)]
    assert "Tid, Annat: En plats att sitta" in answered.text
    assert "Ingen har frågat" not in answered.text
    sent = client.post(url(survey, "submit"), {"revision": answered.context["revision"]}, follow=True)

    assert sent.redirect_chain == [(url(survey, "done"), 302)]
    assert Asked.objects.answered().get().person == newcomer
    assert client.get(url(survey)).url == url(survey, "done")
    again = client.post(url(survey, "submit"), {"revision": answered.context["revision"]})
    assert again.url == url(survey, "done")
    assert client.post(url(survey), POSTED).url == url(survey, "done")


def test_what_is_saved_with_names_stands_there_in_another_browser(client, newcomer, named_survey, cast):
    assert client.post(url(named_survey, "draft"), POSTED, headers=AUTOSAVE).status_code == 204

    client.logout()
    client.force_login(newcomer)

    assert "Mer tid.</textarea>" in client.get(url(named_survey)).text
    client.force_login(cast["mentor"])
    assert "Mer tid." not in client.get(url(named_survey)).text


def test_what_is_saved_without_names_opens_in_one_browser_for_one_person(client, newcomer, survey, cast):
    saved = client.post(url(survey, "draft"), POSTED, headers=AUTOSAVE)
    cookie = saved.cookies[f"survey-{survey.pk}"]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", url(survey))
    assert cookie["max-age"] > 60 * 60 * 24 * 30  # it is there when the browser has been closed
    assert "Mer tid.</textarea>" in client.get(url(survey)).text
    client.cookies.pop("sessionid")
    client.force_login(cast["mentor"])
    assert "Mer tid." not in client.get(url(survey)).text
    client.cookies.clear()
    client.force_login(newcomer)
    assert "Mer tid." not in client.get(url(survey)).text


def test_the_first_saves_of_a_page_find_the_same_draft(client, newcomer, survey):
    """Both are on their way before the browser has got the cookie of the first."""
    token = client.get(url(survey)).context["form"]["token"].value()
    posted = POSTED | {"token": token, "window": "w"}

    for more in ("Mer", "Mer tid."):
        client.post(url(survey, "draft"), posted | {"q-more": more}, headers=AUTOSAVE)
        client.cookies.pop(f"survey-{survey.pk}")

    assert Draft.objects.count() == 1
    assert drafted(own(survey, newcomer), token)[0]["more"] == "Mer tid."


def test_the_token_is_gone_when_it_is_sent_in(client, newcomer, survey):
    client.post(url(survey), POSTED)

    sent = client.post(url(survey, "submit"))

    assert sent.cookies[f"survey-{survey.pk}"].value == ""
    assert Draft.objects.count() == 0


def test_going_on_later_leads_home(client, newcomer, named_survey):
    response = client.post(url(named_survey), POSTED | {"later": "1"})

    assert response.url == "/"
    assert drafted(own(named_survey, newcomer))[0]["more"] == "Mer tid."


def test_a_personal_number_is_stopped_and_the_rest_is_saved(client, newcomer, named_survey):
    posted = POSTED | {"q-more": "Ring 19811218-9876", "window": "w"}

    autosaved = client.post(url(named_survey, "draft"), posted, headers=AUTOSAVE)
    page = client.post(url(named_survey), posted)

    assert (autosaved.status_code, page.status_code) == (422, 422)
    assert "personnummer" in autosaved.text
    assert "Ring 19811218-9876</textarea>" in page.text
    assert "more" not in drafted(own(named_survey, newcomer))[0]
    assert drafted(own(named_survey, newcomer))[0]["met"] == 6


def test_a_number_too_many_is_said_where_it_stands_and_nothing_is_lost(client, newcomer, named_survey):
    page = client.post(url(named_survey), POSTED | {"q-lacks": ["time", "pay", "else"]})

    assert page.status_code == 422
    assert "Du har valt 3. Välj högst 2." in page.text
    assert page.text.count("checked") == 5
    assert drafted(own(named_survey, newcomer))[0]["more"] == "Mer tid."


@pytest.mark.parametrize("fixture", ["survey", "named_survey"])
def test_another_window_is_told_and_keeps_what_was_typed(request, client, newcomer, fixture):
    survey = request.getfixturevalue(fixture)
    client.post(url(survey, "draft"), POSTED | {"window": "first"}, headers=AUTOSAVE)
    late = POSTED | {"window": "second", "q-more": "Skrivet i den andra"}

    autosaved = client.post(url(survey, "draft"), late, headers=AUTOSAVE)
    page = client.post(url(survey), late)

    assert (autosaved.status_code, page.status_code) == (422, 409)
    assert "Skrivet i den andra</textarea>" in page.text
    again = late | {"revision": page.context["form"]["revision"].value()}
    assert client.post(url(survey), again).url == url(survey, "review")


def test_what_was_changed_after_looking_through_is_looked_through_again(client, newcomer, named_survey):
    seen = client.post(url(named_survey), POSTED, follow=True).context["revision"]
    save_draft(own(named_survey, newcomer), ANSWERS | {"more": "Ändrat"})

    sent = client.post(url(named_survey, "submit"), {"revision": seen}, follow=True)

    assert sent.redirect_chain == [(url(named_survey, "review"), 302)]
    assert "Ändrat" in sent.text


@pytest.mark.parametrize("step", ["answer", "draft"])
def test_a_form_without_anything_in_it_is_an_empty_draft(client, newcomer, survey, step):
    assert client.post(url(survey, step)).status_code in (204, 302)


def test_nothing_can_be_sent_in_before_anything_is_answered(client, newcomer, survey):
    response = client.post(url(survey, "submit"), follow=True)

    assert "Svara på minst en fråga först." in response.text
    assert not Participation.objects.exists()


def test_what_was_typed_survives_a_session_that_ended(client, newcomer, named_survey, cast):
    posted = POSTED | {FIELD: mark(newcomer)}
    client.logout()

    signed_out = client.post(url(named_survey), posted)
    assert signed_out.status_code == 401
    assert client.post(url(named_survey, "draft"), posted, headers=AUTOSAVE).status_code == 401
    client.force_login(cast["mentor"])
    assert client.post(url(named_survey), posted).status_code == 403


@pytest.mark.parametrize("fixture", ["survey", "named_survey"])
def test_too_late_is_said(request, client, newcomer, cast, fixture):
    survey = request.getfixturevalue(fixture)
    withdraw(survey, by=cast["coordinator"])

    assert "har dragits tillbaka" in client.get(url(survey)).text
    assert "har dragits tillbaka" in client.post(url(survey), POSTED).text
    assert client.post(url(survey, "draft"), POSTED, headers=AUTOSAVE).status_code == 422
    assert client.post(url(survey, "submit")).url == url(survey)


def test_when_it_is_counted_the_way_leads_to_the_results(client, newcomer, survey):
    submit(own(survey, newcomer), ANSWERS)
    survey.closes_on = survey.opens_on = timezone.localdate() - DAY
    survey.save(update_fields=["opens_on", "closes_on"])
    assert "Se resultatet" not in client.get(url(survey, "done"), follow=True).text
    close_survey(survey)

    page = client.get(url(survey, "done"), follow=True)

    assert page.redirect_chain == [(url(survey), 302)]
    assert reverse("surveys:results_detail", args=[survey.pk]) in page.text


def test_who_has_answered_in_another_window_is_told_there(client, newcomer, survey):
    submit(own(survey, newcomer), ANSWERS, Page())

    response = client.post(url(survey, "draft"), POSTED, headers=AUTOSAVE)

    assert response.status_code == 422
    assert "redan skickat in" in response.text


def test_own_words_without_names_come_with_a_warning(client, newcomer, survey, named_survey):
    assert "sätt att skriva" in client.get(url(survey)).text
    assert "sätt att skriva" not in client.get(url(named_survey)).text


def test_the_pages_are_not_kept_by_anybody_on_the_way(client, newcomer, survey):
    assert "no-store" in client.get(url(survey))["Cache-Control"]


def test_the_page_asks_as_often_however_much_is_asked(client, newcomer, named_survey, django_assert_num_queries):
    save_draft(own(named_survey, newcomer), ANSWERS)
    client.get(url(named_survey))

    with django_assert_num_queries(10):
        client.get(url(named_survey))
