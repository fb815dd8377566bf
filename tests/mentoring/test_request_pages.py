import uuid
from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Event
from mentoring.models import CheckBack, Request, Topic
from mentoring.plan import MentoringPart
from mentoring.services import ask, mark_checked_back, wish_topic, write_check_back
from programs.models import Capacity
from tests.mentoring.test_meeting_pages import HTMX, NUMBER

WORDS = {"heard": "Läsa den.", "means": "Jag vet vad jag beslutar om.", "how": "På torsdag."}


@pytest.fixture
def asked(introduction, cast):
    return ask(introduction, "Gå igenom delegationsordningen.", by=cast["chief"], due_on=date(2026, 10, 9))


@pytest.fixture
def as_role(client, cast):
    def sign_in(role):
        client.force_login(cast[role])
        return client

    return sign_in


def url(name, row):
    return reverse(f"mentoring:{name}", args=[row.pk])


def test_request_create_asks_once_for_two_posts(as_role, introduction):
    chief = as_role("chief")
    key = chief.get(url("request_create", introduction)).context["form"]["request_key"].value()
    data = {"words": "Läs", "due_on": "2026-10-09", "request_key": key}

    answers = [chief.post(url("request_create", introduction), data) for _ in range(2)]

    assert {answer.url for answer in answers} == {Request.objects.get().get_absolute_url()}


def test_request_create_stops_a_personal_number(as_role, introduction):
    data = {"words": f"Ring {NUMBER}", "request_key": uuid.uuid4()}

    response = as_role("chief").post(url("request_create", introduction), data)

    assert response.status_code == 422
    assert not Request.objects.exists()
    as_role("chief").post(url("request_create", introduction), data | {"not_a_number": "on"})
    assert Event.objects.filter(verb="accounts.number_marked_as_other").exists()


def test_check_back_missing_a_part_keeps_the_others(as_role, asked):
    response = as_role("newcomer").post(url("check_back", asked), WORDS | {"how": ""})

    assert response.status_code == 422
    assert "Jag vet vad jag beslutar om." in response.content.decode()
    assert not CheckBack.objects.exclude(written_at=None).exists()


def test_check_back_of_a_stale_page_is_shown_again_with_the_text(as_role, asked, cast):
    write_check_back(asked, by=cast["newcomer"], **WORDS)

    response = as_role("newcomer").post(url("check_back", asked), WORDS | {"how": "På fredag.", "revision": 0})

    assert response.status_code == 409
    again = WORDS | {"how": "På fredag.", "revision": response.context["form"]["revision"].value()}
    assert as_role("newcomer").post(url("check_back", asked), again).status_code == 302
    assert CheckBack.objects.get().how == "På fredag."


@pytest.mark.parametrize(("role", "reads"), [("newcomer", True), ("chief", True), ("mentor", False), ("deputy", False)])
def test_request_detail_shows_the_answer_to_the_two_alone(as_role, asked, cast, role, reads):
    write_check_back(asked, by=cast["newcomer"], **WORDS)

    html = as_role(role).get(url("request_detail", asked)).content.decode()

    assert "Gå igenom delegationsordningen." in html
    assert ("Jag vet vad jag beslutar om." in html) is reads


def test_check_back_answer_says_what_was_meant(as_role, asked, cast):
    write_check_back(asked, by=cast["newcomer"], **WORDS)

    as_role("chief").post(url("check_back_answer", asked), {"meant": "Besluten om insatser."})

    html = as_role("newcomer").get(url("request_detail", asked)).content.decode()
    assert "Besluten om insatser." in html


def test_check_back_answer_needs_words_unless_it_is_yes(as_role, asked, cast):
    write_check_back(asked, by=cast["newcomer"], **WORDS)

    assert as_role("chief").post(url("check_back_answer", asked), {"meant": ""}).status_code == 422
    assert as_role("chief").post(url("check_back_answer", asked), {"agree": "yes"}).status_code == 302


def test_request_mark_is_offered_until_one_has_marked(as_role, asked, cast):
    assert as_role("newcomer").get(url("request_detail", asked)).context["can_mark"]

    mark_checked_back(asked, by=cast["newcomer"])

    assert not as_role("newcomer").get(url("request_detail", asked)).context["can_mark"]
    assert as_role("chief").get(url("request_detail", asked)).context["can_mark"]


def test_topic_create_names_a_theme_as_the_programme_does(as_role, introduction):
    data = {"kind": "theme", "key": "organisation-and-mission", "text": "Något annat"}

    as_role("newcomer").post(url("topic_create", introduction), data)

    assert Topic.objects.get().label == "Organisation och uppdrag"


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "theme", "key": "no-such-theme"},
        {"kind": "item", "text": "Utan nyckel"},
        {"kind": "question", "text": ""},
        {"kind": "question", "text": f"Om {NUMBER}"},
        {"kind": "other", "text": "Hej"},
    ],
)
def test_topic_create_says_what_is_wrong(as_role, introduction, data):
    response = as_role("newcomer").post(url("topic_create", introduction), data)

    assert response.status_code == 422
    assert not Topic.objects.exists()


def test_topic_create_and_remove_by_htmx_change_places(as_role, introduction):
    data = {"kind": "item", "key": "safety", "text": "Skyddsbedömning", "next": "/"}
    newcomer = as_role("newcomer")

    mark = newcomer.post(url("topic_create", introduction), data, headers=HTMX).content.decode()
    topic = Topic.objects.get()
    button = newcomer.post(url("topic_remove", topic), headers=HTMX).content.decode()

    assert url("topic_remove", topic) in mark
    assert url("topic_create", introduction) in button
    assert "Skyddsbedömning" in button


def test_receipts_are_on_the_newcomers_page_and_nobody_elses(asked, introduction, cast):
    part = MentoringPart()

    shown = {role: part.sections(cast[role], [introduction], "home") for role in ("newcomer", "mentor", "chief")}

    assert [role for role, sections in shown.items() if sections] == ["newcomer"]
    (section,) = shown["newcomer"]
    assert [request for request, _ in section.context["requests"]] == [asked]


def test_capacity_set_says_no_to_a_number_that_cannot_be(as_role, cast, introduction):
    for places in ("-1", "13", "x"):
        as_role("chief").post(url("capacity_set", cast["mentor"]), {"places": places})
    assert not Capacity.objects.exists()

    as_role("chief").post(url("capacity_set", cast["mentor"]), {"places": "4"})

    assert Capacity.objects.get().places == 4


def test_personal_data_has_ones_own_words_and_nobody_elses_drafts(asked, introduction, cast):
    write_check_back(asked, by=cast["newcomer"], **WORDS)
    wish_topic(introduction, "Min fråga", by=cast["newcomer"])
    part = MentoringPart()

    mine, mentors = part.personal_data(cast["newcomer"]), part.personal_data(cast["mentor"])

    assert mine["requests"][0]["turns"][0]["means"] == WORDS["means"]
    assert mine["topics"][0]["label"] == "Min fråga"
    assert len(mine["meetings"]) == introduction.meetings.count()
    assert mentors["requests"] == mentors["topics"] == []


@pytest.mark.parametrize(
    ("role", "name", "data"),
    [
        ("newcomer", "check_back", WORDS),
        ("newcomer", "request_mark", {}),
        ("chief", "request_mark", {}),
        ("chief", "check_back_answer", {"agree": "yes"}),
        ("chief", "request_withdraw", {}),
    ],
)
def test_two_clicks_are_answered_alike(as_role, asked, cast, role, name, data):
    if name == "check_back_answer":
        write_check_back(asked, by=cast["newcomer"], **WORDS)

    answers = [as_role(role).post(url(name, asked), data).status_code for _ in range(2)]

    assert answers == [302, 302]


def test_topic_remove_twice_is_removed_once(as_role, introduction, cast):
    topic = wish_topic(introduction, "Fråga", by=cast["newcomer"])

    assert [as_role("newcomer").post(url("topic_remove", topic)).status_code for _ in range(2)] == [302, 302]
    assert Event.objects.filter(verb="mentoring.topic_removed").count() == 1
