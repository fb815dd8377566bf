"""What the rules look at is what stands in the database: one plan through it for each thing that is read."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Absence, Node
from checklists.models import Item
from checklists.services import set_level
from evaluations.models import Occasion
from mentoring.models import Meeting
from mentoring.services import log_meeting
from overview.plan_check import check_plan
from programs import parts
from programs.calendar import Span
from programs.models import Involvement, PlanRules
from programs.services import Start, add_stand_in, frame_of, propose, set_capacity, start_introduction
from tests.cast import build_introduction
from tests.conftest import default_choices
from tests.overview.conftest import more_newcomers
from tests.overview.plan_check.conftest import again

A_WEEK = timedelta(weeks=1)
UNSTEPPED = {
    "reviews",
    "gatherings",
    "agreements",
    "workload",
    "surveys",
}  # this programme has none, or the plan has no days of it


def at(day, hour=9):
    return timezone.make_aware(datetime.combine(day, time(hour)))


def without_mentor(introduction, cast):
    Involvement.objects.filter(introduction=introduction, role="mentor").delete()


def both_away(introduction, cast):
    monday = introduction.start_on + 2 * A_WEEK
    days = {"from_on": monday, "to_on": monday + timedelta(days=4)}
    Absence.objects.bulk_create(Absence(person=cast[part], **days) for part in ("mentor", "chief"))


def without_the_first_meetings(introduction, cast):
    Meeting.objects.filter(introduction=introduction, starts_at__lt=at(introduction.start_on + A_WEEK)).delete()


def safety_planned_late(introduction, cast):
    rows = Item.objects.filter(introduction=introduction, template__is_safety=True)
    rows.update(window_to_on=introduction.start_on + 4 * A_WEEK)


def practised_too_soon(introduction, cast):
    set_level(again(introduction).items.get(key="home-visit-with-a-colleague"), 3, by=cast["newcomer"])


def mentor_always_away(introduction, cast):
    Absence.objects.create(person=cast["mentor"], from_on=introduction.start_on, to_on=introduction.end_on)


def mentor_with_one_place_and_two(introduction, cast):
    set_capacity(cast["mentor"], 1, by=cast["chief"])
    node, version = introduction.node, introduction.version
    build_introduction(version, cast["second_newcomer"], node, mentor=cast["mentor"])


def new_vacation_weeks(introduction, cast):
    week = (introduction.start_on + A_WEEK).isocalendar().week
    Node.objects.filter(pk=introduction.node.pk).update(vacation_weeks=[week])


def evaluated_before_the_start(introduction, cast):
    early = introduction.start_on - timedelta(days=3)
    Occasion.objects.filter(key="three-months").update(planned_on=early, opens_on=early)


def no_course_day_at_all(introduction, cast):
    PlanRules.objects.create(node=introduction.node.get_parent(), course_days=0)


def two_evaluations(introduction, cast):
    later = Occasion.objects.get(introduction=introduction, key="six-months")
    days = {"opens_on": later.opens_on - timedelta(days=20), "closes_on": later.opens_on}
    Occasion.objects.filter(key="three-months").update(**days)


def on_a_bridge_day(introduction, cast):
    PlanRules.objects.create(node=introduction.node, tells_bridge_days=True)
    meeting = Meeting.objects.filter(introduction=introduction).last()
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=at(timezone.datetime(2027, 5, 7).date()))


def nothing_of_a_theme(introduction, cast):
    theme = introduction.items.filter(theme__phase__key="land").first().theme
    introduction.items.filter(theme=theme).delete()


def nothing_of_an_area(introduction, cast):
    introduction.items.filter(theme__area__key="follow-up-and-evaluation").delete()


def shorter_for_other_work(introduction, cast):
    early = introduction.start_on + 8 * A_WEEK
    type(introduction).objects.filter(pk=introduction.pk).update(
        experience="other", counted_close_on=early, close_support_until_on=early
    )


@pytest.mark.parametrize(
    ("code", "happens"),
    [
        ("no_mentor", without_mentor),
        ("nobody_there", both_away),
        ("no_meeting", without_the_first_meetings),
        ("safety_late", safety_planned_late),
        ("out_of_order", practised_too_soon),
        ("series_without", mentor_always_away),
        ("mentor_full", mentor_with_one_place_and_two),
        ("day_off", new_vacation_weeks),
        ("outside", evaluated_before_the_start),
        ("bridge_day", on_a_bridge_day),
        ("course_days", no_course_day_at_all),
        ("forms", two_evaluations),
        ("theme_untouched", nothing_of_a_theme),
        ("area_without_items", nothing_of_an_area),
        ("shortened", shorter_for_other_work),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_in_the_database_is_told(coming, cast, told, code, happens):
    assert told(coming) == ["waiting"]

    happens(coming, cast)

    assert code in told(coming)


def test_a_stand_in_and_a_touched_theme_are_read_too(coming, cast, told):
    both_away(coming, cast)
    nothing_of_a_theme(coming, cast)
    assert {"nobody_there", "theme_untouched"} <= set(told(coming))
    missed = {theme.key for theme in coming.version.rows("themes") if theme.phase.key == "land"}

    days = Span(coming.start_on, coming.start_on + 8 * A_WEEK)
    add_stand_in(again(coming), cast["colleague"], cast["mentor"], "mentor", days, by=cast["chief"])
    log_meeting(Meeting.objects.filter(introduction=coming).first(), by=cast["mentor"], themes=sorted(missed))

    assert set(told(coming)) == {"waiting", "day_off"}


def test_who_could_stand_in_works_at_the_unit(coming, cast):
    both_away(coming, cast)

    [advice] = [row for row in check_plan(again(coming), cast["chief"]) if row.code == "nobody_there"]

    assert cast["deputy"].name in advice.reason
    assert advice.url.endswith("/stand-in/")


def test_a_start_that_is_thought_of_is_what_it_becomes(version, cast, places):
    """Step by step what the parts would make is what they then have made."""
    today = timezone.localdate()
    choices = default_choices(version, places.team)
    choices["training"] |= {"group": "new", "group_place": ""}
    start = Start(
        version=version,
        category=version.categories.first(),
        experience="graduate",
        node=places.team,
        start_on=today + timedelta(days=14 - today.weekday()),
        newcomer=cast["newcomer"],
        chief=cast["chief"],
        mentor=cast["mentor"],
        choices=choices,
    )
    proposed = parts.proposed_steps(version, propose(frame_of(start), choices))

    introduction = start_introduction(start, by=cast["chief"])

    assert places_of(parts.steps([introduction])) == places_of(proposed)
    assert {step.part for step in proposed} == {part.name for part in parts.all_parts()} - UNSTEPPED


def places_of(steps):
    return {step.place: replace(step, url="", introduction_id=None) for step in steps}


def test_steps_ask_as_often_for_many_as_for_one(started, cast, places, version, foreign_introduction):
    def asked(rows):
        with CaptureQueriesContext(connection) as queries:
            parts.steps(rows)
        return len(queries)

    asked([again(started)])
    few = asked([again(started)])
    more_newcomers(cast, places, version, 3)

    assert asked([again(started), again(foreign_introduction)]) == few == 8
