import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from outbox.models import Message, SentMail
from outbox.services import post, sweep
from outbox.services.sending import ATTEMPTS, LEASE, claim

HOUR = timedelta(hours=1)


def state_of(key):
    return Message.objects.get(key=key).state


def test_sweep_sends_once(cast, alarm, inbox):
    post("alarm:1", cast["mentor"], "alarm", 1)

    sweep()
    sweep()

    assert inbox.recipients == ["mentor@example.org"]
    message = Message.objects.get()
    assert (message.state, message.error) == ("sent", "")
    assert message.sent_at


def test_sweep_sends_text_and_html_with_one_link(cast, alarm, inbox, settings):
    post("alarm:1", cast["mentor"], "alarm", 1)

    sweep()

    mail = inbox.mails[0]
    text, html = (mail.get_body((part,)).get_content() for part in ("plain", "html"))
    assert text.count("http") == html.count("href=") == 1
    assert f"{settings.SITE_URL}/alarm/" in text
    assert f'href="{settings.SITE_URL}/alarm/"' in html
    assert '<html lang="sv">' in html


def test_sweep_names_the_message_by_its_row(cast, alarm, inbox, settings):
    settings.SITE_URL = "https://intro.example.org"
    post("alarm:1", cast["mentor"], "alarm", 1)

    sweep()

    assert inbox.mails[0]["Message-ID"] == f"<message-{Message.objects.get().pk}@intro.example.org>"
    assert inbox.mails[0]["Auto-Submitted"] == "auto-generated"


def test_sweep_drops_what_no_longer_holds(cast, alarm, inbox):
    post("alarm:13", cast["mentor"], "alarm", 13)

    sweep()

    assert inbox.mails == []
    assert state_of("alarm:13") == "dropped"


def test_sweep_waits_for_an_address(cast, alarm, inbox):
    cast["mentor"].email = None
    cast["mentor"].save()
    post("alarm:1", cast["mentor"], "alarm", 1)

    sweep()
    assert state_of("alarm:1") == "waiting"

    cast["mentor"].email = "new@example.org"
    cast["mentor"].save()
    sweep()
    assert inbox.recipients == ["new@example.org"]


def test_sweep_writes_in_the_readers_language(cast, inbox):
    cast["chief"].language = "en"
    cast["chief"].save()
    for part in ("chief", "administrator"):
        post(f"test:{part}", cast[part], "test")

    sweep()

    subjects = {mail["To"]: mail["Subject"] for mail in inbox.mails}
    assert subjects == {
        "chief@example.org": "A test from Introportalen",
        "administrator@example.org": "Ett prov från Introportalen",
    }


@pytest.mark.parametrize(
    ("answer", "state", "attempts", "error"),
    [
        ("550 No such user", "failed", 1, "SMTPRecipientsRefused 550"),
        ("451 Try later", "waiting", 1, "SMTPRecipientsRefused 451"),
    ],
)
def test_sweep_keeps_why_a_mail_failed_but_no_address(cast, alarm, inbox, caplog, answer, state, attempts, error):
    inbox.answers["mentor@example.org"] = f"{answer} mentor@example.org"
    post("alarm:1", cast["mentor"], "alarm", 1)
    post("alarm:2", cast["chief"], "alarm", 2)

    sweep()

    message = Message.objects.get(key="alarm:1")
    assert (message.state, message.attempts, message.error) == (state, attempts, error)
    assert inbox.recipients == ["chief@example.org"]
    assert "example.org" not in caplog.text


def test_sweep_tries_again_later_and_gives_up_at_last(cast, alarm, inbox):
    inbox.answers["mentor@example.org"] = "451 Try later"
    post("alarm:1", cast["mentor"], "alarm", 1)
    now, tried = timezone.now(), []

    for minutes in range(0, 24 * 60, 10):
        sweep(now + timedelta(minutes=minutes))
        tried.append(Message.objects.get().attempts)

    assert [tried.index(number) * 10 for number in range(1, ATTEMPTS + 1)] == [0, 10, 50, 210, 850]
    assert state_of("alarm:1") == "failed"


def test_sweep_stops_when_the_server_does_not_answer_and_goes_on_later(cast, alarm, server):
    post("alarm:1", cast["mentor"], "alarm", 1)

    sweep()

    message = Message.objects.get()
    assert (message.state, message.attempts, message.error) == ("waiting", 1, "ConnectionRefusedError")


def test_sweep_lets_nobody_wait_for_a_broken_kind(cast, alarm, register, inbox, caplog):
    from outbox.kinds import Kind

    register(Kind("broken", "Broken", lambda messages: 1 / 0, is_immediate=True))
    post("broken:1", cast["mentor"], "broken")
    post("alarm:1", cast["mentor"], "alarm", 1)

    sweep()

    assert Message.objects.get(key="broken:1").error == "ZeroDivisionError"
    assert [state_of("broken:1"), state_of("alarm:1")] == ["failed", "sent"]


def test_claimed_messages_are_nobody_elses_until_the_lease_runs_out(cast, alarm, inbox):
    post("alarm:1", cast["mentor"], "alarm", 1)
    now = timezone.now()
    claim(now)  # by a worker that is killed before it sends

    sweep(now + LEASE - timedelta(seconds=1))
    assert inbox.mails == []

    sweep(now + LEASE)
    assert inbox.recipients == ["mentor@example.org"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time")
def test_parallel_sweeps_send_each_message_once(cast, alarm, inbox):
    for number in range(60):
        post(f"alarm:{number}", cast["mentor"], "alarm", 1)

    def work():
        sweep()
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(inbox.mails) == len({mail["Message-ID"] for mail in inbox.mails}) == 60
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}


def test_without_a_mail_server_mails_are_kept(cast, alarm):
    post("alarm:1", cast["mentor"], "alarm", 1)

    sweep()

    kept = SentMail.objects.get()
    assert (kept.to, kept.subject, kept.message.state) == ("mentor@example.org", "Alarm", "sent")
    assert "/alarm/" in kept.text
    assert "<h1>Alarm</h1>" in kept.html


@pytest.mark.parametrize("number", [1, 15])
def test_sweep_asks_per_batch_and_marks_per_mail(cast, alarm, inbox, number, django_assert_num_queries):
    for index in range(number):
        post(f"alarm:{index}", cast["mentor"], "alarm", 1)

    with django_assert_num_queries(5 + 3 * number + 3):  # a claim, a mark in its own savepoint for each, an empty claim
        sweep()
