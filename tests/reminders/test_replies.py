"""Coming or not, said on the site: by whoever belongs there, until it begins, and never why."""

from datetime import date, datetime, time

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.history import extract
from mentoring.models import Meeting
from outbox.models import Message, SentMail
from outbox.services import sweep as send
from programs.models import Reply
from programs.replies import appointment_of, replies_of
from programs.services import reply
from reminders.services import sweep
from tests.conftest import start

MONDAY = date(2026, 10, 12)


def at(day, hour=8):
    return timezone.make_aware(datetime.combine(day, time(hour)))


@pytest.fixture
def clock():
    with time_machine.travel(at(MONDAY), tick=False) as clock:
        yield clock


@pytest.fixture
def meeting(clock, remember, version, cast, places):
    """The second of mentor and newcomer, in a week; the mentor organises it."""
    plan = remember("october", lambda *given: start(*given, start_on=MONDAY), version, cast, places)
    return Meeting.objects.filter(series__introduction=plan, series__key="mentor").order_by("starts_at")[1]


@pytest.fixture
def soon(meeting):
    """The first: today."""
    return Meeting.objects.filter(series=meeting.series).order_by("starts_at")[0]


def url_of(meeting):
    return reverse("reminders:reply", args=[meeting.pk, "mentoring"])


def answer(client, person, meeting, answer="no", **headers):
    client.force_login(person)
    return client.post(url_of(meeting), {"answer": answer}, headers=headers)


@pytest.mark.parametrize(
    ("role", "status"), [("newcomer", 302), ("mentor", 403), ("chief", 404), ("colleague", 404), ("stranger", 404)]
)
def test_reply_by_role(client, meeting, cast, role, status):
    response = answer(client, cast[role], meeting)

    assert response.status_code == status
    assert replies_of("mentoring", [meeting.pk]) == ({(meeting.pk, cast[role].pk): False} if status == 302 else {})


def test_the_last_answer_counts_until_it_begins(client, meeting, cast, clock):
    for said in ("no", "yes", "no"):
        answer(client, cast["newcomer"], meeting, said)
    assert [row.is_coming for row in Reply.objects.all()] == [False]

    clock.move_to(meeting.starts_at)

    assert answer(client, cast["newcomer"], meeting, "yes").status_code == 403
    assert not Reply.objects.get().is_coming


def test_the_same_answer_twice_is_one(meeting, cast):
    mine = appointment_of(cast["newcomer"], "mentoring", meeting.pk)

    first, second = (reply(mine, False, by=cast["newcomer"]) for _again in range(2))

    assert first == second
    assert Message.objects.filter(kind="reply_no").count() == 1


def test_an_answer_that_is_none_changes_nothing(client, meeting, cast):
    assert answer(client, cast["newcomer"], meeting, "perhaps").status_code == 302
    assert answer(client, cast["newcomer"], meeting, "perhaps", hx_request="true").status_code == 200

    assert not Reply.objects.exists()


def test_whoever_organises_is_told_in_the_digest(client, meeting, cast, clock):
    answer(client, cast["newcomer"], meeting)
    clock.move_to(at(MONDAY.replace(day=13)))
    sweep()
    send()

    mail = SentMail.objects.get(to=cast["mentor"].email, message__kind="digest")
    assert "Alva kan inte komma" in mail.text


def test_whoever_organises_is_told_at_once_when_it_is_soon(client, soon, cast):
    answer(client, cast["newcomer"], soon)
    send()

    mail = SentMail.objects.get(to=cast["mentor"].email)
    assert mail.subject == "Någon kan inte komma"
    assert "Alva kan inte komma" in mail.text
    assert "Introduktion: möte" in mail.text


def test_a_no_that_became_a_yes_is_not_told(client, soon, cast):
    answer(client, cast["newcomer"], soon)
    answer(client, cast["newcomer"], soon, "yes")
    send()

    assert not SentMail.objects.filter(to=cast["mentor"].email).exists()


def test_the_page_of_the_meeting_asks_and_remembers(client, meeting, cast):
    client.force_login(cast["newcomer"])
    assert "Kommer du?" in client.get(meeting.get_absolute_url()).content.decode()

    response = answer(client, cast["newcomer"], meeting, hx_request="true")

    assert response.templates[0].name == "programs/_reply.html"
    assert "Du har sagt att du inte kan komma." in response.content.decode()
    assert "Du har sagt att du inte kan komma." in client.get(meeting.get_absolute_url()).content.decode()


def test_whoever_organises_sees_who_does_not_come_and_is_not_asked(client, meeting, cast):
    answer(client, cast["newcomer"], meeting)

    client.force_login(cast["mentor"])
    page = client.get(meeting.get_absolute_url()).content.decode()

    assert "Kan inte komma: Alva Berglind." in page
    assert "Kommer du?" not in page


def test_the_extract_has_what_one_has_said(client, meeting, cast):
    answer(client, cast["newcomer"], meeting)

    (said,) = extract(cast["newcomer"])["replies"]
    assert (said["part"], said["refers_id"], said["is_coming"]) == ("mentoring", meeting.pk, False)
    assert extract(cast["mentor"])["replies"] == []
