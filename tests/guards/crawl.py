"""Everybody opens every page once; what the guards ask, they ask of what was seen."""

import io
import re
import uuid
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import openpyxl
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import reverse
from pypdf import PdfReader

from tests.guards.views import INSIDE, ROLES, VIEWS
from tests.guards.world import NOW

MISSING = 987654321
THOROUGH, SAMPLE = "chief", "overview:introduction"  # who asks for everything that is not there, and what all ask for
START = uuid.UUID("5f3d2a34-5a6f-4a3e-9d3e-6d9b6a1f2c11")
WRITES = re.compile(r"\s*(INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)


@dataclass
class Visit:
    """One answer of the site, as the person who asked got it."""

    url: str
    status: int
    text: str
    headers: dict
    size: int
    writes: list = field(default_factory=list)

    @property
    def is_page(self):
        return self.status == 200 and self.headers.get("Content-Type", "").startswith("text/html")


class Visitor(RequestFactory):
    """Somebody at a browser: every visit is taken back, so that all find the same world."""

    handler = ClientHandler(enforce_csrf_checks=False)

    def __init__(self, person=None):
        super().__init__()
        if person:
            signed_in = Client()
            signed_in.force_login(person)
            self.cookies = signed_in.cookies

    def request(self, **environ):
        return self.handler(self._base_environ(**environ))

    def visit(self, ask, url):
        writes = []
        with transaction.atomic(), connection.execute_wrapper(noting(writes)):
            response = ask(url)
            text, size = text_of(response)
            transaction.set_rollback(True)
        return Visit(url, response.status_code, text, dict(response.items()), size, writes)


def noting(writes):
    """Keep the table of everything that changes a row."""

    def note(execute, sql, params, many, context):
        if found := WRITES.match(sql):
            writes.append(found[2])
        return execute(sql, params, many, context)

    return note


def text_of(response):
    """What a reader of the answer reads, and how many bytes it takes: pages, PDF, sheets and whatever is plain text."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.get("Content-Type", "")
    if kind == "application/pdf":
        return printed(body), len(body)
    if "spreadsheetml" in kind:
        sheets = openpyxl.load_workbook(io.BytesIO(body)).worksheets
        return "\n".join(str(cell) for sheet in sheets for row in sheet.values for cell in row if cell), len(body)
    return body.decode(errors="replace"), len(body)


@cache
def printed(body):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)


def address(view, made):
    """Of the view for what it is about in `made`, or for something that is not there."""
    args = list(view.args)
    if view.of:
        args.insert(0, made[view.of].pk if made else MISSING)
    if view.of_start:
        args.insert(0, START)
    return reverse(view.name, args=args)


def visitors(world):
    people = {role: Visitor(world.cast[role]) for role in ROLES}
    begin_start(people["chief"], world)
    return people


def begin_start(client, world):
    """The chief is about to start an introduction, and has answered the two first steps."""
    program = {"node": world.places.team.pk, "version": world.version.pk}
    client.post(reverse("overview:start_program", args=[START]), program)
    client.post(reverse("overview:start_people", args=[START]), start_answers(world))


def start_answers(world, name="Tove Ringdal", email="tove@example.org"):
    return {
        "new_name": name,
        "new_email": email,
        "category": world.version.categories.first().pk,
        "experience": "graduate",
        "start_on": date.fromisoformat(NOW[:10]).replace(day=30).isoformat(),
        "extent": "100",
        "chief": world.cast["chief"].pk,
        "mentor": world.cast["mentor"].pk,
        "met_time": "08:30",
        "met_place": "Receptionen",
        "met_by": world.cast["mentor"].pk,
        "mentoring-mentor_weekday": "0",
        "mentoring-mentor_time": "13:00",
        "mentoring-joint_weekday": "2",
        "mentoring-joint_time": "09:00",
        "training-group": "wait",
    }


@dataclass
class Crawl:
    """{(role, view, side): Visit}: a side is "own", "foreign" or "missing"; anonymous visits have the role None."""

    gets: dict = field(default_factory=dict)
    posts: dict = field(default_factory=dict)

    def pages(self):
        """Every HTML page that somebody got, with who and which."""
        return [(key, visit) for key, visit in self.gets.items() if visit.is_page]


def crawl_as(everybody, sides):
    """Every view by everybody; and by those who reach no further than one municipality also beyond it."""
    crawl = Crawl()
    for role, visitor in everybody.items():
        for side, made in sides.items():
            for view in VIEWS:
                if looks_at(role, view, side):
                    look(crawl, view, role, visitor, side, address(view, made))
    return crawl


def looks_at(role, view, side):
    """All get the same page for what is not there, so each asks for that once, and one of them asks for everything."""
    if side == "own" or not view.of:
        return side == "own"
    if side == "missing":
        return role == THOROUGH or (role in INSIDE and view.name == SAMPLE)
    return role in INSIDE or role == "coordinator"


def look(crawl, view, role, visitor, side, url):
    if view.is_read:
        crawl.gets[role, view.name, side] = visitor.visit(visitor.get, url)
    if view.is_written and (side == "own" or not view.is_read):
        crawl.posts[role, view.name, side] = visitor.visit(visitor.post, url)
