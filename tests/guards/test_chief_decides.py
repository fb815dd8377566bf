"""A mentor decides nothing (source 004): through no address, no form field, no bulk action and no import."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from accounts.models import Employment, Node, Role
from mentoring.models import HandedBack, Point, Request
from programs.models import Alteration, Capacity, Introduction, Involvement, Placement, PlanRules, SignOff, Version
from routines.models import Routine
from tests.guards.crawl import Visitor, address
from tests.guards.views import VIEWS

pytestmark = pytest.mark.django_db
DENIED = (403, 404)
WRITTEN = [view for view in VIEWS if view.is_written and not view.of_start]
HELD_BY_CHIEFS = [
    view for view in WRITTEN if view.statuses["mentor"] in DENIED and view.statuses["chief"] not in DENIED
]
DECIDED = (
    Introduction, Involvement, Placement, Capacity, Alteration, SignOff, PlanRules, Role, Employment, Node, Version,
    Routine,
)  # fmt: skip


def decided(here):
    """Everything that is somebody else's to decide than a mentor's, as plain values."""
    facts = {model: sorted(map(str, model.objects.values_list())) for model in DECIDED}
    # What mentors may do beside: write in the draft of a local part, propose a request, hand a matter back.
    facts[Version] = sorted(Version.objects.values_list("pk", "number", "state", "program"))
    asked = Request.objects.exclude(state="proposed")
    facts[Request] = sorted(asked.values_list("pk", "state", "asked_by", "due_on", "words"))
    facts[Point] = sorted(Point.objects.exclude(decided_by=None).values_list("pk", "decision", "decided_by"))
    facts[HandedBack] = sorted(HandedBack.objects.exclude(taken_by=None).values_list("pk", "taken_by", "answer"))
    return facts


def smuggled(here):
    """The fields of every form that only a chief may send, with values that they take."""
    chief, colleague = here.cast["chief"].pk, here.cast["colleague"].pk
    people = dict.fromkeys(("person", "mentor", "chief", "helper", "taken_by", "decided_by"), colleague)
    days = dict.fromkeys(("from_on", "start_on", "due_on", "day"), "2026-12-07")
    ends = dict.fromkeys(("to_on", "end_on", "close_support_until_on", "ends_on"), "2027-12-08")
    words = dict.fromkeys(("words", "decision", "answer", "meant", "name", "text", "title", "note"), "Ja")
    choices = {"reason": "unit", "because": "known", "although": "knows", "kind": "unit_chief", "role": "mentor"}
    states = {"state": "checked", "is_agreed": "1", "is_active": "", "is_signed": "1", "apply": "1", "all": "1"}
    numbers = {"places": "9", "extent": "50", "revision": "0", "minutes": "60", "course_days": "9"}
    rows = {"node": here.own["unit"].pk, "category": here.version.categories.last().pk, "version": here.version.pk}
    return (
        {"asked_by": chief, "request_key": uuid.uuid4(), "form_key": uuid.uuid4(), "time": "10:00", "seen": ""}
        | people | days | ends | words | choices | states | numbers | rows
    )  # fmt: skip


@pytest.fixture
def unchanged(here):
    """Whatever is done in between: what others decide is as it was."""
    with transaction.atomic():
        before = decided(here)
        yield
        assert decided(here) == before
        transaction.set_rollback(True)


@pytest.mark.parametrize("view", WRITTEN, ids=lambda view: view.name)
def test_a_mentor_who_fills_in_every_field_decides_nothing(here, unchanged, view):
    response = Visitor(here.cast["mentor"]).post(address(view, here.own), smuggled(here))

    assert (response.status_code in DENIED) == (view.statuses["mentor"] in DENIED)


@pytest.mark.parametrize("name", ["overview:version_import", "overview:program_use"])
def test_a_mentor_imports_nothing(here, unchanged, name):
    view = next(view for view in VIEWS if view.name == name)
    upload = SimpleUploadedFile("program.yaml", b"format: 1\n")

    response = Visitor(here.cast["mentor"]).post(address(view, here.own), smuggled(here) | {"file": upload})

    assert response.status_code in DENIED


def test_the_chief_is_let_in_where_the_mentor_is_not(here):
    """Otherwise the tests above would prove nothing."""
    assert len(HELD_BY_CHIEFS) > 20
