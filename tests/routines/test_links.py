"""The check of links: only public addresses, also after a redirect, and silence is told after a day."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import time_machine
from celery import current_app
from django.conf import settings

from outbox.models import Message, SentMail
from outbox.services import sweep as send
from reminders.services import sweep as remind
from routines.links import NotPublic, answers
from routines.models import Routine
from routines.services import change_routine
from routines.services.links import AT_A_TIME, check_links

PUBLIC = "93.184.216.34"
NAMES = {"inside.example": "10.0.0.5", "both.example": [PUBLIC, "127.0.0.1"]}
REDIRECTS = {
    "/moved": "/page",
    "/inwards": "http://127.0.0.1/",
    "/to-intranet": "http://inside.example/",
    "/round": "/round",
    "/to-a-file": "file:///etc/passwd",
}
STATUSES = {"/page": 200, "/gone": 404, "/broken": 500, "/sign-in": 401, "/no-head": 200}


class Page(BaseHTTPRequestHandler):
    """The world outside."""

    def do_HEAD(self):
        if self.path == "/no-head":
            return self._answer(405)
        return self._answer(302 if self.path in REDIRECTS else STATUSES.get(self.path, 404))

    def do_GET(self):
        return self._answer(STATUSES.get(self.path, 404))

    def _answer(self, status):
        self.send_response(status)
        if self.path in REDIRECTS:
            self.send_header("Location", REDIRECTS[self.path])
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def asked(monkeypatch):
    """Every name leads to a server in this process, unless it points inwards; the addresses that were connected to."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    connected = []

    def resolve(host, port, **kwargs):
        if host == "nobody.example":
            raise socket.gaierror
        numbers = NAMES.get(host, host if host[0].isdigit() or ":" in host else PUBLIC)
        return [(0, 0, 0, "", (number, port)) for number in ([numbers] if isinstance(numbers, str) else numbers)]

    def connect(address, timeout):
        connected.append(address)
        if ":" in address[0]:
            raise OSError
        inside = socket.socket()
        inside.settimeout(timeout)
        inside.connect(server.server_address)
        return inside

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    yield connected
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "is_there"),
    [
        ("/page", True),
        ("/sign-in", True),
        ("/no-head", True),
        ("/moved", True),
        ("/gone", False),
        ("/broken", False),
        ("/round", False),
        ("/%C3%A5 ä?q=ö", False),
    ],
)
def test_a_page_answers_or_not(asked, path, is_there):
    assert answers(f"http://pages.example{path}") == is_there
    assert set(asked) == {(PUBLIC, 80)}


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/page",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://inside.example/",
        "http://both.example/",
        "http://pages.example:8080/",
        "http://pages.example:99999/",
        "ftp://pages.example/",
        "http:///page",
    ],
)
def test_what_is_not_public_is_not_asked(asked, url):
    with pytest.raises(NotPublic):
        answers(url)

    assert asked == []


@pytest.mark.parametrize("path", ["/inwards", "/to-intranet", "/to-a-file"])
def test_a_redirect_inwards_is_not_followed(asked, path):
    with pytest.raises(NotPublic):
        answers(f"http://pages.example{path}")

    assert asked == [(PUBLIC, 80)]


def test_a_name_that_nobody_has_does_not_answer(asked):
    assert not answers("http://nobody.example/")


@pytest.fixture
def linked(write):
    return write("Delegationsordningen", text="", url="http://pages.example/gone")


def on(day):
    return time_machine.travel(f"2026-09-{day}T08:00:00+02:00", tick=False)


@pytest.mark.django_db
def test_silence_is_marked_and_told_once_after_a_day(client, linked, asked, cast):
    for day in (28, 29, 30):
        with on(day):
            check_links()
            remind()
            send()

    assert Message.objects.filter(kind="routine_link_dead").values_list("person__name").get() == ("Lena Hedbrant",)
    assert SentMail.objects.get(text__contains="Delegationsordningen").at.day == 29
    with on(30):
        client.force_login(cast["newcomer"])
        assert "Ingen har svarat på länken sedan 28 september" in client.get(linked.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_a_link_that_answers_again_is_marked_no_more(linked, asked, cast):
    Routine.objects.update(link_failed_on="2026-09-01")
    change_routine(linked, by=cast["chief"], url="http://pages.example/page")

    linked.refresh_from_db()
    assert linked.link_failed_on is None
    assert check_links() == 1
    linked.refresh_from_db()
    assert (linked.link_failed_on, linked.link_checked_at is None) == (None, False)


@pytest.mark.django_db
def test_a_link_to_the_inside_is_never_said_to_be_dead(write, asked):
    write(text="", url="http://inside.example/rutin")

    assert check_links() == 1
    assert not Routine.objects.exclude(link_failed_on=None).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("dead", "noted"), [(4, 4), (5, 0)])
def test_when_nobody_at_all_answers_the_fault_is_here(write, asked, dead, noted):
    for number in range(dead):
        write(f"Rutin {number}", text="", url="http://nobody.example/")

    assert check_links() == noted
    assert Routine.objects.exclude(link_failed_on=None).count() == noted


def test_every_number_of_a_name_is_tried(asked, monkeypatch):
    """A server without IPv6 still reaches the page."""
    monkeypatch.setitem(NAMES, "two.example", ["2606:2800:220:1::1", PUBLIC])

    assert answers("http://two.example/page")
    assert asked == [("2606:2800:220:1::1", 80), (PUBLIC, 80)]


@pytest.mark.django_db
def test_a_run_is_bounded_and_asks_each_once_a_day(write, asked):
    for number in range(AT_A_TIME + 2):
        write(f"Rutin {number}", text="", url="http://pages.example/page")

    with on(29):
        assert [check_links(), check_links(), check_links()] == [AT_A_TIME, 2, 0]


@pytest.mark.django_db
@pytest.mark.parametrize("is_on", [False, True])
def test_nobody_is_asked_unless_it_is_switched_on(linked, asked, settings, is_on):
    settings.CHECKS_LINKS = is_on

    run("routines-links")

    assert bool(asked) == is_on


def run(entry):
    """What beat does when the entry is due, in this process."""
    current_app.loader.import_default_modules()
    current_app.tasks[settings.CELERY_BEAT_SCHEDULE[entry]["task"]].apply(throw=True)
