"""How far somebody has come with what completion asks for: counted by the parts, put together here."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from checklists.models import Item
from checklists.services import set_level
from evaluations.models import Occasion
from mentoring.models import Attendance, Meeting
from mentoring.services import log_meeting
from programs.models import Introduction
from programs.progress import progress_of
from tests.cast import build_introduction
from tests.conftest import start
from tests.programs.demanding import ITEM, asking_for_nothing, demanding, published
from training.models import Attendance as SessionAttendance
from training.models import Session, TemplateSessionSeries
from training.services import join_cohort, open_cohort


@pytest.fixture
def demanded(skarholmen_file, places, cast):
    return published(demanding(skarholmen_file), places.region, cast["coordinator"])


@pytest.fixture
def introduction(demanded, cast, places):
    return start(demanded, cast, places, helpers={"supervisor": cast["colleague"]})


@pytest.fixture
def cohort(introduction, places, cast):
    """A group that has been joined."""
    introduction.memberships.all().delete()
    series = TemplateSessionSeries.objects.get(version=introduction.version, kind="group")
    first_on = timezone.localdate() - timedelta(days=28)
    cohort = open_cohort(series, places.unit, first_on=first_on, starts=time(13), by=cast["chief"])
    join_cohort(cohort, introduction, by=cast["chief"])
    return cohort


def requirement(introduction, key):
    rows = progress_of([introduction])[introduction.pk].requirements
    return next(row for row in rows if row.requirement.key == key)


def training(introduction):
    [quota] = progress_of([introduction])[introduction.pk].quotas
    return quota


def first_guided(introduction):
    rows = Meeting.objects.with_people().filter(introduction=introduction, series__key="guided")
    return rows.filter(starts_at__lt=timezone.now()).order_by("starts_at").first()


def test_items_count_at_the_level_that_is_asked_for(introduction, cast):
    before = requirement(introduction, "observations")
    item = Item.objects.filter(introduction=introduction, template__kind="shadowing").first()

    set_level(item, 1, by=cast["newcomer"])

    after = requirement(introduction, "observations")
    assert (before.done, before.is_met) == (0, False)
    assert (after.done, after.needed, after.is_met) == (1, 1, True)


def test_hours_of_an_item_and_of_a_meeting_count_once_in_the_whole(introduction, cast):
    set_level(Item.objects.get(introduction=introduction, key=ITEM), 1, by=cast["newcomer"])
    log_meeting(first_guided(introduction), by=cast["colleague"])

    quota = training(introduction)

    assert (quota.hours, quota.quota.hours) == (7.5, 40)
    assert [(part.hours, part.quota.key) for part in quota.parts] == [(1.5, "observed")]
    assert quota.hours_planned > quota.hours
    assert not quota.is_met


def test_a_meeting_without_the_newcomer_gives_no_hours(introduction, cast):
    meeting = first_guided(introduction)
    log_meeting(meeting, by=cast["colleague"], present=[cast["colleague"].pk])

    assert Attendance.objects.filter(meeting=meeting, was_there=False).count() == 1
    assert training(introduction).minutes == 0
    assert requirement(introduction, "talks").done == 0


def test_sessions_count_when_the_newcomer_was_there(introduction, cohort, cast):
    there, absent, *_more = cohort.sessions.order_by("starts_at")
    Session.objects.filter(pk__in=[there.pk, absent.pk]).update(state="held")
    SessionAttendance.objects.create(session=there, person=cast["newcomer"], was_there=True)
    SessionAttendance.objects.create(session=absent, person=cast["newcomer"], was_there=False)

    row = requirement(introduction, "groups")

    assert (row.done, row.needed) == (1, cohort.sessions.count())


def test_all_of_nothing_is_not_reached(introduction):
    row = requirement(introduction, "groups")

    assert (row.done, row.needed, row.is_met) == (0, 0, False)


def test_evaluations_count_when_all_have_answered(introduction):
    Occasion.objects.filter(introduction=introduction).update(revealed_at=timezone.now())

    row = requirement(introduction, "asked")

    assert row.is_met
    assert row.done == Occasion.objects.filter(introduction=introduction).count()


def test_themes_count_whoever_touched_them(introduction, cast):
    log_meeting(first_guided(introduction), by=cast["colleague"], themes=["the-role"])
    themes = {row.key for row in introduction.version.rows("themes")}

    row = requirement(introduction, "themes")

    assert (row.done, row.needed) == (len({"the-role"} & themes), len(themes))


def test_a_programme_that_asks_for_nothing_has_no_progress(skarholmen_file, cast, places):
    version = published(asking_for_nothing(skarholmen_file), places.region, cast["coordinator"])
    bare = build_introduction(version, cast["second_newcomer"], places.team)

    assert not progress_of([bare])[bare.pk]


def test_progress_asks_as_often_for_many_as_for_one(introduction, demanded, cast, places, django_assert_num_queries):
    build_introduction(demanded, cast["second_newcomer"], places.team)
    build_introduction(demanded, cast["stranger_newcomer"], places.other_unit)
    one, *_others = everybody = list(Introduction.objects.select_related("version"))
    progress_of([one])

    with django_assert_num_queries(8):
        progress_of([one])
    with django_assert_num_queries(8):
        progress_of(everybody)
