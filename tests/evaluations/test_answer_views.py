import pytest
from django.urls import reverse

from evaluations.models import Answer, Respondent
from evaluations.services import save_draft, submit, take_back
from tests.evaluations.conftest import CLOSED, MENTORS, NEWCOMERS, OPEN, fresh

POSTED = {"q-help-when-needed": "fully", "q-own-contribution": "Frågor", "revision": "0"}
HTMX = {"HX-Request": "true"}


def url(name, occasion):
    return reverse(f"evaluations:occasion_{name}", args=[occasion.pk])


@pytest.mark.parametrize(
    ("role", "status", "can_answer"),
    [
        ("newcomer", 200, True),
        ("mentor", 200, True),
        ("chief", 200, False),
        ("deputy", 200, False),
        ("coordinator", 200, False),
        ("administrator", 200, False),
        ("colleague", 404, False),
        ("second_newcomer", 404, False),
        ("stranger", 404, False),
    ],
)
def test_occasion_detail_by_role(client, occasion, cast, role, status, can_answer):
    client.force_login(cast[role])

    response = client.get(occasion.get_absolute_url())

    assert response.status_code == status
    assert ("form" in (response.context or {})) == can_answer


@pytest.mark.parametrize(
    ("role", "status"),
    [("newcomer", 204), ("mentor", 204), ("chief", 403), ("coordinator", 403), ("colleague", 404), ("stranger", 404)],
)
def test_occasion_draft_by_role(client, occasion, cast, role, status):
    client.force_login(cast[role])

    response = client.post(url("draft", occasion), POSTED, headers=HTMX)

    assert response.status_code == status
    assert Answer.objects.filter(respondent__person=cast[role]).count() == (2 if status == 204 else 0)


@pytest.mark.parametrize(
    ("role", "status"),
    [("newcomer", 302), ("mentor", 302), ("chief", 403), ("coordinator", 403), ("colleague", 404), ("stranger", 404)],
)
def test_occasion_submit_by_role(client, occasion, cast, role, status):
    if status == 302:
        save_draft(occasion, NEWCOMERS, by=cast[role])
    client.force_login(cast[role])

    response = client.post(url("submit", occasion), {"revision": "0"})

    assert response.status_code == status
    assert Respondent.objects.filter(submitted_at__isnull=False).exists() == (status == 302)


def test_a_draft_is_there_the_next_time_and_only_for_who_wrote_it(client, occasion, cast):
    save_draft(occasion, NEWCOMERS, by=cast["newcomer"])

    for role, sees in (("newcomer", True), ("mentor", False), ("chief", False), ("coordinator", False)):
        client.force_login(cast[role])
        assert ("CANARY-NEW" in client.get(occasion.get_absolute_url()).text) == sees


def test_who_reads_stands_before_the_first_question(client, occasion, cast):
    client.force_login(cast["newcomer"])

    page = client.get(occasion.get_absolute_url()).text

    assert page.index("Vem läser?") < page.index('name="q-')
    assert "Samira svarar på samma frågor för sig" in page
    assert "Lena ser det ni väljer" in page


def test_each_role_gets_its_own_questions(client, occasion, cast):
    client.force_login(cast["mentor"])

    page = client.get(occasion.get_absolute_url()).text

    assert "q-advice-to-newcomer" in page
    assert "q-advice-to-mentor" not in page


def test_save_and_go_on_later_without_javascript(client, occasion, cast):
    client.force_login(cast["newcomer"])

    response = client.post(url("draft", occasion), POSTED | {"later": "1"})

    assert response.url == reverse("overview:home")
    assert Answer.objects.count() == 2


def test_look_through_shows_the_own_answers_and_what_is_left(client, occasion, cast):
    client.force_login(cast["newcomer"])

    response = client.post(url("draft", occasion), POSTED, follow=True)

    assert "Stämmer helt" in response.text
    assert response.context["left"] == 9
    assert "Du kan ändra dina svar tills Samira också har skickat in." in response.text


def test_look_through_warns_when_sending_reveals(client, occasion, cast):
    submit(occasion, MENTORS, by=cast["mentor"])
    save_draft(occasion, NEWCOMERS, by=cast["newcomer"])
    client.force_login(cast["newcomer"])

    page = client.get(url("review", occasion)).text

    assert "Samira har skickat in." in page
    assert "CANARY-MENTOR" not in page


def test_the_second_one_in_comes_to_the_answers_of_both(client, occasion, cast):
    submit(occasion, MENTORS, by=cast["mentor"])
    save_draft(occasion, NEWCOMERS, by=cast["newcomer"])
    client.force_login(cast["newcomer"])

    response = client.post(url("submit", occasion), {"revision": "0"}, follow=True)

    assert "CANARY-MENTOR" in response.text
    assert "CANARY-NEW" in response.text


def test_a_second_click_answers_as_the_first(client, occasion, cast):
    save_draft(occasion, NEWCOMERS, by=cast["newcomer"])
    client.force_login(cast["newcomer"])

    answers = [client.post(url("submit", occasion), {"revision": "0"}) for _ in range(2)]

    assert [(row.status_code, row.url) for row in answers] == [(302, occasion.get_absolute_url())] * 2


def test_sending_nothing_says_what_to_do(client, occasion, cast):
    client.force_login(cast["newcomer"])

    response = client.post(url("submit", occasion), {"revision": "0"}, follow=True)

    assert "Svara på minst en fråga först." in response.text


def test_a_personal_number_is_not_even_kept_as_a_draft(client, occasion, cast):
    client.force_login(cast["newcomer"])
    posted = POSTED | {"q-own-contribution": "Ring 19811218-9876 om det"}

    autosaved = client.post(url("draft", occasion), posted, headers=HTMX)
    page = client.post(url("draft", occasion), posted)

    assert (autosaved.status_code, page.status_code) == (422, 422)
    assert "personnummer" in autosaved.text
    assert "Ring 19811218-9876 om det" in page.text
    assert not Answer.objects.exists()


def test_a_number_that_is_something_else_is_kept_and_logged(client, occasion, cast):
    from accounts.models import Event

    client.force_login(cast["newcomer"])
    posted = POSTED | {"q-own-contribution": "Ring 19811218-9876 om det", "not_a_number": "on"}

    assert client.post(url("draft", occasion), posted, headers=HTMX).status_code == 204
    assert Event.objects.filter(verb="accounts.number_marked_as_other", by=cast["newcomer"]).exists()


def test_a_window_from_before_sending_is_told_and_overwrites_nothing(client, alone, cast):
    take_back(alone, by=cast["newcomer"])
    client.force_login(cast["newcomer"])

    autosaved = client.post(url("draft", alone), POSTED, headers=HTMX)
    page = client.post(url("draft", alone), POSTED, follow=True)

    assert autosaved.status_code == 409
    assert "annat fönster" in page.text
    assert "CANARY-NEW" in page.text


def test_change_opens_the_form_again(client, alone, cast):
    client.force_login(cast["newcomer"])
    assert "form" not in client.get(alone.get_absolute_url()).context

    response = client.post(url("take_back", alone), follow=True)

    assert "CANARY-NEW" in response.text
    assert "form" in response.context


@pytest.mark.parametrize("role", ["newcomer", "mentor"])
def test_nothing_is_taken_back_after_all_have_sent_in(client, revealed, cast, role):
    client.force_login(cast[role])

    assert client.post(url("take_back", revealed)).status_code == 403


@pytest.mark.parametrize(
    ("role", "status"), [("newcomer", 200), ("mentor", 403), ("chief", 403), ("coordinator", 403), ("stranger", 404)]
)
def test_occasion_decide_by_role(client, alone, cast, now, role, status):
    now.move_to(CLOSED)
    client.force_login(cast[role])

    assert client.get(url("decide", alone)).status_code == status
    posted = client.post(url("decide", alone), {"decision": "other"})
    assert posted.status_code == (302 if status == 200 else status)
    assert Respondent.objects.get(role="newcomer").decision == ("other" if status == 200 else "")


def test_nothing_is_decided_while_it_is_open(client, alone, cast):
    client.force_login(cast["newcomer"])

    assert client.get(url("decide", alone)).status_code == 403


def test_decide_names_who_would_read_and_leaves_out_who_is_missing(client, alone, introduction, cast, now):
    now.move_to(CLOSED)
    client.force_login(cast["newcomer"])
    assert "Samira och Lena läser dem" in client.get(url("decide", alone)).text

    introduction.involvements.filter(role="chief").delete()
    form = client.get(url("decide", alone)).context["form"]
    assert [value for value, _ in form.fields["decision"].choices] == ["kept", "other", "deleted"]


def test_reading_an_evaluation_writes_nothing(client, occasion, cast):
    client.force_login(cast["newcomer"])

    for name in ("detail", "review"):
        client.get(url(name, occasion))

    assert not Respondent.objects.exists()
    assert fresh(occasion).revealed_at is None


def test_a_former_mentor_still_answers_what_opened_before(client, occasion, introduction, cast, now):
    from programs.services import assign_person

    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"])
    now.move_to("2026-11-20T09:00:00+01:00")
    client.force_login(cast["mentor"])
    assert "form" in client.get(occasion.get_absolute_url()).context

    client.force_login(cast["colleague"])
    assert "form" not in client.get(occasion.get_absolute_url()).context


def test_closed_to_new_answers(client, occasion, cast, now):
    now.move_to(CLOSED)
    client.force_login(cast["newcomer"])

    assert client.post(url("draft", occasion), POSTED, headers=HTMX).status_code == 403
    now.move_to(OPEN)
