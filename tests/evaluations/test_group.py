"""Alva's group had its last session yesterday; today its own evaluation is open."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.errors import StaleEdit
from evaluations.groups import due, questions_of
from evaluations.mail import group_open
from evaluations.models import GroupEvaluation, Questionnaire
from evaluations.services import write_group_evaluation
from outbox.models import Message
from training.services import cancel_session, join_cohort, open_cohort, take_attendance

TODAY = date(2026, 11, 18)
HTMX = {"HX-Request": "true"}
WORDS = {"of-help": "Ja, vi känner varandra nu", "more-and-less": "Mer övning"}


@pytest.fixture
def cohort(version, places, cast, introduction):
    """Samira led six sessions, the last one yesterday."""
    series = version.session_series.get(key="group")
    first_on = TODAY - timedelta(days=36)
    cohort = open_cohort(
        series, places.unit, first_on=first_on, starts=time(13), leaders=[cast["mentor"]], by=cast["chief"]
    )
    join_cohort(cohort, introduction, by=cast["chief"])
    for session in cohort.sessions.all():
        take_attendance(session, [cast["newcomer"]], by=cast["mentor"])
    return cohort


def page(cohort):
    return reverse("evaluations:group_detail", args=[cohort.pk])


def pen(cohort):
    return reverse("evaluations:group_pen", args=[cohort.pk])


def posted(revision=0, **words):
    return {"revision": revision} | {f"q-{key.replace('_', '-')}": value for key, value in words.items()}


@pytest.mark.parametrize(
    ("part", "status"),
    [
        ("newcomer", 200),
        ("mentor", 200),
        ("chief", 403),
        ("deputy", 403),
        ("coordinator", 403),
        ("administrator", 403),
        ("colleague", 404),
        ("second_newcomer", 404),
        ("stranger", 404),
    ],
)
def test_group_detail_by_role(client, cohort, cast, part, status):
    client.force_login(cast[part])

    assert client.get(page(cohort)).status_code == status
    assert client.post(page(cohort), posted(of_help="Ja")).status_code == (302 if status == 200 else status)
    assert GroupEvaluation.objects.exists() is (status == 200)


def test_what_one_writes_all_read(client, cohort, cast):
    client.force_login(cast["newcomer"])
    client.post(page(cohort), posted(of_help="Ja, vi känner varandra nu"))

    client.force_login(cast["mentor"])
    text = client.get(page(cohort)).text

    assert "Ja, vi känner varandra nu" in text
    assert "<h3>Har träffarna varit till hjälp, och i så fall hur?</h3>" in text
    assert "Skrivet av Alva Berglind" in " ".join(text.split())


def test_the_five_questions_are_asked_when_the_programme_has_none(cohort):
    assert [row.key for row in questions_of(cohort)] == [
        "of-help",
        "differently",
        "more-and-less",
        "one-to-one",
        "own-contribution",
    ]


def test_the_programmes_own_questions_are_asked(cohort):
    question = {"key": "how", "kind": "text", "text": {"sv": "Hur gick det?"}}
    document = {"key": "group", "name": {"sv": "Vår"}, "questions": [question]}
    Questionnaire.objects.create(version=cohort.series.version, key="group", name={"sv": "Vår"}, document=document)

    assert [str(row) for row in questions_of(cohort)] == ["Hur gick det?"]


def test_it_is_not_open_before_the_last_session(client, cohort, cast):
    session = cohort.sessions.last()
    type(session).objects.filter(pk=session.pk).update(state="planned", actual_minutes=None)
    client.force_login(cast["newcomer"])

    assert "Den öppnar av sig själv" in client.get(page(cohort)).text
    assert client.post(page(cohort), posted(of_help="Ja")).status_code == 403


def test_a_last_session_that_is_dropped_opens_it(client, cohort, cast):
    session = cohort.sessions.last()
    type(session).objects.filter(pk=session.pk).update(state="planned", actual_minutes=None)
    session.refresh_from_db()
    cancel_session(session, "room", dropped_because="nothing", by=cast["mentor"])
    client.force_login(cast["newcomer"])

    assert client.get(page(cohort)).context["form"] is not None


def test_it_closes_after_two_weeks(client, cohort, cast, now):
    write_group_evaluation(cohort, WORDS, by=cast["newcomer"])
    now.move_to("2026-12-02T09:00:00+01:00")
    client.force_login(cast["mentor"])

    response = client.get(page(cohort))

    assert response.context["form"] is None
    assert "Mer övning" in response.text
    assert client.post(page(cohort), posted(1, of_help="Nej")).status_code == 403


def test_one_has_the_pen_and_what_another_types_is_not_lost(client, cohort, cast):
    write_group_evaluation(cohort, WORDS, by=cast["newcomer"])
    client.force_login(cast["mentor"])

    response = client.post(page(cohort), posted(0, of_help="Nja"))

    assert response.status_code == 409
    assert "Nja" in response.text
    assert "Ja, vi känner varandra nu" in response.text
    client.post(pen(cohort))
    again = posted(response.context["form"]["revision"].value() + 1, of_help="Nja")
    assert client.post(page(cohort), again).status_code == 302


def test_two_windows_of_the_one_who_writes(client, cohort, cast):
    client.force_login(cast["newcomer"])
    first = client.post(page(cohort), posted(0, of_help="Ja"), headers=HTMX)

    response = client.post(page(cohort), posted(0, of_help="Nja"))

    assert (first.status_code, first["Revision"]) == (204, "1")
    assert response.status_code == 409
    again = posted(response.context["form"]["revision"].value(), of_help="Nja")
    assert client.post(page(cohort), again).status_code == 302


def test_the_same_words_twice_are_saved_once(cohort, cast):
    for _ in range(2):
        evaluation = write_group_evaluation(cohort, WORDS, by=cast["newcomer"], revision=0)

    assert evaluation.revision == 1
    with pytest.raises(StaleEdit):
        write_group_evaluation(cohort, {"of-help": "Nej"}, by=cast["mentor"], revision=1)


@pytest.mark.parametrize(
    ("part", "status"), [("newcomer", 302), ("mentor", 302), ("chief", 403), ("colleague", 404), ("stranger", 404)]
)
def test_group_pen_by_role(client, cohort, cast, part, status):
    client.force_login(cast[part])

    assert client.post(pen(cohort)).status_code == status
    assert GroupEvaluation.objects.filter(writer=cast[part]).exists() is (status == 302)


def test_the_others_see_what_is_written_as_it_comes(client, cohort, cast):
    write_group_evaluation(cohort, WORDS, by=cast["newcomer"])
    client.force_login(cast["mentor"])

    whole, part = client.get(page(cohort)), client.get(page(cohort), headers=HTMX)

    assert whole.context["form"] is None
    assert "Skriv i stället" in whole.text
    assert 'hx-trigger="every 10s"' in part.text
    assert "Ja, vi känner varandra nu" in part.text
    assert "<html" not in part.text


def test_what_was_asked_stays_though_the_programme_asks_something_else(cohort, cast):
    evaluation = write_group_evaluation(cohort, WORDS, by=cast["newcomer"])
    question = {"key": "how", "kind": "text", "text": {"sv": "Hur gick det?"}}
    document = {"key": "group", "name": {"sv": "Vår"}, "questions": [question]}
    Questionnaire.objects.create(version=cohort.series.version, key="group", name={"sv": "Vår"}, document=document)

    assert [row.key for row in questions_of(cohort, evaluation)][0] == "of-help"
    assert [row.key for row in questions_of(cohort)] == ["how"]


def test_a_personal_number_is_stopped(client, cohort, cast):
    client.force_login(cast["newcomer"])

    assert client.post(page(cohort), posted(of_help="811228-9874")).status_code == 422
    assert not GroupEvaluation.objects.exists()


def told(on=TODAY):
    return sorted(person for row in due(on) for person, _key, _refers in row.rows)


def test_members_and_leaders_are_told_until_somebody_has_written(cohort, cast, version, places):
    assert told() == sorted([cast["newcomer"].pk, cast["mentor"].pk])
    assert told(TODAY + timedelta(days=20)) == []

    write_group_evaluation(cohort, WORDS, by=cast["newcomer"])
    assert told() == []


def test_the_mail_says_how_long_it_is_open(cohort, cast):
    message = Message(pk=1, kind="group_evaluation_open", person=cast["newcomer"], refers_id=cohort.pk)

    with translation.override("sv"):
        line = group_open([message])[1]

    assert line.label == "Gruppens utvärdering: Grupp 1"
    assert "tisdag 1 december" in line.detail


def test_the_groups_page_leads_there(client, cohort, cast):
    client.force_login(cast["newcomer"])
    assert page(cohort) in client.get(cohort.get_absolute_url()).text

    client.force_login(cast["chief"])
    assert page(cohort) not in client.get(cohort.get_absolute_url()).text
