"""A revision of a common programme travels: region, the municipality's part, three introductions; nothing is lost."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from checklists.models import Item, Reflection
from checklists.services import add_item, leave_out, repeat_item, set_level, write_reflection
from evaluations.models import Answer
from evaluations.services import submit
from mentoring.models import Attendance, Meeting, Note, Touched
from mentoring.services import Written, log_meeting, move_meeting, write_note
from programs import parts
from programs.models import Introduction, Version
from programs.offers import offer
from programs.services import adopt, import_program, publish_version, stay, take_base
from tests.conftest import TODAY, start
from tests.revising import revised

STARTS = {
    "newcomer": date(2026, 9, 21),  # in week 2
    "second_newcomer": date(2026, 7, 27),  # in week 10
    "colleague": date(2026, 3, 2),  # after the end of the close support
}
LOCAL = {
    "program": {"key": "ekvalla", "name": {"sv": "Ekvallas introduktion"}, "extends": "skarholmen"},
    "items": [
        {
            "key": "ekvalla-boats",
            "name": {"sv": "Båten till skärgården"},
            "theme": "receiving-information",
            "part": "workplace",
            "level": "local",
            "kind": "gone-through",
            "weeks": [1, 20],
            "responsible": "mentor",
        }
    ],
    "here": [{"item": "receive-a-report", "text": {"sv": "Vi ringer jouren först."}}],
}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def local(version, places, cast):
    """The municipality's part, published upon the region's first version."""
    local = import_program(LOCAL, places.municipality, by=cast["coordinator"])
    publish_version(local, by=cast["coordinator"])
    return Version.objects.get(pk=local.pk)


@pytest.fixture
def under_way(local, cast, places):
    """{newcomer: the introduction}, at three points, each with something done."""
    rows = {name: start(local, cast, places, newcomer=name, start_on=day) for name, day in STARTS.items()}
    for name, introduction in rows.items():
        live(introduction, cast[name], cast)
    return rows


def live(introduction, newcomer, cast):
    """Levels, a reflection, one more time, own words, left out; meetings held, moved and written about; answers."""
    begun = introduction.items.get(key="unwritten-rules")
    set_level(begun, 2, by=newcomer)
    write_reflection(begun, "Det sitter i väggarna.", by=newcomer, readers=[cast["mentor"]])
    set_level(repeat_item(begun, by=cast["mentor"]), 1, by=newcomer)
    add_item(introduction, "Lär känna hamnen", begun.theme, by=cast["mentor"])
    leave_out(introduction.items.get(key="ekvalla-boats"), "not_here", by=cast["chief"])
    ours = introduction.meetings.order_by("starts_at", "pk")
    held = ours.filter(series__key="joint").first()
    log_meeting(held, by=cast["mentor"], themes=["receiving-information"])
    write_note(held, Written(text="Vi talade om väggarna."), by=cast["mentor"])
    coming = ours.planned().filter(starts_at__gt=timezone.now(), series__key="joint").first()
    move_meeting(coming, coming.starts_at + timedelta(hours=2), "mentor", by=cast["mentor"])
    for occasion in introduction.evaluations.filter(closes_on__lt=timezone.localdate()):
        at = timezone.make_aware(datetime.combine(occasion.opens_on, time(12)))
        asked = occasion.template.questionnaire.questions_for("newcomer")
        question = next(row for row in asked if row.is_text and row.when is None)
        submit(occasion, {question.key: "Det har gått bra."}, by=newcomer, at=at)


def done(introduction):
    """Everything that somebody has done or chosen, as plain values."""
    items = Item.objects.filter(introduction=introduction)
    meetings = Meeting.objects.filter(introduction=introduction).exclude(state="withdrawn")
    kept = meetings.filter(state="held") | meetings.filter(is_pinned=True)
    window = ("key", "occurrence", "window_from_on", "window_to_on")
    return {
        "levels": set(items.filter(level__gt=0).values_list(*window, "level", "reached_at", "reached_by")),
        "pinned": set(items.filter(is_pinned=True).values_list(*window, "own_name", "left_out_because")),
        "left out": set(items.filter(left_out_because="not_here").values_list(*window)),
        "reflections": set(Reflection.objects.filter(item__in=items).values_list("item", "text", "readers__person")),
        "meetings": set(kept.values_list("series__key", "slot", "starts_at", "minutes", "place", "state")),
        "there": set(Attendance.objects.filter(meeting__in=kept).values_list("meeting", "person", "was_there")),
        "touched": set(Touched.objects.filter(meeting__in=kept).values_list("meeting", "theme_key")),
        "notes": set(Note.objects.filter(meeting__in=kept).values_list("text", "readers__person")),
        "answers": set(
            Answer.objects.filter(respondent__occasion__introduction=introduction).values_list(
                "respondent__occasion", "question_key", "value"
            )
        ),
        "themes": parts.touched([introduction]),
        "days": (introduction.start_on, introduction.close_support_until_on, introduction.end_on),
    }


def fresh(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


def whole_plan(introduction):
    """Every row of the plan, done or not."""
    return (
        list(introduction.items.order_by("pk").values()),
        list(introduction.meetings.order_by("pk").values()),
        list(introduction.evaluations.order_by("pk").values()),
        list(introduction.memberships.order_by("pk").values()),
    )


def test_a_revision_reaches_three_introductions_and_nothing_done_is_lost(version, local, under_way, cast):
    before = {name: done(fresh(row)) for name, row in under_way.items()}
    assert all(found["levels"] and found["notes"] and len(found["meetings"]) == 2 for found in before.values())
    assert before["colleague"]["answers"]
    behind = whole_plan(under_way["colleague"])

    # The region revises the common programme; nobody is offered anything until the municipality has taken it in.
    revised(version.program, cast)
    assert [offer(fresh(row)) for row in under_way.values()] == [None] * 3
    draft = take_base(local.program, by=cast["coordinator"])
    publish_version(draft, by=cast["coordinator"])
    assert [offer(fresh(row)).version for row in under_way.values()] == [draft] * 3

    # One takes over everything, one all but two lines, one stays.
    adopt(under_way["newcomer"], draft, by=cast["chief"])
    found = offer(fresh(under_way["second_newcomer"]))
    no = [line for line in found.lines if line.name in ("withdrawn.mentoring.joint", "added.checklists.bring-a-task")]
    assert len(no) == 2
    adopt(fresh(found.introduction), draft, by=cast["chief"], declined=[p for line in no for p in line.places])
    stay(under_way["colleague"], draft, by=cast["chief"])

    assert {name: done(fresh(row)) for name, row in under_way.items()} == before
    assert {name: fresh(row).version for name, row in under_way.items()} == {
        "newcomer": draft,
        "second_newcomer": draft,
        "colleague": local,
    }
    assert whole_plan(under_way["colleague"]) == behind
    assert [offer(fresh(row)) for row in under_way.values()] == [None] * 3
    arrived(under_way["newcomer"], under_way["second_newcomer"], draft)


def arrived(all_of_it, most_of_it, draft):
    """What the two who took it over have now."""
    assert all_of_it.items.get(key="bring-a-task").is_open
    assert not most_of_it.items.filter(key="bring-a-task").exists()
    ahead = {"starts_at__gt": timezone.now(), "series__key": "joint", "is_pinned": False}
    assert not all_of_it.meetings.planned().filter(**ahead).exists()
    assert most_of_it.meetings.planned().filter(**ahead).exists()
    for introduction in (all_of_it, most_of_it):
        report = introduction.items.select_related("template").get(key="receive-a-report")
        assert (str(report), report.template.version) == ("Ta emot oro", draft)
        assert str(report.template.here) == "Vi ringer jouren först."
        assert introduction.memberships.get(series_key="ethics").state == "waiting"
        fresh_circle = introduction.meetings.filter(series__key="circle")
        assert fresh_circle.exists()
        assert not fresh_circle.filter(starts_at__lt=timezone.now()).exists()
