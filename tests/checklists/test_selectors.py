from datetime import timedelta

import pytest
import time_machine

from checklists.models import Level
from checklists.plan import ChecklistsPart
from checklists.selectors import (
    Untouched,
    not_ready,
    progress,
    untouched_counts,
    waiting_by_introduction,
    waiting_themes,
)
from checklists.services import set_level, set_ready
from programs.models import Introduction
from tests.cast import build_introduction
from tests.conftest import TODAY

part = ChecklistsPart()
PHASE = 8  # themes of "Lära och öva", under way in the seventh week
EARLIER = 3  # of "Landa"
SUMS = 2  # the items of each theme, and what all parts have touched


@pytest.fixture(autouse=True)
def _on_a_wednesday():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def many(listed, version, places, cast):
    """Thirty introductions with lists of their own."""
    people = [type(cast["newcomer"])(name=f"Ny {n}", email=f"ny{n}@example.org") for n in range(29)]
    for person in type(cast["newcomer"]).objects.bulk_create(people):
        other = build_introduction(version, person, places.team)
        part.apply(other, part.propose(other.frame, {}), by=cast["chief"])
    return list(Introduction.objects.order_by("pk"))


def test_themes_wait_from_the_beginning_of_their_phase(listed):
    waiting = waiting_themes(listed)

    assert {state.theme.phase.key for state in waiting} == {"land", "learn"}
    assert waiting_themes(listed, on=listed.start_on - timedelta(days=1)) == []


def test_a_theme_that_is_gone_through_waits_no_more(listed, item, cast):
    before = {state.theme.key for state in waiting_themes(listed)}

    set_level(item, 1, by=cast["newcomer"])

    assert before - {state.theme.key for state in waiting_themes(listed)} == {"receiving-information"}


def test_counts_are_of_the_phases_under_way_and_late_of_all(listed, item, cast):
    assert untouched_counts([listed]) == {listed.pk: Untouched(count=PHASE, total=PHASE, late=EARLIER)}

    set_level(item, 1, by=cast["newcomer"])

    assert untouched_counts([listed]) == {listed.pk: Untouched(count=PHASE - 1, total=PHASE, late=EARLIER)}


def test_past_the_middle_of_the_phase_what_waits_is_late(listed):
    first, last = listed.version.phases.get(key="learn").days(listed.start_on)
    middle = first + (last - first) / 2

    assert untouched_counts([listed], on=middle)[listed.pk].late == EARLIER
    assert untouched_counts([listed], on=middle + timedelta(days=1))[listed.pk].late == EARLIER + PHASE


def test_progress_counts_every_level(listed, item, cast):
    total = listed.items.count()
    set_level(item, 2, by=cast["newcomer"])

    assert progress([listed]) == {
        listed.pk: {Level.NOT_STARTED: total - 1, Level.GONE_THROUGH: 0, Level.PRACTISED: 1, Level.DONE: 0}
    }


def test_not_ready_lists_the_most_urgent_first(listed, preparation, cast):
    set_ready(preparation, True, by=cast["chief"])

    rows = not_ready([listed])[listed.pk]

    assert preparation not in rows
    assert [row.ready_by_on for row in rows] == sorted(row.ready_by_on for row in rows)


@pytest.mark.parametrize("number", [1, 30])
def test_selectors_cost_the_same_for_one_and_thirty(many, number, django_assert_num_queries):
    some = many[:number]
    waiting_by_introduction(some)  # what the published version says is read once in a process

    with django_assert_num_queries(SUMS):
        assert len(waiting_by_introduction(some)) == number
    with django_assert_num_queries(SUMS):
        untouched_counts(some)
    with django_assert_num_queries(1):
        progress(some)
    with django_assert_num_queries(1):
        not_ready(some)


def test_sections_show_the_newcomer_what_waits_and_others_a_summary(listed, cast):
    home = part.sections(cast["newcomer"], [listed], "home")
    theirs = part.sections(cast["chief"], [listed], "introduction")
    printed = part.sections(cast["chief"], [listed], "pdf")

    assert [section.template for section in home] == ["checklists/_waiting_section.html"]
    assert home[0].context["count"] == PHASE
    assert part.sections(cast["chief"], [listed], "home") == []
    assert [section.template for section in theirs][-1] == "checklists/_progress_section.html"
    assert [theme.order for theme, _ in printed[0].context["themes"]] == sorted(
        theme.order for theme, _ in printed[0].context["themes"]
    )


def test_before_the_first_day_the_newcomer_sees_what_is_ready(listed, cast):
    with time_machine.travel(listed.start_on - timedelta(days=5), tick=False):
        [section] = part.sections(cast["newcomer"], [listed], "home")

    assert section.template == "checklists/_preparations_section.html"
    assert not any(row.may_set for row in section.context["preparations"])
