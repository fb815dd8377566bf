"""Twenty clicks at once on each button that makes something make one thing, and all are answered alike."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, time
from threading import Barrier

import pytest
import time_machine
from django.db import connection, connections
from django.db.models import Model
from django.urls import reverse

from accounts.models import Absence, Employment, Event, Node, Person, Role
from agreements.models import Acceptance
from agreements.sheet import sheet_of
from checklists.models import Item, Reflection, Wish
from checklists.tailoring import Add, LeaveOut, fingerprint, propose_addition, propose_tailoring
from evaluations.models import Answer, BroughtUp
from mentoring.models import Gathering, HandedBack, Meeting, MentorProfile, Note, Point, Request, Series, Topic, Trained
from mentoring.retiming import Times, retimed
from outbox.models import Message
from overview.models import Printout
from programs.intents import Reassign, Rest
from programs.models import Alteration, Area, Capacity, Introduction, Involvement, Reply, SignOff, Version
from programs.replanning import proposal
from questionnaires.editor.rows import ADDED
from questionnaires.models import Edition
from reminders.models import Choice, Feed
from routines.models import Custom, Opinion, Routine
from surveys.models import Code, Improvement, Survey
from surveys.models import Draft as SurveyDraft
from tests.guards import world
from tests.guards.crawl import START, Visitor, begin_start
from training.models import Cohort, Material, TemplateSessionSeries
from workload.models import WalkThrough

CLICKS = 20
KEY = uuid.UUID("0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a11")
SOME_DAY = "2026-12-01"


class RowsAdded:
    """To drafts of questionnaires, which are documents: only the event tells."""

    objects = Event.objects.filter(verb=ADDED)


@dataclass(frozen=True)
class Button:
    """`counted` is what one click makes one of; `data` is what its page posts, some of it looked up in the world."""

    view: str
    role: str
    counted: type[Model]
    data: dict
    of: str = ""

    def posted(self, here):
        return {name: value(here) if callable(value) else value for name, value in self.data.items()}


def series(here):
    return TemplateSessionSeries.objects.get(version=here.version, kind="group").pk


def helper(here):
    return here.own["second_introduction"].involvements.get(role="mentor").pk


def current(here):
    return Introduction.objects.with_people().get(pk=here.own["introduction"].pk)


def seen(intent):
    """What the preview of a change says; `intent` makes it from the world."""
    return {
        "revision": lambda here: current(here).revision,
        "seen": lambda here: proposal(current(here), intent(here)).fingerprint,
        "request_key": uuid.uuid4(),
        "apply": "1",
    }


def paused(here):
    return Rest(date(2027, 1, 11), date(2027, 1, 17), "unit")


def led_as(role):
    return lambda here: Reassign(role, here.cast["colleague"], date.fromisoformat(SOME_DAY))


def added(here, key=None):
    """What the page of a new item has shown."""
    day, theme = date.fromisoformat(SOME_DAY), here.version.themes.first()
    return fingerprint(propose_addition(Add(ITEM["name"], theme.pk, day, day, key or KEY)))


def taken_up(here):
    return added(here, ANOTHER["request_key"])


def left_out(here):
    item = Item.objects.with_people().get(pk=here.own["begun"].pk)
    return fingerprint(propose_tailoring(item, LeaveOut("known"), item.introduction.frame))


def wording(here):
    return sheet_of(current(here)).fingerprint


def planned_series(here):
    return Series.objects.with_people().get(pk=here.own["series"].pk)


def retold(here):
    """What the preview of other times for a series says."""
    return retimed(planned_series(here), Times(date(2026, 12, 7), weekday=1, time=time(10), minutes=60)).fingerprint


INTRODUCTION = "introduction"
KEYED = {"request_key": KEY}
ANOTHER = {"request_key": uuid.UUID("0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a12")}  # two forms never have the same
FROM = {"from_on": SOME_DAY}
SPAN = FROM | {"to_on": SOME_DAY}
AT_UNIT = {"node": lambda here: here.own["unit"].pk}
AT_REGION = {"owner": lambda here: here.places.region.pk}
PERSON = {"name": "Nils Ny", "email": "nils.ny@example.org", "language": "sv", "title": ""}
ROUTINE = {"title": "Jour", "text": "Ring", "owner_role": "unit_chief", "reviewed_on": SOME_DAY, "review_months": 12}
CUSTOM = {"about": "Nycklar", "text": "I receptionen"}
ITEM = {"name": "Lära sig systemet", "theme": lambda here: here.version.themes.first().pk}
REFLECTION = {"shared": "me", "text": "Ny tanke", "revision": 0}
LOG = {"minutes": 60, "note": "Bra", "revision": 0, "form_key": KEY}
INSTEAD = {"reason": "mentor", "revision": 0, "form_key": KEY, "instead": "new", "day": "2026-12-03", "time": "10:00"}
POINT = {"kind": "load", "words": "Två på en gång blir mycket"}
DATES = {"kind": "peers", "first_on": SOME_DAY, "time": "15:15", "number": 1, "weeks": 4, "minutes": 60}
EXTRA = {"day": "2026-12-04", "time": "07:15", "minutes": 30}
TIMES = {"from_on": "2026-12-07", "weekday": 1, "time": "10:00", "minutes": 60, "place": ""}
TIMES |= {"apply": "1", "seen": retold, "revision": lambda here: planned_series(here).revision}
COHORT = {"series": series, "first_on": SOME_DAY, "starts": "13:00", "seats": 8}
LINK = {"title": "Film", "url": "https://example.org/film"}
DROPPED = {"reason": "room", "revision": 0, "form_key": KEY, "instead": "later"}
COLLEAGUE = {"person": lambda here: here.cast["colleague"].pk}
PAUSE = {"from_on": "2027-01-11", "to_on": "2027-01-17", "reason": "unit"}
STAND_IN = {"helper": helper, "person": lambda here: here.cast["mentor"].pk}
HEARD = {"heard": "Tid", "answer": "Mer", "state": "decided", "owner": lambda here: here.cast["coordinator"].pk}
ROUND = {
    "questionnaire": lambda here: here.own["edition"].pk,
    "node": lambda here: here.own["survey"].node_id,
    "name_sv": "Ny enkät",
    "who": "everybody",
    "opens_on": SOME_DAY,
    "closes_on": "2026-12-11",
    "reading": "anonymous",
}
BUTTONS = [
    Button("accounts:person_create", "administrator", Person, PERSON | KEYED | AT_UNIT | FROM),
    Button("accounts:employment_create", "administrator", Employment, AT_UNIT | FROM, "newcomer"),
    Button("accounts:role_create", "chief", Role, AT_UNIT | FROM | {"kind": "mentor"}, "second_newcomer"),
    Button("accounts:absence_create", "chief", Absence, SPAN, "mentor"),
    Button("accounts:node_create", "administrator", Node, KEYED | {"name": "Barn 9", "kind": "team"}, "unit"),
    Button("routines:routine_create", "chief", Routine, KEYED | ROUTINE | AT_UNIT),
    Button("routines:opinion_give", "mentor", Opinion, {"has_helped": "yes"}, "routine"),
    Button("routines:custom_create", "newcomer", Custom, KEYED | CUSTOM | AT_UNIT),
    Button("checklists:item_create", "chief", Item, KEYED | ITEM | SPAN | {"seen": added}, INTRODUCTION),
    Button("checklists:item_tailor", "chief", Event, {"because": "known", "revision": 0, "seen": left_out}, "begun"),
    Button("checklists:wish_create", "newcomer", Wish, KEYED | {"text": "Följa med"}, INTRODUCTION),
    Button(
        "checklists:wish_take_up", "mentor", Item, ANOTHER | ITEM | SPAN | {"seen": taken_up, "revision": 0}, "wish"
    ),
    Button("checklists:practice_confirm", "mentor", Event, {"is_confirmed": "1", "revision": 0}, "practised"),
    Button("checklists:reflection_edit", "newcomer", Reflection, REFLECTION, "untouched"),
    Button("mentoring:topic_create", "newcomer", Topic, KEYED | {"kind": "question", "text": "Hur?"}, INTRODUCTION),
    Button("mentoring:request_create", "chief", Request, KEYED | {"words": "Läs lagen"}, INTRODUCTION),
    Button("mentoring:matter_create", "mentor", HandedBack, KEYED | {"words": "Hur mycket?"}, INTRODUCTION),
    Button("reminders:reply", "newcomer", Reply, {"answer": "no"}, "coming"),
    Button("mentoring:meeting_log", "mentor", Note, LOG, "meeting"),
    Button("mentoring:meeting_cancel", "mentor", Meeting, INSTEAD, "coming"),
    Button("mentoring:meeting_add", "mentor", Meeting, KEYED | EXTRA, "series"),
    Button("mentoring:series_change", "mentor", Event, {"form_key": KEY} | TIMES, "series"),
    Button("mentoring:mentor_profile", "colleague", MentorProfile, {"revision": 0, "languages": "finska"}),
    Button("mentoring:point_create", "mentor", Point, KEYED | POINT, "coming_unit_meeting"),
    Button("mentoring:gathering_create", "mentor", Gathering, KEYED | DATES | AT_UNIT),
    Button("mentoring:training_set", "mentor", Trained, {"is_done": "1"}),
    Button("mentoring:capacity_set", "chief", Capacity, {"places": 4}, "mentor"),
    Button("agreements:agreement_accept", "mentor", Acceptance, {"fingerprint": wording}, INTRODUCTION),
    Button("agreements:agreement_edit", "chief", Event, {"revision": 1, "more-chief": "Mer"}, INTRODUCTION),
    Button("workload:workload", "chief", WalkThrough, KEYED | {"on": "2026-11-18", "cases": 9}, INTRODUCTION),
    Button("training:cohort_create", "chief", Cohort, KEYED | COHORT | AT_UNIT),
    Button("training:material_add", "mentor", Material, KEYED | LINK, "session"),
    Button("training:session_cancel", "mentor", Event, DROPPED, "session"),
    Button("evaluations:group_detail", "colleague", Event, {"revision": 1, "q-of-help": "Mer"}, "finished_cohort"),
    Button("evaluations:occasion_draft", "mentor", Answer, {"revision": 0, "q-help-when-needed": "fully"}, "occasion"),
    Button("evaluations:occasion_bring_up", "mentor", BroughtUp, KEYED | {"words": "Mer tid"}, "revealed"),
    Button("surveys:survey_answer", "mentor", SurveyDraft, {"token": "t", "window": "w", "revision": 0}, "open_survey"),
    Button("surveys:improvement_create", "coordinator", Improvement, KEYED | HEARD, "closed_survey"),
    Button("surveys:improvement_create_for_cohort", "coordinator", Improvement, ANOTHER | HEARD, "cohort"),
    Button("surveys:survey_create", "coordinator", Survey, KEYED | ROUND),
    Button("surveys:survey_announce", "coordinator", Event, {}, "survey"),
    Button("surveys:code_create", "coordinator", Code, KEYED | {"name": "Handledning"}, "closed_survey"),
    Button("surveys:improvement_tell", "coordinator", Event, {}, "untold_improvement"),
    Button("outbox:message_test", "administrator", Message, KEYED),
    Button("reminders:feed_make", "newcomer", Feed, KEYED),
    Button("reminders:invitations_choose", "colleague", Choice, {"answer": "yes"}),
    Button("overview:alter_kind", "chief", Alteration, PAUSE | seen(paused), INTRODUCTION),
    Button("overview:mentor_change", "chief", Involvement, COLLEAGUE | FROM | seen(led_as("mentor")), INTRODUCTION),
    Button(
        "overview:helper_change", "chief", Involvement, COLLEAGUE | FROM | seen(led_as("team-leader")), INTRODUCTION
    ),
    Button("overview:stand_in_add", "chief", Involvement, STAND_IN | SPAN, "second_introduction"),
    Button("overview:plan_pdf", "chief", Printout, {}, INTRODUCTION),
    Button("overview:area_sign_off", "chief", SignOff, {"state": "own", "was": "", "revision": 0}, INTRODUCTION),
    Button("overview:program_use", "coordinator", Version, KEYED | AT_REGION),
    Button("overview:program_create", "coordinator", Version, ANOTHER | AT_REGION | {"name": "Vårt program"}),
    Button("overview:row_add", "coordinator", Area, KEYED | {"name": "Ny kunskap"}, "draft"),
    Button("overview:start_create", "chief", Introduction, {}),
    Button("questionnaires:questionnaire_create", "coordinator", Edition, KEYED | AT_REGION | {"name": "Vår egen"}),
    Button("questionnaires:section_add", "coordinator", RowsAdded, KEYED | {"name": "Till sist"}, "draft_edition"),
]
ADDRESSED = {
    "mentoring:training_set": ["agreement"],
    "overview:program_use": ["sormland"],
    "overview:start_create": [START],
    "overview:alter_kind": ["pause"],
    "overview:helper_change": ["team-leader"],
    "overview:area_sign_off": ["collaboration"],
    "checklists:item_tailor": ["leave-out"],
    "reminders:reply": ["mentoring"],
    "surveys:code_create": ["text"],
    "overview:row_add": ["areas"],
}


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
        here.own["begun"] = here.own["introduction"].items.filter(level=0).first()
        here.own["untouched"] = here.own["introduction"].items.filter(reflections=None).last()
        made, answers = {}, {}
        for button in BUTTONS:
            made[button.view], answers[button.view] = press(button, here)

    assert made == dict.fromkeys(made, 1)
    assert {view: answer for view, answer in answers.items() if len(answer) > 1} == {}
    shown = answers.pop("reminders:feed_make")  # an address that is shown once: nowhere to lead on to
    assert {status for status, _address in shown} == {200}
    assert {status for answer in answers.values() for status, _address in answer} == {302}


def press(button, here):
    visitor = Visitor(here.cast[button.role])
    if button.view == "overview:start_create":
        begin_start(visitor, here)
    args = [*([here.own[button.of].pk] if button.of else []), *ADDRESSED.get(button.view, [])]
    data, before = button.posted(here), button.counted.objects.count()
    answers = click_many_times(visitor, reverse(button.view, args=args), data)
    return button.counted.objects.count() - before, answers
