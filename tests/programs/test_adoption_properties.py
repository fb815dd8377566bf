"""Whatever two versions say and whatever has been done, taking over does exactly what the offer said."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mentoring.services import log_meeting
from programs.models import Introduction
from programs.offers import changes_of, offer
from programs.services import Start, adopt, import_program, publish_version, start_introduction
from tests.conftest import TODAY, default_choices

TEXT = {"sv": "Ord", "en": "Words"}
KEYS = ("a", "b", "c", "d", "e")
SERIES = ("mentor", "joint", "circle")
GROUPS = ("group", "course")
TIMES = ("1m", "2m", "5m", "9m")

items = st.dictionaries(
    st.sampled_from(KEYS),
    st.tuples(st.integers(-2, 20), st.integers(0, 10), st.booleans(), st.sampled_from(["first", "second"])),
)
meetings = st.dictionaries(
    st.sampled_from(SERIES), st.tuples(st.integers(1, 3), st.integers(2, 20), st.sampled_from([30, 60])), max_size=2
)
sessions = st.sets(st.sampled_from(GROUPS))
evaluations = st.dictionaries(st.sampled_from(["early", "late"]), st.sampled_from(TIMES))
documents = st.tuples(items, meetings, sessions, evaluations)


def document(drawn):
    """A whole small programme of what was drawn."""
    chosen, series, groups, times = drawn
    return {
        "program": {"key": "small", "name": TEXT, "length": "12m", "close_support": "26w"},
        "areas": [{"key": "area", "name": TEXT}],
        "phases": [{"key": "phase", "name": TEXT, "start": "0w", "length": "26w"}],
        "themes": [{"key": key, "name": TEXT, "area": "area", "phase": "phase"} for key in ("first", "second")],
        "categories": [{"key": "all", "name": TEXT}],
        "helpers": [{"key": "mentor", "title": TEXT, "does": TEXT, "decides": TEXT}],
        "items": [_item(key, *values) for key, values in chosen.items()],
        "meetings": [_meeting(key, *values) for key, values in series.items()],
        "sessions": [_group(key) for key in sorted(groups)],
        "questionnaires": [{"key": "how", "name": TEXT, "questions": [_question()]}],
        "evaluations": [
            {"key": key, "at": at, "questionnaire": "how", "answered_by": ["newcomer"]} for key, at in times.items()
        ],
    }


def _item(key, first, length, is_prepared, theme):
    kind = "prepared" if is_prepared else "read"
    words = {"key": key, "name": TEXT, "theme": theme, "part": "workplace", "level": "local", "kind": kind}
    return words | {"weeks": [first, first + length], "responsible": "mentor"}


def _meeting(key, every, until, minutes):
    cadence = [{"every": f"{every}w", "until": f"{every + until}w"}]
    return {"key": key, "name": TEXT, "roles": ["mentor", "newcomer"], "minutes": minutes, "cadence": cadence}


def _group(key):
    session = {"key": "one", "theme": "first", "name": TEXT, "minutes": 60}
    return {"key": key, "kind": "group", "name": TEXT, "every": "1w", "sessions": [session]}


def _question():
    return {"key": "how", "kind": "text", "for": ["newcomer"], "text": TEXT}


def plan(introduction):
    """{place: what is planned there}: what a change's place and values are about."""
    rows = {
        ("checklists", row.key, str(row.occurrence)): row.planned for row in introduction.items.all() if row.is_open
    }
    ready = introduction.preparations.filter(is_withdrawn=False).select_related("template")
    rows |= {("checklists", row.key, "1"): row.planned for row in ready}
    meetings = introduction.meetings.exclude(state="withdrawn").select_related("series")
    rows |= {("mentoring", row.series.key, row.slot): _when(row) for row in meetings}
    asked = introduction.evaluations.filter(withdrawn_at=None)
    rows |= {("evaluations", row.key, ""): {"opens_on": row.opens_on, "closes_on": row.closes_on} for row in asked}
    rows |= {
        ("reviews", row.key, ""): {"on": row.on, "minutes": row.minutes}
        for row in introduction.reviews.exclude(state="withdrawn")
    }
    members = introduction.memberships.exclude(state="left")
    return rows | {("training", row.series_key, ""): {"wait": row.cohort_id is None} for row in members}


def _when(meeting):
    return {"starts_at": timezone.localtime(meeting.starts_at).isoformat(), "minutes": meeting.minutes}


def shown(values):
    """Of the values of a row, those that are looked at here; pointers follow the version."""
    return {
        name: values[name]
        for name in ("from_on", "to_on", "starts_at", "minutes", "opens_on", "on", "wait")
        if name in values
    }


def plain(rows):
    return {place: shown(values) for place, values in rows.items()}


def foretold(before, changes):
    """The plan as the offer says that it will be."""
    after = dict(before)
    for change in sorted(changes, key=lambda change: change.after is not None):
        after.pop(change.place, None)
        if change.after is not None:
            after[change.place] = change.after
    return after


@pytest.fixture
def under_way(places, cast):
    """A function: an introduction on what was drawn, in its seventh week, with some rows done."""

    def begin(drawn, done):
        version = import_program(document(drawn), places.region, by=cast["coordinator"])
        publish_version(version, by=cast["coordinator"])
        introduction = start_introduction(
            Start(
                version=version,
                category=version.categories.get(),
                experience="graduate",
                node=places.team,
                start_on=date(2026, 8, 17),
                newcomer=cast["newcomer"],
                chief=cast["chief"],
                mentor=cast["mentor"],
                choices=default_choices(version, places.team),
            ),
            by=cast["chief"],
        )
        live(introduction, cast, done)
        return introduction

    return begin


def live(introduction, cast, done):
    reached = {"level": 1, "reached_at": timezone.now(), "reached_by": cast["newcomer"]}
    introduction.items.filter(key__in=done).update(**reached)
    introduction.items.exclude(key__in=done).filter(key="e").update(is_pinned=True)
    for meeting in introduction.meetings.filter(starts_at__lt=timezone.now() - timedelta(days=1))[:1]:
        log_meeting(meeting, by=cast["mentor"])
    coming = introduction.meetings.filter(state="planned").order_by("starts_at")[:1]
    introduction.meetings.filter(pk__in=coming.values("pk")).update(is_pinned=True)


# What is drawn is small enough to read as it is; to make it smaller would take minutes of writing to the database.
@settings(
    max_examples=20,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(documents, documents, st.sets(st.sampled_from(KEYS)), st.sets(st.integers(0, 9)))
@time_machine.travel(TODAY, tick=False)
def test_adopting_does_what_the_offer_said(under_way, cast, places, first, second, done, no):
    with transaction.atomic():
        introduction = under_way(first, done)
        newer = import_program(document(second), places.region, by=cast["coordinator"])
        publish_version(newer, by=cast["coordinator"])
        before, found = plan(introduction), offer(introduction)
        declined = {place for number, line in enumerate(found.lines) if number in no for place in line.places}

        adopt(introduction, newer, by=cast["chief"], declined=declined)

        after = Introduction.objects.with_people().get(pk=introduction.pk)
        accepted = [change for change in found.changes if change.place not in declined]
        assert plain(plan(after)) == plain(foretold(before, accepted))
        assert offer(after) is None
        assert changes_of(after, newer) == ()
        transaction.set_rollback(True)
