from datetime import date, timedelta

import pytest

from overview.timeline import EVALUATIONS, Timeline, months, strip_line, timeline_of
from programs.pace import Tempo
from programs.parts import Entry, Thread
from programs.services import complete_introduction
from tests.cast import build_introduction
from tests.overview.conftest import with_people

START_ON = date(2026, 8, 17)


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2026, 8, 16), "before"),
        (date(2026, 8, 17), "close"),
        (date(2027, 2, 14), "close"),
        (date(2027, 2, 15), "later"),
        (date(2028, 8, 14), "over"),
    ],
)
def test_stage_follows_the_days(version, cast, places, today, stage):
    introduction = build_introduction(version, cast["newcomer"], places.team, start_on=START_ON)

    assert Timeline(introduction, [], [], today).stage == stage


def test_stage_is_over_when_the_chief_says_so(introduction, cast):
    complete_introduction(introduction, by=cast["chief"])

    assert timeline_of(with_people(introduction), cast["newcomer"]).stage == "over"


def test_months_are_whole_calendar_months():
    assert months(date(2026, 1, 31), date(2026, 2, 28)) == 1
    assert months(date(2026, 8, 17), date(2028, 8, 17)) == 24
    assert months(date(2026, 8, 17), date(2026, 9, 16)) == 0


def test_phase_is_the_one_entered_last(introduction, cast):
    timeline = timeline_of(introduction, cast["newcomer"])

    assert str(timeline.phase) == "Lära och öva"
    assert (timeline.month, timeline.months) == (2, 24)


def test_line_has_the_phases_of_close_support_and_only_threads_with_beads(introduction, cast):
    line = timeline_of(introduction, cast["newcomer"]).line

    assert [phase.name for phase in line.phases] == ["Landa", "Lära och öva", "Allt mer på egen hand"]
    assert [(thread.kind, thread.label, thread.total) for thread in line.threads] == [
        ("joint", "Du, mentor och chef", 15),
        ("mentor", "Du och mentor", 16),
    ]
    assert (line.week, line.weeks) == (7, 26)


def test_line_speaks_of_the_newcomer_to_everybody_else(introduction, cast):
    line = timeline_of(introduction, cast["mentor"]).line

    assert [thread.label for thread in line.threads] == ["Chef, mentor och nyanställd", "Mentor och nyanställd"]


def test_every_thread_links_to_its_own_rows_of_the_plan(introduction, cast):
    line = timeline_of(introduction, cast["newcomer"]).line

    assert line.threads[0].url == f"/introductions/{introduction.pk}/plan/?series=joint"
    assert line.evaluations_url.endswith(f"?series={EVALUATIONS}")


def test_cancelled_ones_leave_no_bead(introduction):
    introduction = with_people(introduction)
    entries = [
        Entry(on=START_ON, kind="mentor", label="", thread="m", state=state, introduction_id=introduction.pk)
        for state in ("held", "planned", "moved", "cancelled")
    ]

    line = Timeline(introduction, entries, [Thread("m", "mentor", "Mentor")], date(2026, 9, 30)).line

    assert (line.threads[0].held, line.threads[0].total) == (1, 3)


def test_a_pause_is_drawn(introduction, cast):
    introduction.tempos = [Tempo(date(2026, 11, 2), 0, date(2026, 11, 29)).as_data()]
    introduction.save()

    line = timeline_of(with_people(introduction), cast["newcomer"]).line

    assert [(pause.start_on, pause.end_on) for pause in line.pauses] == [(date(2026, 11, 2), date(2026, 11, 29))]


def test_strip_is_of_close_support_and_then_of_the_whole(introduction):
    early = strip_line(introduction, date(2026, 9, 30))
    late = strip_line(introduction, introduction.close_support_until_on + timedelta(days=1))

    assert early.end_on == introduction.close_support_until_on
    assert (late.end_on, late.phases[-1].name) == (introduction.end_on, "Fördjupning")
