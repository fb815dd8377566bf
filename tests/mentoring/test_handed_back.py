"""What is not a mentor's to decide goes to the chief, who takes it with a short answer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.models import HandedBack
from mentoring.plan import MentoringPart
from mentoring.services import hand_back, take_matter, wish_topic
from outbox.models import Message
from programs.calendar import Span
from programs.services import add_stand_in
from tests.mentoring.test_meeting_pages import NUMBER

WORDS = "Hur många ärenden ska hon ha?"


@pytest.fixture
def matter(introduction, cast):
    return hand_back(introduction, WORDS, by=cast["mentor"])


@pytest.fixture
def as_role(client, cast):
    def sign_in(role):
        client.force_login(cast[role])
        return client

    return sign_in


def url(name, row):
    return reverse(f"mentoring:{name}", args=[row.pk])


def asked_for(client, address):
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def told(kind):
    return {message.person for message in Message.objects.filter(kind=kind)}


def test_the_chief_is_told_and_takes_it_and_the_mentor_is_told(matter, cast):
    assert told("handed_back") == {cast["chief"]}

    take_matter(matter, "Två till jul.", by=cast["chief"])

    matter.refresh_from_db()
    assert (matter.taken_by, matter.answer) == (cast["chief"], "Två till jul.")
    assert told("matter_taken") == {cast["mentor"]}


def test_the_first_answer_holds(matter, cast):
    take_matter(matter, "Två.", by=cast["chief"])
    take_matter(matter, "Tre.", by=cast["deputy"])

    assert HandedBack.objects.get().answer == "Två."


def test_a_theme_is_handed_back_in_one_click_and_once(as_role, introduction, cast):
    topic = wish_topic(introduction, "Skydd", by=cast["newcomer"], kind="theme", key="safety-and-risk")

    for _ in range(2):
        as_role("mentor").post(url("matter_create", introduction), {"words": topic.label, "topic": topic.pk})

    assert [(row.words, row.topic) for row in HandedBack.objects.all()] == [("Skydd", topic)]


def test_a_question_of_the_newcomers_is_put_in_other_words(as_role, introduction, cast):
    topic = wish_topic(introduction, "Min hemliga fråga", by=cast["newcomer"])

    page = as_role("mentor").get(f"{url('matter_create', introduction)}?topic={topic.pk}")
    as_role("mentor").post(url("matter_create", introduction), {"words": "Hennes timmar", "topic": topic.pk})

    assert "Min hemliga fråga" not in page.context["form"].as_p()
    assert "Min hemliga fråga" not in as_role("chief").get(reverse("mentoring:handed_back_list")).content.decode()


def test_a_topic_of_another_introduction_is_not_taken_along(as_role, introduction, foreign_introduction, cast):
    topic = wish_topic(foreign_introduction, "Deras", by=cast["stranger_newcomer"])

    answer = as_role("mentor").post(url("matter_create", introduction), {"words": "Vårt", "topic": topic.pk})

    assert answer.status_code == 422
    assert not HandedBack.objects.exists()


@pytest.mark.parametrize(
    ("role", "reads"),
    [("mentor", True), ("chief", True), ("deputy", True), ("newcomer", False), ("colleague", False)],
)  # fmt: skip
def test_a_matter_is_read_by_mentor_and_chiefs(as_role, matter, role, reads):
    assert (WORDS in as_role(role).get(reverse("mentoring:handed_back_list")).content.decode()) is reads


def test_the_mentor_sees_the_answer_on_the_page_of_the_next_meeting(as_role, matter, coming, cast):
    take_matter(matter, "Två till jul.", by=cast["chief"])

    assert "Två till jul." in as_role("mentor").get(url("meeting_detail", coming)).content.decode()
    assert WORDS not in as_role("newcomer").get(url("meeting_detail", coming)).content.decode()


def test_an_answer_needs_words_and_no_number(as_role, matter):
    chief = as_role("chief")

    assert chief.post(url("matter_take", matter), {"answer": ""}).status_code == 422
    assert chief.post(url("matter_take", matter), {"answer": NUMBER}).status_code == 422
    assert chief.post(url("matter_take", matter), {"answer": "Jag tar det."}).status_code == 302
    assert chief.post(url("matter_take", matter), {"answer": "Igen."}).status_code == 302
    assert HandedBack.objects.get().answer == "Jag tar det."


def test_whoever_stands_in_for_the_chief_is_told_too(introduction, cast):
    today = introduction.start_on.replace(month=9, day=28)
    add_stand_in(
        introduction, cast["colleague"], cast["chief"], "chief", Span(today, today.replace(day=30)), by=cast["chief"]
    )
    introduction = type(introduction).objects.with_people().get(pk=introduction.pk)

    hand_back(introduction, WORDS, by=cast["mentor"])

    assert told("handed_back") == {cast["chief"], cast["colleague"]}


def test_it_waits_for_the_chief_until_it_is_taken(matter, introduction, cast):
    part = MentoringPart()

    before = [advice.code for advice in part.needs([introduction], cast["chief"])]
    take_matter(matter, "Jag tar det.", by=cast["chief"])

    assert before == ["handed_back"]
    assert list(part.needs([introduction], cast["chief"])) == []


def test_what_is_handed_back_is_in_the_data_of_both_and_of_nobody_else(matter, cast):
    take_matter(matter, "Två.", by=cast["chief"])
    part = MentoringPart()

    found = {role: len(part.personal_data(cast[role])["handed_back"]) for role in ("mentor", "chief", "newcomer")}

    assert found == {"mentor": 1, "chief": 1, "newcomer": 0}


def test_the_list_asks_as_often_for_many(client, matter, introduction, cast):
    client.force_login(cast["chief"])
    take_matter(hand_back(introduction, "Svar", by=cast["mentor"]), "Ja", by=cast["chief"])
    address = reverse("mentoring:handed_back_list")
    client.get(address)

    few = asked_for(client, address)
    for number in range(6):
        take_matter(hand_back(introduction, f"Svar {number}", by=cast["mentor"]), "Ja", by=cast["chief"])
        hand_back(introduction, f"Fråga {number}", by=cast["mentor"])

    assert asked_for(client, address) == few
