import pytest
from django.urls import reverse

from accounts.models import Event
from accounts.services import record
from mentoring.services import log_meeting
from tests.overview.conftest import with_people


def address(introduction, query=""):
    return reverse("overview:introduction_history", args=[introduction.pk]) + query


@pytest.mark.parametrize(
    ("part", "status"),
    [
        ("newcomer", 200),
        ("mentor", 200),
        ("chief", 200),
        ("deputy", 200),
        ("coordinator", 403),
        ("administrator", 403),
        ("colleague", 404),
        ("stranger", 404),
    ],
)
def test_introduction_history_by_role(login, introduction, part, status):
    assert login(part, address(introduction)).status_code == status


def test_what_was_done_stands_with_who_did_it(login, introduction, cast):
    log_meeting(introduction.meetings.first(), by=cast["mentor"])

    lines = login("newcomer", address(introduction)).context["lines"]

    assert lines[0].who == "Samira Holst"
    assert any(line.who == "Lena Hedbrant" for line in lines)


def test_a_helper_sees_the_plans_history_and_not_what_was_written(login, introduction, cast):
    record(cast["newcomer"], "accounts.reflection_test", cast["newcomer"], about=cast["newcomer"])
    record(cast["newcomer"], "checklists.reflection_written", cast["newcomer"], about=cast["newcomer"])

    events = login("chief", address(introduction)).context["page"].object_list

    assert {event.object_type for event in events} <= {"programs.introduction", "mentoring.meeting", "mentoring.series"}


def test_other_introductions_are_not_in_it(login, introduction, cast, foreign_introduction):
    record(cast["stranger"], "programs.person_assigned", foreign_introduction, about=cast["stranger_newcomer"])

    events = login("newcomer", address(introduction)).context["page"].object_list

    assert {event.about_id for event in events} == {cast["newcomer"].pk}


def test_history_comes_in_pages(login, cost, introduction, cast):
    Event.objects.bulk_create(
        Event(at=event.at, by=event.by, about=event.about, verb=event.verb, object_type=event.object_type, object_id=1)
        for event in [Event.objects.filter(about=cast["newcomer"]).first()] * 40
    )

    response = login("newcomer", address(introduction, "?page=2"))

    assert response.context["page"].number == 2
    assert len(response.context["lines"]) >= 10
    assert cost("newcomer", address(introduction)) == 10


def test_what_others_read_is_elsewhere(login, introduction):
    assert "Mina uppgifter" in login("newcomer", address(with_people(introduction))).text
