"""Whatever is decided about a plan, twenty times over: what was shown is what is done, and what must hold holds."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from accounts.models import Absence
from mentoring.services import log_meeting
from programs.days_off import Away
from programs.errors import CannotBe
from programs.intents import Extend, MoveStart, Reassign, Recategorise, Relocate, Rest, StandIn, Work
from programs.models import Introduction
from programs.replanning import proposal
from programs.services import Start, alter, import_program, publish_version, start_introduction
from tests.conftest import default_choices
from tests.programs.test_adoption_properties import TEXT, document, documents, foretold, plain, plan

FIRST = date(2026, 8, 17)
PROGRAM = (
    {key: (first, 4, key == "a", "first") for key, first in (("a", -2), ("b", 1), ("c", 6), ("d", 20), ("e", 40))},
    {"mentor": (1, 6, 60), "joint": (2, 20, 30)},
    {"group"},
    {"early": "2m", "late": "9m"},
)
KINDS = ("start", "pause", "extend", "work", "category", "unit", "mentor", "stand_in")
intents = st.tuples(st.sampled_from(KINDS), st.integers(0, 60), st.integers(1, 40), st.sampled_from([25, 50, 80, 100]))
# How many days go by before the next is decided, and whether the earliest meeting that is left is held or chosen.
turns = st.tuples(intents, st.integers(0, 25), st.sampled_from(["", "hold", "pin"]))


def intent_of(drawn, introduction, cast, places):
    kind, ahead, length, percent = drawn
    today = timezone.localdate()
    begin = today + timedelta(days=ahead)
    made = {
        "start": lambda: MoveStart(introduction.start_on + timedelta(days=length - 20)),
        "pause": lambda: Rest(begin, begin + timedelta(days=length), "away", ("joint",) if percent > 50 else ()),
        "extend": lambda: Extend(later(introduction.close_support_until_on, length), later(introduction.end_on, ahead)),
        "work": lambda: Work(percent, begin, is_stretched=length > 5),
        "category": lambda: Recategorise(introduction.version.categories.all()[length % 2], "knows_more"),
        "unit": lambda: Relocate([places.team, places.unit][length % 2], begin),
        "mentor": lambda: Reassign("mentor", [cast["mentor"], cast["colleague"]][length % 2], begin),
        "stand_in": lambda: StandIn("mentor", cast["deputy"], introduction.mentor, begin, later(begin, length)),
    }
    return made[kind]()


def later(day, days):
    return day + timedelta(days=days)


@pytest.fixture
def begun(places, cast):
    """A function: a plan of what is drawn, or with everything that a plan can hold; the mentor is away for a week."""

    def begin(drawn=PROGRAM):
        content = document(drawn)
        content["categories"] += [{"key": "short", "name": TEXT, "close_support": "13w", "length": "6m"}]
        for item in content["items"][3:]:
            item["categories"] = ["short"]
        content["reviews"] = [
            {"key": "talk", "name": TEXT, "at": "3m", "minutes": 60, "roles": ["chief", "newcomer"], "agenda": [TEXT]}
        ]
        version = import_program(content, places.region, by=cast["coordinator"])
        publish_version(version, by=cast["coordinator"])
        Absence.objects.create(person=cast["mentor"], from_on=date(2026, 10, 12), to_on=date(2026, 10, 18))
        return start_introduction(
            Start(
                version=version,
                category=version.categories.get(key="all"),
                experience="graduate",
                node=places.team,
                start_on=FIRST,
                newcomer=cast["newcomer"],
                chief=cast["chief"],
                mentor=cast["mentor"],
                choices=default_choices(version, places.team),
            ),
            by=cast["chief"],
        )

    return begin


def fresh(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


def live(introduction, what, cast):
    """A meeting that has been is held, or somebody chose the day of the next one; an item is gone through."""
    meetings = introduction.meetings.filter(state="planned").order_by("starts_at")
    been = meetings.filter(starts_at__lt=timezone.now() - timedelta(days=1)).first()
    if what == "hold" and been:
        log_meeting(been, by=cast["mentor"])
    if what == "pin" and (coming := meetings.filter(starts_at__gt=timezone.now()).first()):
        introduction.meetings.filter(pk=coming.pk).update(is_pinned=True)
    reached = {"level": 1, "reached_at": timezone.now(), "reached_by": cast["newcomer"]}
    introduction.items.open().filter(level=0, window_to_on__lt=timezone.localdate()).update(**reached)


def fixed(introduction):
    """What no plan may move: held and pinned meetings, items that are begun."""
    meetings = introduction.meetings.filter(is_pinned=True) | introduction.meetings.filter(state="held")
    items = introduction.items.filter(level__gt=0).values_list("pk", "window_from_on", "window_to_on", "level")
    return set(meetings.values_list("pk", "starts_at", "state")), set(items)


def check_dates(introduction):
    """What lies ahead and may move is on working days of those who meet, once a day and series."""
    frame, tomorrow = introduction.frame, timezone.localdate() + timedelta(days=1)
    away = Away(frame)
    meetings = introduction.meetings.planned().filter(starts_at__date__gte=tomorrow).select_related("series__template")
    assert len({(row.series_id, row.on) for row in meetings if not row.is_pinned}) == len(
        [row for row in meetings if not row.is_pinned]
    )
    for row in meetings:
        beat = frame.pace.beat_of(row.series.key)
        assert row.is_pinned or away.of(row.series.template.roles, beat.spans()).is_working_day(row.on)
    for row in introduction.reviews.planned().filter(on__gte=tomorrow):
        assert away.of(row.template.roles).is_working_day(row.on)
    for row in introduction.evaluations.filter(withdrawn_at=None, opens_on__gte=tomorrow):
        assert away.of(["newcomer"]).is_working_day(row.opens_on)


# What is drawn is small enough to read as it is; to make it smaller would take minutes of writing to the database.
@settings(
    max_examples=4,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(turns, min_size=20, max_size=20))
def test_twenty_changes_do_what_was_shown_and_leave_what_is_done(begun, cast, places, drawn):
    with time_machine.travel("2026-08-10T08:00:00+02:00", tick=False) as clock, transaction.atomic():
        introduction = begun()
        for wanted, days, happens in drawn:
            clock.shift(timedelta(days=days))
            live(introduction, happens, cast)
            introduction = decide(fresh(introduction), wanted, cast, places)
        transaction.set_rollback(True)


@settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(documents, st.lists(turns, min_size=3, max_size=3))
def test_whatever_the_plan_what_was_shown_is_what_is_done(begun, cast, places, programme, drawn):
    with time_machine.travel("2026-09-07T08:00:00+02:00", tick=False) as clock, transaction.atomic():
        introduction = begun(programme)
        for wanted, days, happens in drawn:
            clock.shift(timedelta(days=days))
            live(introduction, happens, cast)
            introduction = decide(fresh(introduction), wanted, cast, places)
        transaction.set_rollback(True)


def decide(introduction, wanted, cast, places):
    intent = intent_of(wanted, introduction, cast, places)
    try:
        found = proposal(introduction, intent)
    except CannotBe:
        return introduction
    before, stays = plan(introduction), fixed(introduction)

    alter(introduction, intent, by=cast["chief"], seen=found.fingerprint, revision=introduction.revision)

    after = fresh(introduction)
    assert plain(plan(after)) == plain(foretold(before, found.changes))
    assert fixed(after) == stays
    assert (after.start_on, after.end_on, after.tempos) == (
        found.after.start_on,
        found.after.end_on,
        found.after.pace.as_data(),
    )
    check_dates(after)
    assert proposal(after, Extend(after.close_support_until_on, after.end_on)).changes == ()
    return after
