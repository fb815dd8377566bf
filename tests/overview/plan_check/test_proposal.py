"""Before a plan is altered: what the change brings is told first, then what was so already, and what it puts right."""

from datetime import date, timedelta

import pytest

from accounts.models import Absence
from overview.plan_check import check_proposal
from programs import parts
from programs.intents import Extend, MoveStart, Reassign, Recategorise, Rest, Work
from programs.models import Involvement
from programs.replanning import proposal
from programs.services import alter, set_capacity
from programs.step import overlaid
from tests.cast import build_introduction
from tests.overview.plan_check.conftest import again


def codes(rows):
    return [advice.code for advice in rows]


def test_a_mentor_who_is_full_is_new_and_the_rest_was_so_before(coming, cast, places):
    set_capacity(cast["colleague"], 1, by=cast["chief"])
    build_introduction(coming.version, cast["second_newcomer"], places.team, mentor=cast["colleague"])

    checked = check_proposal(proposal(coming, Reassign("mentor", cast["colleague"], coming.start_on)))

    assert codes(checked.new) == ["mentor_full"]
    assert codes(checked.rest) == ["waiting"]
    assert cast["colleague"].first_name in checked.new[0].label


def test_a_mentor_who_is_chosen_puts_right_that_there_was_none(coming, cast):
    Involvement.objects.filter(introduction=coming, role="mentor").delete()

    checked = check_proposal(proposal(again(coming), Reassign("mentor", cast["colleague"], coming.start_on)))

    assert "no_mentor" in codes(checked.mended)
    assert "no_mentor" not in codes(checked.new + checked.rest)


def test_a_pause_is_checked_as_the_plan_would_become(coming):
    """Everything moves out of the pause; only what has been chosen or opened could be left in it."""
    first_on = coming.start_on + timedelta(weeks=4)

    checked = check_proposal(proposal(coming, Rest(first_on, first_on + timedelta(days=20), "away")))

    assert codes(checked.new) == []
    assert codes(checked.rest) == ["waiting"]


def test_what_stays_in_a_pause_is_told(coming, cast):
    first_on = coming.start_on + timedelta(weeks=4)
    meeting = coming.meetings.filter(starts_at__date__gte=first_on, series__key="mentor").first()
    type(meeting).objects.filter(pk=meeting.pk).update(is_pinned=True)

    checked = check_proposal(proposal(coming, Rest(first_on, first_on + timedelta(days=20), "away")))

    assert codes(checked.new) == ["day_off"]
    assert checked.new[0].url == meeting.get_absolute_url()


def test_a_first_day_in_weeks_when_nobody_is_there_is_told(coming, cast):
    later = coming.start_on + timedelta(weeks=28)
    days = {"from_on": later, "to_on": later + timedelta(days=4)}
    Absence.objects.bulk_create(Absence(person=cast[part], **days) for part in ("mentor", "chief"))
    assert later > coming.close_support_until_on

    checked = check_proposal(proposal(coming, MoveStart(later)))

    assert "nobody_there" in codes(checked.new)


def test_a_shorter_plan_for_experience_of_other_social_work_is_new(coming):
    coming.experience = "other"
    shorter = coming.version.categories.get(key="new-in-municipality")

    checked = check_proposal(proposal(coming, Recategorise(shorter, "knows_more")))

    assert "shortened" in codes(checked.new)


@pytest.mark.parametrize(
    "intent",
    [
        MoveStart(date(2026, 10, 26)),
        Rest(date(2026, 11, 2), date(2026, 11, 22), "away", ("mentor",)),
        Extend(date(2027, 6, 11), date(2028, 9, 29)),
        Work(75, date(2026, 12, 1)),
    ],
    ids=lambda intent: intent.kind,
)
def test_what_is_checked_is_what_the_plan_becomes(coming, cast, intent):
    proposed = proposal(coming, intent)
    after = parts.proposed_steps(coming.version, proposed.changes)
    expected = overlaid(parts.steps([coming]), proposed.changes, after)

    alter(coming, intent, by=cast["chief"])

    assert days_of(parts.steps([again(coming)])) == days_of(expected)


def days_of(steps):
    return {step.place: (step.from_on, step.to_on, step.kind, step.themes, step.roles) for step in steps}
