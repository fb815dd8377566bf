import socket
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller

from outbox import kinds
from outbox.kinds import Kind, Line, Mail


class Inbox:
    """A mail server that keeps what it receives, and answers some addresses as it is told."""

    def __init__(self):
        self.mails, self.answers = [], {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    @property
    def recipients(self):
        return [mail["To"] for mail in self.mails]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def server(settings):
    """Settings for a mail server that is not up yet."""
    settings.KEEPS_MAIL = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    return settings


@pytest.fixture
def inbox(server):
    """A real SMTP server in this process."""
    inbox = Inbox()
    controller = Controller(inbox, hostname=server.EMAIL_HOST, port=server.EMAIL_PORT)
    controller.start()
    yield inbox
    controller.stop()


@pytest.fixture
def register():
    """Kinds of one test's own."""
    before = dict(kinds._kinds)
    yield kinds.register
    kinds._kinds.clear()
    kinds._kinds.update(before)


@pytest.fixture
def news(register):
    """A kind for the digest, whose messages hold unless they refer to 13."""
    register(
        Kind(
            "news",
            "News",
            lambda messages: {m.pk: Line(f"News {m.refers_id}", url="/news/") for m in messages if m.refers_id != 13},
        )
    )


@pytest.fixture
def alarm(register):
    """A kind that goes at once, and holds unless it refers to 13."""
    register(
        Kind(
            "alarm",
            "Alarm",
            lambda messages: {m.pk: Mail("Alarm", "Alarm", url="/alarm/") for m in messages if m.refers_id != 13},
            is_immediate=True,
        )
    )
