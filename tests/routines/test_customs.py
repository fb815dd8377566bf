"""How we do it here: proposed by anybody who works there, answered by a mentor or a chief, read by all."""

import uuid

import pytest
import time_machine
from django.urls import reverse

from accounts.models import Event
from outbox.models import SentMail
from outbox.services import sweep as send
from reminders.services import sweep as remind
from routines.errors import AlreadyDecided
from routines.models import Custom
from routines.services import approve_custom, change_custom, close_custom, decline_custom, propose_custom

SAID = {"about": "Nyckeln till bilen", "text": "Den hänger i receptionen."}


@pytest.fixture
def custom(places, cast):
    return propose_custom(places.unit, by=cast["newcomer"], **SAID)


def readers(client, custom, cast):
    found = set()
    for role, person in cast.items():
        client.force_login(person)
        if client.get(custom.get_absolute_url()).status_code == 200:
            found.add(role)
    return found


def test_a_proposal_is_for_the_writer_and_those_who_approve(client, custom, cast):
    assert readers(client, custom, cast) == {"newcomer", "mentor", "colleague", "chief"}


def test_what_is_approved_is_for_everybody_at_the_place(client, custom, cast):
    approve_custom(custom, by=cast["mentor"])

    strangers = {"stranger", "stranger_mentor", "stranger_newcomer"}
    assert readers(client, custom, cast) == set(cast) - strangers


@pytest.mark.parametrize(
    ("role", "status"),
    [("newcomer", 302), ("mentor", 302), ("second_newcomer", 302), ("coordinator", 403), ("stranger", 422)],
)
def test_custom_create_by_role(client, places, cast, role, status):
    client.force_login(cast[role])
    words = SAID | {"node": places.unit.pk, "request_key": uuid.uuid4()}

    answers = [client.post(reverse("routines:custom_create"), words).status_code for _ in range(2)]

    assert answers == [status, status]
    assert Custom.objects.filter(writer=cast[role]).count() == (status == 302)


@pytest.mark.parametrize("verb", ["approve", "decline"])
@pytest.mark.parametrize(
    ("role", "status"),
    [("mentor", 302), ("chief", 302), ("newcomer", 403), ("deputy", 404), ("coordinator", 404), ("stranger", 404)],
)
def test_custom_is_answered_by_role(client, custom, cast, verb, role, status):
    client.force_login(cast[role])
    url = reverse(f"routines:custom_{verb}", args=[custom.pk])

    answers = {client.post(url, {"reply": "Tack", "revision": 0}).status_code for _ in range(2)}

    assert answers == {status}
    custom.refresh_from_db()
    state = {"approve": "approved", "decline": "declined"}[verb]
    assert custom.state == (state if status == 302 else "proposed")
    assert Event.objects.filter(verb=f"routines.custom_{state}", about=cast["newcomer"]).count() == (status == 302)


def test_nobody_approves_the_own_one(client, places, cast):
    own = propose_custom(places.unit, by=cast["mentor"], **SAID)
    client.force_login(cast["mentor"])

    response = client.post(reverse("routines:custom_approve", args=[own.pk]), {"revision": 0})

    assert response.status_code == 403
    assert not Custom.objects.waiting_for(cast["mentor"]).exists()
    assert Custom.objects.waiting_for(cast["chief"]).get() == own


def test_a_no_has_a_reason_and_the_writer_tries_again(client, custom, cast):
    client.force_login(cast["mentor"])
    url = reverse("routines:custom_decline", args=[custom.pk])
    assert client.post(url, {"reply": "", "revision": 0}).status_code == 422
    assert client.post(url, {"reply": "Säg också var bilen står", "revision": 0}).status_code == 302

    client.force_login(cast["newcomer"])
    edit = reverse("routines:custom_edit", args=[custom.pk])
    page = client.get(edit).content.decode()
    words = SAID | {"text": "I receptionen; bilen står på gården.", "revision": 1}

    assert "Säg också var bilen står" in page
    assert "Den hänger i receptionen." in page
    assert client.post(edit, words).status_code == 302
    assert Custom.objects.waiting_for(cast["mentor"]).get().text == words["text"]


@time_machine.travel("2026-09-30T08:00:00+02:00", tick=False)
def test_the_writer_is_told_of_the_answer_once(custom, cast):
    approve_custom(custom, by=cast["mentor"])
    for _ in range(2):
        remind()
        send()

    mails = SentMail.objects.filter(text__contains="Så gör vi här")

    assert [mail.to for mail in mails] == [cast["newcomer"].email]
    assert SAID["about"] not in mails.get().text


def test_an_answer_is_to_the_words_that_were_read(client, custom, cast):
    change_custom(custom, by=cast["newcomer"], text="Den hänger hos Kaj.")
    client.force_login(cast["mentor"])

    response = client.post(reverse("routines:custom_approve", args=[custom.pk]), {"reply": "Bra", "revision": 0})

    assert response.status_code == 409
    assert "Den hänger hos Kaj." in response.content.decode()
    assert "Bra" in response.content.decode()
    assert Custom.objects.get().is_waiting


def test_what_was_approved_meanwhile_is_not_changed_and_the_text_stays(client, custom, cast):
    client.force_login(cast["newcomer"])
    edit = reverse("routines:custom_edit", args=[custom.pk])
    approve_custom(custom, by=cast["mentor"])

    assert client.post(edit, SAID | {"revision": 0}).status_code == 403
    with pytest.raises(AlreadyDecided):
        change_custom(custom, by=cast["newcomer"], text="Annat")
    with pytest.raises(AlreadyDecided):
        decline_custom(custom, by=cast["chief"], reply="Nej")


def test_a_personal_number_is_stopped(client, places, cast):
    client.force_login(cast["newcomer"])
    words = SAID | {"text": "Ring 880320-0016", "node": places.unit.pk, "request_key": uuid.uuid4()}

    response = client.post(reverse("routines:custom_create"), words)

    assert response.status_code == 422
    assert "Ring 880320-0016" in response.content.decode()
    assert not Custom.objects.exists()


def test_it_is_shown_on_its_page_and_beside_its_routine(client, places, routine, cast):
    custom = propose_custom(places.unit, by=cast["newcomer"], routine=routine, **SAID)
    client.force_login(cast["second_newcomer"])
    pages = [reverse("routines:custom_list"), routine.get_absolute_url()]

    before = [SAID["text"] in client.get(page).content.decode() for page in pages]
    approve_custom(custom, by=cast["chief"])
    after = [SAID["text"] in client.get(page).content.decode() for page in pages]
    close_custom(custom, by=cast["mentor"])
    closed = [SAID["text"] in client.get(page).content.decode() for page in pages]

    assert (before, after, closed) == ([False, False], [True, True], [False, False])


@pytest.mark.parametrize(
    ("role", "is_approved", "status"),
    [
        ("newcomer", False, 302),
        ("mentor", False, 403),
        ("newcomer", True, 403),
        ("mentor", True, 302),
        ("second_newcomer", True, 403),
    ],
)
def test_custom_close_by_role(client, custom, cast, role, is_approved, status):
    if is_approved:
        approve_custom(custom, by=cast["mentor"])
    client.force_login(cast[role])

    response = client.post(reverse("routines:custom_close", args=[custom.pk]))

    assert response.status_code == status
    custom.refresh_from_db()
    assert (custom.closed_on is not None) == (status == 302)


@pytest.mark.parametrize(("role", "template"), [("mentor", "förslag till Så gör vi här"), ("chief", "Läs och svara")])
def test_a_proposal_waits_on_the_landing_page(client, custom, cast, role, template):
    client.force_login(cast[role])

    assert template in client.get(reverse("overview:home")).content.decode()
