"""The whole story once, as it happens: browsers, a web server, a worker, a database, a broker and a mail server."""

import io
import os
import re
import subprocess
import sys
import time
from email import message_from_bytes, policy
from pathlib import Path

import openpyxl
import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.conf import settings
from django.db import connection
from playwright.sync_api import expect
from pypdf import PdfReader

from intro_portal.celery import app
from programs.services import import_program, publish_version
from tests.browser import chromium
from tests.cast import build_cast, build_places
from tests.outbox.conftest import free_port

ROOT = Path(__file__).parents[2]
NOW = "2026-11-18T08:00:00+01:00"  # a Wednesday, three months and a day after the first day below
FIRST_DAY = "2026-08-17"
PASSWORD = "korrekt häst batteri häftklammer"
NAME, ADDRESS = "Tove Ringdal", "tove@example.org"
PATIENCE = 60

pytestmark = [
    pytest.mark.story,
    pytest.mark.browser,
    pytest.mark.skipif(not settings.REDIS_URL or connection.vendor != "postgresql", reason="needs real servers"),
]


class Inbox:
    """A mail server; a mail is waited for by who gets it and what its subject says."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def wait_for(self, address, subject):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for mail in self.mails:
                if mail["To"] == address and subject in mail["Subject"]:
                    return mail.get_body(("plain",)).get_content()
            time.sleep(0.1)
        pytest.fail(f"no mail to {address} about {subject}: {[(m['To'], m['Subject']) for m in self.mails]}")


class Somebody:
    """A person at a browser of the own."""

    def __init__(self, browser, site):
        self.site, self.context = site, browser.new_context(locale="sv-SE", reduced_motion="reduce")
        self.page = self.context.new_page()

    def go(self, path):
        answer = self.page.goto(path if path.startswith("http") else self.site + path)
        assert answer.ok, (answer.status, path)
        return self.page

    def sign_in(self, person):
        self.go("/account/login/")
        self.write(login=person.email, password=PASSWORD)
        self.press("main form:has([name=password])")
        return self

    def write(self, **values):
        for name, value in values.items():
            field = self.page.locator(f"main [name='{name}']:not([type=hidden])")
            if field.first.get_attribute("type") == "radio":
                field.and_(self.page.locator(f"[value='{value}']")).check(force=True)
            elif field.first.evaluate("field => field.tagName") == "SELECT":
                field.select_option(str(value))
            else:
                field.fill(str(value))

    def press(self, form, button="button"):
        """Send the form, and be where it leads."""
        with self.page.expect_navigation():
            self.page.locator(f"{form} {button}").first.click()
        return self.page

    def fetch(self, path):
        answer = self.context.request.get(self.site + path)
        assert answer.ok, (answer.status, path)
        return answer.body()


@pytest.fixture
def inbox():
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=free_port())
    server.start()
    inbox.port = server.port
    yield inbox
    server.stop()


@pytest.fixture
def people(transactional_db, skarholmen_file):
    """Two municipalities with their people and a published programme; nobody is introduced yet."""
    with time_machine.travel(NOW, tick=True):
        places = build_places()
        cast = build_cast(places)
        publish_version(import_program(skarholmen_file, places.region, by=cast["coordinator"]), by=cast["coordinator"])
        for part in ("chief", "mentor", "coordinator"):
            cast[part].set_password(PASSWORD)
            cast[part].save()
        yield cast | {"team": places.team}


@pytest.fixture
def site(people, inbox, tmp_path):
    """The address of the site, with a worker beside it, both at the moment of the story."""
    address = f"http://127.0.0.1:{free_port()}"
    database = connection.settings_dict
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": f"postgres://{database['USER']}@{database['HOST']}:{database['PORT']}/{database['NAME']}",
        "RUN_DIR": str(tmp_path),
        "SITE_MODE": "laptop",
        "SITE_URL": address,
        "EMAIL_URL": f"smtp://127.0.0.1:{inbox.port}",
    }
    worker = ["celery", "-A", "intro_portal", "worker", "--concurrency=1", "--loglevel=WARNING"]
    web = ["gunicorn", "intro_portal.wsgi", f"--bind={address.removeprefix('http://')}", "--threads=4"]
    started = [
        subprocess.Popen([sys.executable, ROOT / "tests/story/at.py", NOW, *command], cwd=ROOT, env=environment)
        for command in (worker, web)
    ]
    yield address
    for process in started:
        process.terminate()
    for process in started:
        process.wait(timeout=30)


@pytest.fixture
def somebody(site):
    with chromium() as browser:
        wait_until_up(browser, site)
        yield lambda: Somebody(browser, site)


def wait_until_up(browser, site):
    request, deadline = browser.new_context().request, time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            return request.get(f"{site}/health/")
        except Exception:
            time.sleep(0.2)
    pytest.fail("the site did not start")


def test_story(somebody, people, inbox):
    chief, mentor, newcomer = somebody().sign_in(people["chief"]), somebody().sign_in(people["mentor"]), somebody()

    introduction = start(chief, people)
    accept(newcomer, inbox)
    reach_a_level(newcomer)
    log_a_meeting(mentor)
    ask(chief, introduction)
    check_back(newcomer)
    agree(chief, introduction)
    be_reminded(people, inbox)
    evaluate(newcomer, "Jag vill öva mer på samtal")
    evaluate(mentor, "Hon är noggrann")
    read_each_other(newcomer, mentor)
    print_the_plan(newcomer, introduction)
    export(somebody().sign_in(people["coordinator"]))


def start(chief, people):
    """The chief answers four steps, and everything is planned."""
    page = chief.go("/introductions/start/")
    chief.write(node=people["team"].pk)
    page.locator("main [name=version]").first.check(force=True)
    chief.press("main form.sheet")
    page.locator("main [name=category]").first.check(force=True)
    chief.write(experience="graduate", start_on=FIRST_DAY, mentor=people["mentor"].pk, new_name=NAME, new_email=ADDRESS)
    chief.write(**{"mentoring-mentor_weekday": "3"})  # Thursdays: the next one is tomorrow
    chief.press("main form:has([name=start_on])", ".save-bar button")
    page.locator("main a[href$='/confirm/']").first.click()
    chief.press("main form[action$='/create/']")
    expect(page.locator("h1")).to_contain_text(NAME)
    return re.search(r"/introductions/(\d+)/", page.url)[1]


def accept(newcomer, inbox):
    """The invitation comes at once; its link leads in."""
    link = re.search(r"http://\S+/people/invitation/\S+", inbox.wait_for(ADDRESS, "Välkommen"))[0]
    newcomer.go(link)
    newcomer.write(password=PASSWORD, repeated=PASSWORD)
    page = newcomer.press("main form.receipt")
    expect(page.locator("h1")).to_be_visible()


def reach_a_level(newcomer):
    page = newcomer.go("/checklist/")
    page.locator("main .level button[value='2']").first.click()
    expect(page.locator("main .undo [role=status], main .undo").first).to_contain_text("Sparat")
    page.reload()
    assert page.locator("main .level button[value='2'][aria-pressed=true]").count() >= 1


def log_a_meeting(mentor):
    page = mentor.go("/meetings/?when=past")
    page.locator("main ol.rows a[href^='/meetings/']").first.click()
    mentor.write(note="Vi övade ett svårt samtal", strength="Lyhörd")
    page = mentor.press("main form[action$='/log/']", ".save-bar button")
    expect(page.locator("main")).to_contain_text("Vi övade ett svårt samtal")


def ask(chief, introduction):
    chief.go(f"/introductions/{introduction}/requests/")
    chief.write(words="Läs delegationsordningen")
    chief.press("main form:has([name=words])")


def check_back(newcomer):
    page = newcomer.go("/")
    newcomer.write(heard="Att läsa den", means="Att veta vem som beslutar", how="På fredag")
    newcomer.press("main form[action$='/check-back/']")
    assert "/check-back/" not in page.url


def agree(chief, introduction):
    page = chief.go("/")
    page.locator("main a[href^='/requests/']").first.click()
    expect(page.locator("main")).to_contain_text("Att veta vem som beslutar")
    chief.press("main form:has([name=agree])", "[name=agree]")


def be_reminded(people, inbox):
    """The clock wakes both sweeps; the morning's mail says what is tomorrow and what waits."""
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        app.send_task(entry["task"])
    for address in (ADDRESS, people["mentor"].email):
        mail = inbox.wait_for(address, "Din onsdag")
        assert "I morgon kl. 13.00" in mail
        assert "Utvärdering efter tre månader" in mail
        assert "delegationsordningen" not in mail


def evaluate(person, words):
    """Answer everything, look through, send in."""
    page = person.go("/evaluations/")
    page.locator("main a[href^='/evaluations/']:not([href*='?'])").first.click()
    form = page.locator("main form.questions")
    for group in sorted({field.get_attribute("name") for field in form.locator("input[type=radio]").all()}):
        form.locator(f"input[name='{group}']").first.check(force=True)
    for text in form.locator("textarea").all():
        text.fill(words)
    person.press("main form.questions", ".save-bar button")
    person.press("main form[action$='/submit/']")


def read_each_other(newcomer, mentor):
    """The last one in opens it for both at the same moment."""
    expect(mentor.page.locator("main")).to_contain_text("Jag vill öva mer på samtal")
    results = newcomer.go(re.sub(r"^http://[^/]+", "", mentor.page.url))
    expect(results.locator("main")).to_contain_text("Hon är noggrann")


def print_the_plan(newcomer, introduction):
    """A worker makes the file; what it says is read."""
    path = f"/introductions/{introduction}"
    page = newcomer.go(f"{path}/pdf/")
    page.locator(f"main form[action='{path}/pdf/'] button").click()
    page.locator("main a[href$='/plan.pdf']").wait_for(timeout=PATIENCE * 1000)
    body = newcomer.fetch(f"{path}/plan.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    assert NAME in text
    assert "Samira Holst" in text
    assert "svårt samtal" not in text


def export(coordinator):
    book = openpyxl.load_workbook(io.BytesIO(coordinator.fetch("/reports/introductions/?format=xlsx")))
    cells = [str(cell) for sheet in book.worksheets for row in sheet.values for cell in row if cell]
    assert NAME in cells
    csv = coordinator.fetch("/reports/introductions/?format=csv").decode("utf-8-sig")
    assert f"{NAME};" in csv
