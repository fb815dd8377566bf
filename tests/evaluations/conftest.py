"""Alva began on Monday 2026-08-17, so her first evaluation opens on Tuesday 2026-11-17 and closes on 2026-12-01."""

from datetime import date, datetime

import pytest
import time_machine
from django.utils import timezone

from evaluations.models import Occasion
from evaluations.plan import EvaluationsPart
from evaluations.services import agree_to_chief, propose_to_chief, submit
from tests.cast import build_introduction

START_ON = date(2026, 8, 17)
OPEN = "2026-11-18T09:00:00+01:00"  # the day after it opened
CLOSED = "2026-12-02T09:00:00+01:00"  # the day after the last one

NEWCOMERS = {"help-when-needed": "fully", "how-often": "more", "own-contribution": "Frågor CANARY-NEW"}
MENTORS = {"help-when-needed": "poorly", "how-often": "more", "own-contribution": "Tid CANARY-MENTOR"}


@pytest.fixture(autouse=True)
def now():
    """The clock stands still on a day when Alva's evaluation is open; `now.move_to` goes on."""
    with time_machine.travel(OPEN, tick=False) as traveller:
        yield traveller


def plan_evaluations(introduction, by):
    part = EvaluationsPart()
    part.apply(introduction, part.propose(introduction.frame, {}), by=by)
    return introduction


@pytest.fixture
def introduction(remember, version, cast, places):
    people = {"mentor": cast["mentor"], "chief": cast["chief"]}
    return remember("introduction", evaluated, version, cast["newcomer"], places.team, people)


@pytest.fixture
def foreign_introduction(remember, version, cast, places):
    people = {"mentor": cast["stranger_mentor"], "chief": cast["stranger"]}
    return remember("foreign", evaluated, version, cast["stranger_newcomer"], places.other_unit, people)


def evaluated(version, newcomer, node, people):
    return plan_evaluations(build_introduction(version, newcomer, node, start_on=START_ON, **people), people["chief"])


@pytest.fixture
def occasion(introduction):
    """Alva's evaluation after three months."""
    return Occasion.objects.with_words().get(introduction=introduction, key="three-months")


@pytest.fixture
def alone(occasion, cast):
    """Only Alva has sent in."""
    submit(occasion, NEWCOMERS, by=cast["newcomer"])
    return fresh(occasion)


@pytest.fixture
def revealed(alone, cast):
    """Both have sent in."""
    submit(alone, MENTORS, by=cast["mentor"])
    return fresh(alone)


def take_to_chief(occasion, cast, by="newcomer", with_answer=False, **what):
    """One of the two proposes it and the other says yes, by default without an own answer."""
    row = propose_to_chief(occasion, by=cast[by], **what)
    other = cast["mentor" if by == "newcomer" else "newcomer"]
    return agree_to_chief(row, by=other, with_answer=with_answer)


def fresh(occasion):
    return Occasion.objects.with_words().get(pk=occasion.pk)


def at(day):
    return timezone.make_aware(datetime.combine(day, datetime.min.time().replace(hour=9)))
