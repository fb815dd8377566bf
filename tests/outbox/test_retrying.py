import pytest
from django.utils import timezone

from accounts.models import Event
from outbox.models import Message
from outbox.services import compose_digests, post, post_test, retry, retry_all, sweep


@pytest.fixture
def refused(inbox, cast):
    inbox.answers["mentor@example.org"] = "550 No such user"
    return inbox


def test_retry_sends_when_the_address_is_mended(cast, alarm, refused):
    post("alarm:1", cast["mentor"], "alarm", 1)
    sweep()
    refused.answers.clear()

    retry(Message.objects.get(), by=cast["administrator"])
    sweep()

    assert refused.recipients == ["mentor@example.org"]
    assert Message.objects.get().state == "sent"
    event = Event.objects.get(verb="outbox.message_retried")
    assert (event.by, event.about, event.codes) == (cast["administrator"], cast["mentor"], {"kind": "alarm"})


def test_retry_of_a_digest_asks_again_what_holds(cast, news, refused):
    post("news:1", cast["mentor"], "news", 1)
    post("news:2", cast["mentor"], "news", 2)
    compose_digests(timezone.now())
    sweep()
    refused.answers.clear()
    Message.objects.filter(key="news:2").update(refers_id=13)

    retry(Message.objects.get(kind="digest"), by=cast["administrator"])
    sweep()

    assert len(refused.mails) == 1
    assert dict(Message.objects.values_list("refers_id", "state")) == {None: "sent", 1: "sent", 13: "dropped"}


@pytest.mark.parametrize("state", ["waiting", "dropped"])
def test_retry_of_what_has_not_failed_changes_nothing(cast, alarm, state):
    post("alarm:1", cast["mentor"], "alarm", 1)
    Message.objects.update(state=state)

    retry(Message.objects.get(), by=cast["administrator"])

    assert Message.objects.get().state == state
    assert not Event.objects.exists()


def test_retry_all_takes_the_failed_ones_of_the_queryset(cast, alarm, refused):
    refused.answers["chief@example.org"] = "550 No such user"
    for part in ("mentor", "chief"):
        post(f"alarm:{part}", cast[part], "alarm", 1)
    sweep()

    number = retry_all(Message.objects.filter(person=cast["mentor"]), by=cast["administrator"])

    assert number == 1
    assert dict(Message.objects.values_list("key", "state")) == {"alarm:mentor": "waiting", "alarm:chief": "failed"}
    assert Event.objects.filter(verb="outbox.message_retried").count() == 1


def test_test_mail_goes_to_the_administrator_once_for_each_form(cast, inbox):
    post_test("0b9f6b0e-1", by=cast["administrator"])
    post_test("0b9f6b0e-1", by=cast["administrator"])

    sweep()

    assert inbox.recipients == ["administrator@example.org"]
