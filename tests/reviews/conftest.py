"""Alva began on Monday 2026-08-17: reviews after 3, 6, 9 (optional) and 12 months. It is the day after the first."""

from datetime import date, datetime

import pytest
import time_machine
from django.utils import timezone

from programs.models import Involvement, Version
from programs.services import import_program, publish_version
from reviews.models import Review
from reviews.plan import ReviewsPart
from tests.cast import build_introduction

START_ON = date(2026, 8, 17)
AFTER = "2026-11-18T09:00:00+01:00"  # the day after the first review
OUTCOMES = [
    {"key": "on-track", "text": {"sv": "På god väg", "en": "On track"}},
    {"key": "more-support", "text": {"sv": "Mer stöd behövs", "en": "More support is needed"}},
]
ALL = ["chief", "mentor", "newcomer"]
AGENDA = [{"sv": "Vad har gått bra?", "en": "What has gone well?"}]


def review_row(key, at, months, **more):
    name = {"sv": f"Uppföljningssamtal efter {months} månader", "en": f"Review after {months} months"}
    return {"key": key, "name": name, "at": at, "minutes": 60, "roles": ALL} | more


REVIEWS = [
    review_row("three-months", "3m", "tre", outcomes=OUTCOMES, agenda=AGENDA),
    review_row("six-months", "6m", "sex", outcomes=OUTCOMES, summary={"sv": "Halva vägen."}),
    review_row("nine-months", "9m", "nio", optional=True),
    review_row("twelve-months", "12m", "tolv", roles=["chief", "newcomer"]),
]
ASSESSOR = {
    "key": "assessor",
    "title": {"sv": "Bedömare"},
    "does": {"sv": "Är med på uppföljningssamtalen."},
    "decides": {"sv": "Ingenting."},
    "may": ["hold-reviews"],
}


@pytest.fixture(autouse=True)
def now():
    """The clock stands still; `now.move_to` goes on."""
    with time_machine.travel(AFTER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def program_file(skarholmen_file):
    return skarholmen_file | {"reviews": REVIEWS, "helpers": [*skarholmen_file["helpers"], ASSESSOR]}


@pytest.fixture
def version(remember, program_file, places, cast):
    return remember("reviewed", published, program_file, places, cast)


def published(file, places, cast):
    version = import_program(file, places.region, by=cast["coordinator"])
    publish_version(version, by=cast["coordinator"])
    return Version.objects.get(pk=version.pk)


@pytest.fixture
def unplanned(version, cast, places):
    """Alva's introduction before its reviews are planned."""
    return begun(version, cast, places)


def begun(version, cast, places, start_on=START_ON):
    mentor, chief = cast["mentor"], cast["chief"]
    return build_introduction(version, cast["newcomer"], places.team, mentor=mentor, chief=chief, start_on=start_on)


def plan_reviews(introduction, by):
    """As at a start, which may be written down late."""
    frame = introduction.frame
    part, start = ReviewsPart(), type(frame)(**vars(frame) | {"introduction_id": None})
    part.apply(introduction, part.propose(start, {}), by=by)
    return introduction


@pytest.fixture
def introduction(unplanned, cast):
    return plan_reviews(unplanned, cast["chief"])


@pytest.fixture
def foreign_introduction(version, cast, places):
    mentor, chief = cast["stranger_mentor"], cast["stranger"]
    made = build_introduction(
        version, cast["stranger_newcomer"], places.other_unit, mentor=mentor, chief=chief, start_on=START_ON
    )
    return plan_reviews(made, cast["stranger"])


@pytest.fixture
def review(introduction):
    """The first: yesterday, not noted."""
    return fresh(introduction.reviews.get(key="three-months"))


@pytest.fixture
def coming(introduction):
    """The second, in three months."""
    return fresh(introduction.reviews.get(key="six-months"))


@pytest.fixture
def optional(introduction):
    return fresh(introduction.reviews.get(key="nine-months"))


@pytest.fixture
def assessor(introduction, cast):
    """Peter assesses, in a role that the programme lets hold reviews."""
    Involvement.objects.create(introduction=introduction, person=cast["colleague"], role="assessor", from_on=START_ON)
    return cast["colleague"]


def fresh(review):
    return Review.objects.with_people().get(pk=review.pk)


def at(day, hour=9):
    return timezone.make_aware(datetime.combine(day, datetime.min.time().replace(hour=hour)))
