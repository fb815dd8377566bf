"""Twenty clicks at once on each button that makes something make one thing, and all are answered alike."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

import pytest
import time_machine
from django.db import connection, connections
from django.db.models import Model
from django.urls import reverse

from accounts.models import Absence, Employment, Node, Person, Role
from checklists.models import Item, Reflection
from evaluations.models import BroughtUp, Respondent
from mentoring.models import Meeting, Note, Request, Topic
from outbox.models import Message
from programs.models import Capacity, Introduction, Involvement
from routines.models import Routine
from tests.guards import world
from tests.guards.crawl import START, Visitor, begin_start
from training.models import Cohort, TemplateSessionSeries

CLICKS = 20
KEY = uuid.UUID("0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a11")
SOME_DAY = "2026-12-01"


@dataclass(frozen=True)
class Button:
    """`counted` is what one click makes one of; `data` is what the page of the button posts, made from the world."""

    view: str
    role: str
    counted: type[Model]
    data: Callable[[world.World], dict]
    of: str = ""


def at(here):
    return here.own["unit"].pk


def days(*names):
    return dict.fromkeys(names, SOME_DAY)


KEYED = {"request_key": KEY}
PERSON = {"name": "Nils Ny", "email": "nils.ny@example.org", "language": "sv", "title": ""}
ROUTINE = {"title": "Jour", "text": "Ring 112", "owner_role": "unit_chief", "reviewed_on": SOME_DAY, "review_months": 12}
BUTTONS = [
    Button("accounts:person_create", "administrator", Person, lambda w: PERSON | KEYED | {"node": at(w)} | days("from_on")),
    Button("accounts:employment_create", "administrator", Employment, lambda w: {"node": at(w)} | days("from_on"), "newcomer"),
    Button("accounts:role_create", "chief", Role, lambda w: {"node": at(w), "kind": "mentor"} | days("from_on"), "second_newcomer"),
    Button("accounts:absence_create", "chief", Absence, lambda w: days("from_on", "to_on"), "mentor"),
    Button("accounts:node_create", "administrator", Node, lambda w: KEYED | {"name": "Barn 9", "kind": "team"}, "unit"),
    Button("routines:routine_create", "chief", Routine, lambda w: KEYED | ROUTINE | {"node": at(w)}),
    Button("checklists:item_create", "chief", Item, lambda w: KEYED | {"name": "Lära sig systemet"} | themed(w), "introduction"),
    Button("checklists:reflection_edit", "newcomer", Reflection, lambda w: {"shared": "me", "text": "Ny", "revision": 0}, "untouched"),
    Button("mentoring:topic_create", "newcomer", Topic, lambda w: KEYED | {"kind": "question", "text": "Hur då?"}, "introduction"),
    Button("mentoring:request_create", "chief", Request, lambda w: KEYED | {"words": "Läs lagen"}, "introduction"),
    Button("mentoring:meeting_log", "mentor", Note, lambda w: {"minutes": 60, "note": "Bra", "revision": 0, "form_key": KEY}, "meeting"),
    Button("mentoring:meeting_cancel", "mentor", Meeting, lambda w: cancelled(), "coming"),
    Button("mentoring:capacity_set", "chief", Capacity, lambda w: {"places": 4}, "mentor"),
    Button("training:cohort_create", "chief", Cohort, lambda w: KEYED | cohort(w)),
    Button("evaluations:occasion_draft", "mentor", Respondent, lambda w: {"revision": 0, "later": "1"}, "occasion"),
    Button("evaluations:occasion_bring_up", "mentor", BroughtUp, lambda w: KEYED | {"words": "Mer tid"}, "revealed"),
    Button("outbox:message_test", "administrator", Message, lambda w: KEYED),
    Button("overview:mentor_change", "chief", Involvement, lambda w: {"mentor": w.cast["colleague"].pk} | days("from_on"), "introduction"),
    Button("overview:stand_in_add", "chief", Involvement, lambda w: stand_in(w), "second_introduction"),
    Button("overview:start_create", "chief", Introduction, lambda w: {}),
]  # fmt: skip


def themed(here):
    return {"theme": here.version.themes.first().pk, "from_on": SOME_DAY, "to_on": SOME_DAY}


def cancelled():
    new = {"instead": "new", "day": "2026-12-03", "time": "10:00"}
    return {"reason": "mentor", "revision": 0, "form_key": KEY} | new


def cohort(here):
    series = TemplateSessionSeries.objects.get(version=here.version, kind="group")
    return {"series": series.pk, "node": at(here), "first_on": SOME_DAY, "starts": "13:00", "seats": 8}


def stand_in(here):
    helper = here.own["second_introduction"].involvements.get(role="mentor")
    return {"helper": helper.pk, "person": here.cast["mentor"].pk} | days("from_on", "to_on")


def click_many_times(visitor, url, data):
    """Posted from as many threads at the same moment, each with a connection of its own; {(status, address)}."""
    together = Barrier(CLICKS)

    def click(_number):
        together.wait()
        try:
            response = visitor.post(url, data)
            return response.status_code, response.get("Location", "")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CLICKS) as threads:
        return set(threads.map(click, range(CLICKS)))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
@pytest.mark.django_db(transaction=True)
def test_each_button_makes_one_thing(skarholmen_file):
    with time_machine.travel(world.NOW, tick=True):
        here = world.build_world(skarholmen_file)
        list(world.furnish(here))
        here.own["untouched"] = here.own["introduction"].items.filter(reflections=None).last()
        made, answers = {}, {}
        for button in BUTTONS:
            made[button.view], answers[button.view] = press(button, here)

    assert made == dict.fromkeys(made, 1)
    assert {view: answer for view, answer in answers.items() if len(answer) > 1} == {}
    assert {status for answer in answers.values() for status, _address in answer} == {302}


def press(button, here):
    visitor = Visitor(here.cast[button.role])
    if button.view == "overview:start_create":
        begin_start(visitor, here)
    args = [here.own[button.of].pk] if button.of else [START] if button.view == "overview:start_create" else []
    data, before = button.data(here), button.counted.objects.count()
    answers = click_many_times(visitor, reverse(button.view, args=args), data)
    return button.counted.objects.count() - before, answers
