import uuid
from datetime import date

import pytest

from accounts.errors import StaleEdit
from mentoring.models import CheckBack, Request
from mentoring.plan import MentoringPart
from mentoring.services import answer_check_back, ask, mark_checked_back, withdraw_request, write_check_back
from outbox.models import Message

WORDS = {"heard": "Läsa delegationsordningen.", "means": "Jag vet vad jag beslutar om.", "how": "På torsdag."}


@pytest.fixture
def asked(introduction, cast):
    return ask(introduction, "Gå igenom delegationsordningen.", by=cast["chief"], due_on=date(2026, 10, 9))


def state(request):
    return Request.objects.get(pk=request.pk).state


def told(kind):
    return [message.person for message in Message.objects.filter(kind=kind)]


def test_ask_twice_with_the_same_form_asks_once(introduction, cast):
    key = uuid.uuid4()

    first, second = (ask(introduction, "Läs", by=cast["chief"], request_key=key) for _ in "12")

    assert first == second
    assert told("request_made") == [cast["newcomer"]]


def test_written_check_back_waits_for_the_chief_who_is_told(asked, cast):
    write_check_back(asked, by=cast["newcomer"], **WORDS)

    assert state(asked) == "written"
    assert told("check_back_written") == [cast["chief"]]


def test_yes_thats_it_is_checked_back(asked, cast):
    write_check_back(asked, by=cast["newcomer"], **WORDS)

    answer_check_back(asked, by=cast["chief"])

    assert state(asked) == "checked"
    assert told("check_back_answered") == [cast["newcomer"]]


def test_something_else_was_meant_gives_it_back_to_the_newcomer(asked, cast):
    write_check_back(asked, by=cast["newcomer"], **WORDS)
    answer_check_back(asked, by=cast["chief"], meant="Besluten om insatser.")
    assert (state(asked), CheckBack.objects.get().meant) == ("open", "Besluten om insatser.")

    write_check_back(asked, by=cast["newcomer"], **WORDS | {"means": "Jag vet vem som beslutar om insatser."})

    assert (state(asked), CheckBack.objects.get().meant) == ("written", "")


def test_write_check_back_twice_sends_once(asked, cast):
    for _ in range(2):
        write_check_back(asked, by=cast["newcomer"], revision=0, **WORDS)

    assert CheckBack.objects.get().revision == 1
    assert len(told("check_back_written")) == 1


def test_write_check_back_tells_of_another_save(asked, cast):
    write_check_back(asked, by=cast["newcomer"], revision=0, **WORDS)

    with pytest.raises(StaleEdit):
        write_check_back(asked, by=cast["newcomer"], revision=0, **WORDS | {"how": "På fredag."})


def test_talked_through_needs_both(asked, cast, joint_meeting):
    mark_checked_back(asked, by=cast["chief"], meeting=joint_meeting)
    assert state(asked) == "open"
    mark_checked_back(asked, by=cast["chief"])
    assert state(asked) == "open"

    mark_checked_back(asked, by=cast["newcomer"])

    assert state(asked) == "checked"
    assert CheckBack.objects.get().meeting == joint_meeting


def test_withdrawn_request_waits_for_nobody(asked, cast):
    withdraw_request(asked, by=cast["chief"])

    assert not Request.objects.waiting().exists()


def test_answer_after_withdrawal_changes_nothing(asked, cast):
    write_check_back(asked, by=cast["newcomer"], **WORDS)
    withdraw_request(asked, by=cast["chief"])

    answer_check_back(asked, by=cast["chief"])

    assert state(asked) == "withdrawn"


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        ("newcomer", True),
        ("mentor", True),
        ("chief", True),
        ("deputy", True),
        ("colleague", False),
        ("coordinator", False),
        ("administrator", False),
        ("stranger", False),
    ],
)
def test_words_of_a_request_are_read_by_those_it_concerns(asked, introduction, cast, role, reads):
    assert Request.objects.readable_by(cast[role]).exists() is reads
    points = MentoringPart().bring_up([introduction], cast[role])
    assert any(point.source == "request" for point in points) is reads


def test_end_of_the_introduction_withdraws_what_was_not_checked_back(asked, introduction, cast):
    MentoringPart().end(introduction, by=cast["chief"])

    assert state(asked) == "withdrawn"
