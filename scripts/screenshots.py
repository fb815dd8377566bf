"""The pictures in docs/screenshots: the main pages of the demo as its people see them, on one day that never changes.

screenshots.py [names] takes some of them again.
"""

import io
import os
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"
DAY = "2026-09-30T08:20:00+02:00"  # a Wednesday, in the seventh week of Alva's introduction
CHROMIUM = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
TALLEST, COLOURS = 1700, 200
PATIENCE = 120_000  # milliseconds: the first page of a cold site may wait for a busy machine


@dataclass(frozen=True)
class Shot:
    """One picture: whose page, which, and how it is looked at."""

    name: str
    person: str | None
    path: str
    width: int = 1280
    scheme: str = "light"
    language: str = "sv"
    height: int = TALLEST
    steps: tuple = ()  # what is clicked and typed first: (selector, value or None to click)


def main(names):
    with tempfile.TemporaryDirectory(prefix="introportalen-") as folder:
        begin(Path(folder))
        import time_machine

        with time_machine.travel(DAY):
            load()
            site, shots = serve(), wanted_shots()
            take(site, [shot for shot in shots if not names or shot.name in names])


def begin(folder):
    """A demo of its own: nothing of the machine's is read or written."""
    os.environ |= {"SITE_MODE": "demo", "RUN_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "intro_portal.settings"}
    for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL"):
        os.environ.pop(name, None)
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()


def load():
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)


def serve():
    """The site in a thread, in the same day as we are; its address."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

    from intro_portal.wsgi import application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *args):
            return None

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(application)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def wanted_shots():
    """Addresses hold numbers, so they are looked up in the demo."""
    from django.urls import reverse

    from accounts.models import Person
    from demo import cast
    from evaluations.models import Occasion
    from mentoring.models import Draft, Meeting, Request
    from outbox.models import SentMail
    from programs.models import Alteration, Introduction, Version
    from routines.models import Routine
    from training.models import Cohort, Session

    def introduction(name):
        return Introduction.objects.get(newcomer__name=name)

    def evaluation(name):
        return Occasion.objects.get(introduction=introduction(name), key="three-months").pk

    alva = introduction(cast.ALVA)
    item = alva.items.get(key="preliminary-assessment")
    request = Request.objects.get(introduction=alva, state="open")
    draft = Draft.objects.get(writer__name=cast.SAMIRA, meeting__introduction=alva)
    coming = Meeting.objects.filter(introduction=alva, state="planned").earliest("starts_at")
    session = Session.objects.get(cohort__name="Grupp 6", slot="s03")
    mail = SentMail.objects.filter(to=cast.email_of(cast.CHIEF)).latest("at")
    version = Version.objects.published().filter(program__key="skarholmen").latest("number")
    moved = Alteration.objects.filter(kind="start").latest("pk")
    resting = Alteration.objects.filter(kind="pause").latest("pk").introduction
    ready = introduction("Mira Aldén")
    being_written = Version.objects.get(program__key="sormland", state="draft")
    chief, samira = cast.CHIEF, cast.SAMIRA
    at = reverse

    return [
        Shot("sign-in", None, at("account_login")),
        Shot("sign-in-phone", None, at("account_login"), 375),
        Shot("newcomer-home", cast.ALVA, "/"),
        Shot("newcomer-home-phone", cast.ALVA, "/", 375),
        Shot("newcomer-home-dark", cast.ALVA, "/", scheme="dark"),
        Shot("newcomer-before", "Amir Solberg", "/"),
        Shot("checklist", cast.ALVA, at("checklists:checklist", args=[alva.pk])),
        Shot("checklist-phone", cast.ALVA, at("checklists:checklist", args=[alva.pk]), 375),
        Shot("item", cast.ALVA, item.get_absolute_url()),
        Shot("plan", cast.ALVA, at("overview:introduction_plan", args=[alva.pk])),
        Shot("plan-phone", cast.ALVA, at("overview:introduction_plan", args=[alva.pk]), 375),
        Shot("newcomer-meetings", cast.ALVA, at("mentoring:meeting_list")),
        Shot("check-back", cast.ALVA, request.get_absolute_url()),
        Shot("routines", cast.ALVA, at("routines:routine_list") + "?q=anmälan"),
        Shot("routine", cast.ALVA, Routine.objects.get(key="report-of-concern").get_absolute_url()),
        Shot("my-data", cast.ALVA, at("accounts:my_data")),
        Shot("my-history", cast.ALVA, at("accounts:my_history")),
        Shot("mentor-home", samira, "/"),
        Shot("mentor-home-phone-dark", samira, "/", 375, "dark"),
        Shot("meeting-log", samira, draft.meeting.get_absolute_url() + "?write"),
        Shot("meeting-prepare", samira, coming.get_absolute_url()),
        Shot("week", samira, at("overview:week")),
        Shot("groups", samira, at("training:cohort_list")),
        Shot("group", samira, Cohort.objects.get(name="Grupp 6").get_absolute_url()),
        Shot("session", samira, session.get_absolute_url()),
        Shot("evaluation-answer", samira, at("evaluations:occasion_detail", args=[evaluation("Nadia Hovind")])),
        Shot("evaluation-results", "Mira Aldén", at("evaluations:occasion_results", args=[evaluation("Mira Aldén")])),
        Shot("chief-home", chief, "/"),
        Shot("chief-home-phone", chief, "/", 375),
        Shot("chief-home-dark-english", chief, "/", scheme="dark", language="en"),
        Shot("introduction", chief, alva.get_absolute_url()),
        Shot("change", chief, at("overview:alter", args=[alva.pk]), height=1300),
        Shot("change-pause", chief, at("overview:alter_kind", args=[alva.pk, "pause"]), steps=PAUSE, height=1500),
        Shot("change-done", chief, moved.get_absolute_url(), height=1200),
        Shot("plan-resting", resting.newcomer.name, at("overview:introduction_plan", args=[resting.pk]), height=1000),
        Shot("handover", samira, at("overview:handover", args=[alva.pk]), height=1200),
        Shot("complete", chief, at("overview:introduction_complete", args=[ready.pk]), height=1200),
        Shot("mentors", chief, at("mentoring:mentor_list")),
        Shot("people", chief, at("accounts:person_list")),
        Shot("start-people", chief, at("overview:start"), steps=START),
        Shot("start-dates", chief, at("overview:start"), steps=START + PEOPLE),
        Shot("coordinator-home", cast.COORDINATOR, "/"),
        Shot("coordinator-home-phone", cast.COORDINATOR, "/", 375),
        Shot("programmes", cast.COORDINATOR, at("overview:program_list")),
        Shot("programme", cast.COORDINATOR, at("overview:version_detail", args=[version.pk])),
        Shot("editor-new", cast.COORDINATOR, at("overview:program_create"), steps=NEW_PROGRAM),
        Shot("editor-empty", cast.COORDINATOR, at("overview:program_create"), steps=BEGUN),
        Shot("editor-draft", cast.COORDINATOR, at("overview:version_edit", args=[being_written.pk]), height=3600),
        Shot("editor-item", cast.COORDINATOR, at("overview:version_edit", args=[being_written.pk]), steps=(ITEM,)),
        Shot("editor-try", cast.COORDINATOR, at("overview:version_try", args=[being_written.pk])),
        Shot("evaluations", cast.COORDINATOR, at("evaluations:occasion_list")),
        Shot("administrator-home", cast.ADMINISTRATOR, "/"),
        Shot("organisation", cast.ADMINISTRATOR, at("accounts:node_list")),
        Shot("person", cast.ADMINISTRATOR, at("accounts:person_detail", args=[Person.objects.get(name=samira).pk])),
        Shot("messages", cast.ADMINISTRATOR, at("outbox:message_list")),
        Shot("mail", cast.ADMINISTRATOR, at("outbox:mail_detail", args=[mail.pk])),
    ]


SUBMIT = "main form .ds-button:not([data-variant])"
NEW_PROGRAM = (("input[name=name]", "Vårt eget program"),)
BEGUN = (*NEW_PROGRAM, ("main form .ds-button:has-text('Börja')", None))
ITEM = (".edit-items h3 a", None)
PAUSE = (
    ("input[name=from_on]", "2026-10-05"),
    ("input[name=to_on]", "2026-10-25"),
    ("label:has(input[name=reason][value=away])", None),
    ("button[name=preview]", None),
)
START = (("select[name=node]", "Barn 1"), ("main label:has-text('Mentorsprogrammet')", None), (SUBMIT, None))
PEOPLE = (
    ("input[name=new_name]", "Tove Ringdal"),
    ("input[name=new_email]", "tove.ringdal@ekvalla.example"),
    ("main label:has-text('Nyutexaminerad')", None),
    ("label:has(input[name=experience][value=graduate])", None),
    ("input[name=start_on]", "2026-10-19"),
    ("select[name=mentor]", "Peter Askerud"),
    (SUBMIT, None),
)


def take(site, shots):
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps a loop in this thread; sessions are made here
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        for shot in shots:
            picture = photograph(browser, site, shot)
            size = save(picture, TARGET / f"{shot.name}.png")
            print(f"{shot.name:26}{size / 1000:6.0f} kB", flush=True)
        browser.close()


def photograph(browser, site, shot):
    context = browser.new_context(
        viewport={"width": shot.width, "height": 900 if shot.width > 600 else 812},
        color_scheme=shot.scheme,
        locale=shot.language,
        reduced_motion="reduce",
    )
    context.add_cookies(cookies(site, shot))
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    answer = page.goto(site + shot.path)
    for selector, value in shot.steps:
        step(page, selector, value)
    if not answer.ok:
        print(f"{shot.name}: {answer.status} {shot.path}", file=sys.stderr)
    page.evaluate("document.fonts.ready")
    height = min(page.evaluate("document.documentElement.scrollHeight"), shot.height)
    page.set_viewport_size({"width": shot.width, "height": height})
    picture = page.screenshot(animations="disabled")
    context.close()
    return picture


def step(page, selector, value):
    element = page.locator(selector).first
    if value is None:
        element.click()
        page.wait_for_load_state()
    elif selector.startswith("select"):
        element.select_option(value=element.locator("option", has_text=value).first.get_attribute("value"))
    else:
        element.fill(value)


def cookies(site, shot):
    """Signed in as the person, and reading in the language of the picture."""
    found = [{"name": "django_language", "value": shot.language, "url": site}]
    if shot.person:
        found.append({"name": "sessionid", "value": session_of(shot), "url": site})
    return found


def session_of(shot):
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from accounts.models import Person

    Person.objects.filter(name=shot.person).update(language=shot.language)
    person = Person.objects.get(name=shot.person)
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.save()
    return session.session_key


def save(picture, path):
    """A palette is enough for paper, ink and one accent."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
    return path.stat().st_size


if __name__ == "__main__":
    main(sys.argv[1:])
