"""Signing off, completing and discontinuing, as services."""

from datetime import date

import pytest
import time_machine

from accounts.errors import StaleEdit
from accounts.history import describe, extract
from accounts.models import Event
from outbox.models import Message
from programs.mail import introductions_completed
from programs.models import SignOff
from programs.services import complete_introduction, discontinue_introduction, sign_off
from tests.conftest import TODAY

SIGNED = Event.objects.filter(verb="programs.area_signed_off")


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def area(version):
    return version.rows("areas")[0]


def told(introduction):
    return [describe(event) for event in Event.objects.filter(about=introduction.newcomer).order_by("pk")]


def test_an_area_is_signed_off_by_somebody_on_a_day(introduction, area, cast):
    row = sign_off(introduction, area, "own", by=cast["chief"])

    assert (row.area_key, row.state, row.signed_by, row.signed_on) == (
        area.key, "own", cast["chief"], date(2026, 9, 30),
    )  # fmt: skip
    assert told(introduction) == ["intygade ett område i din introduktion"]


def test_it_can_be_said_anew_and_taken_back(introduction, area, cast):
    sign_off(introduction, area, "own", by=cast["chief"])
    sign_off(introduction, area, "supported", by=cast["deputy"])

    assert SignOff.objects.get().signed_by == cast["deputy"]
    assert sign_off(introduction, area, "", by=cast["chief"]) is None
    assert not SignOff.objects.exists()
    assert told(introduction)[-1] == "tog tillbaka det som hade intygats om ett område i din introduktion"
    assert [event.codes["before"] for event in SIGNED.order_by("pk")] == ["", "own", "supported"]


def test_the_same_again_is_no_change(introduction, area, cast):
    for _ in range(2):
        sign_off(introduction, area, "own", by=cast["chief"], revision=0)

    assert SignOff.objects.get().revision == 1
    assert SIGNED.count() == 1


def test_nobody_says_something_else_over_what_they_have_not_seen(introduction, area, cast):
    sign_off(introduction, area, "own", by=cast["deputy"])

    with pytest.raises(StaleEdit) as stale:
        sign_off(introduction, area, "supported", by=cast["chief"], revision=0)

    assert stale.value.current.signed_by == cast["deputy"]
    assert SignOff.objects.get().state == "own"


@pytest.mark.parametrize(
    ("although", "sentence"),
    [
        ("", "avslutade din introduktion som klar"),
        ("later", "avslutade din introduktion som klar. Det som saknas kommer senare, och ni är överens om det."),
    ],
)
def test_completing_keeps_the_reason_and_tells_it(introduction, cast, although, sentence):
    complete_introduction(introduction, by=cast["chief"], although=although)

    introduction.refresh_from_db()
    assert (introduction.state, introduction.completed_although) == ("completed", although)
    assert told(introduction) == [sentence]


def test_the_newcomer_is_told_once_with_the_way_to_the_certificate(introduction, cast):
    for _ in range(2):
        complete_introduction(introduction, by=cast["chief"])

    message = Message.objects.get(kind="introduction_completed")
    assert message.person == introduction.newcomer
    assert introductions_completed([message])[message.pk].url == f"/introductions/{introduction.pk}/certificate/"


def test_what_is_old_is_no_news(introduction, cast):
    complete_introduction(introduction, by=cast["chief"])
    message = Message.objects.get(kind="introduction_completed")

    with time_machine.travel("2026-10-20T08:00:00+02:00", tick=False):
        assert introductions_completed([message]) == {}


def test_discontinuing_tells_nothing_of_a_certificate(introduction, cast):
    discontinue_introduction(introduction, "moved", by=cast["chief"])

    introduction.refresh_from_db()
    assert (introduction.end_reason, introduction.completed_although) == ("moved", "")
    assert not Message.objects.filter(kind="introduction_completed").exists()


def test_what_was_signed_off_is_in_the_extract(introduction, area, cast):
    sign_off(introduction, area, "supported", by=cast["chief"])

    [row] = extract(introduction.newcomer)["sign_offs"]

    assert (row["area_key"], row["state"], row["signed_on"]) == (area.key, "supported", date(2026, 9, 30))
