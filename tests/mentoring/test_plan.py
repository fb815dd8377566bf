from datetime import date, time, timedelta

import pytest
from django.utils import timezone, translation

from accounts.models import Absence
from mentoring.models import Meeting, Series, TemplateSeries
from mentoring.plan import MentoringPart
from mentoring.services import cancel_meeting, log_meeting, move_meeting
from programs.frame import Frame
from programs.services import export_version
from tests.cast import build_introduction
from tests.conftest import start
from tests.mentoring.conftest import START_ON, meetings_of, plan_meetings

part = MentoringPart()


def days(meetings):
    return [meeting.on for meeting in meetings]


def frame(version, places, start_on, people=None):
    return Frame(
        version_id=version.pk,
        category_key="graduate",
        start_on=start_on,
        close_support_until_on=start_on + timedelta(weeks=26, days=-1),
        end_on=start_on + timedelta(weeks=104),
        node_id=places.team.pk,
        people=people or {},
    )


def proposed(version, places, start_on, choices=None, people=None):
    changes = part.propose(frame(version, places, start_on, people), choices or {})
    return {key: [change for change in changes if change.key == key] for key in ("mentor", "joint", "chief-mentor")}


@pytest.mark.parametrize(("key", "in_13_weeks", "in_26_weeks"), [("mentor", 9, 16), ("joint", 8, 15)])
def test_meetings_of_a_started_introduction_are_dense_at_first(version, cast, places, key, in_13_weeks, in_26_weeks):
    introduction = start(version, cast, places, start_on=START_ON)

    planned = days(meetings_of(introduction, key))

    assert sum(day < START_ON + timedelta(weeks=13) for day in planned) == in_13_weeks
    assert sum(day <= introduction.close_support_until_on for day in planned) == in_26_weeks


def test_last_mentor_meeting_of_close_support_is_in_week_6_across_week_53(introduction):
    planned = days(meetings_of(introduction, "mentor").until(introduction.close_support_until_on))

    assert planned[-1] == date(2027, 2, 8)
    assert date(2026, 12, 28).isocalendar().week == 53


@pytest.mark.parametrize(
    ("start_on", "first"), [(date(2026, 8, 17), date(2026, 8, 19)), (date(2026, 8, 20), date(2026, 8, 26))]
)
def test_wednesday_series_begins_on_the_first_wednesday(version, places, start_on, first):
    assert proposed(version, places, start_on)["joint"][0].on == first


def test_meeting_on_easter_monday_moves_to_tuesday_and_says_why(version, places):
    fifth = proposed(version, places, date(2027, 3, 1))["mentor"][4]

    assert fifth.on == date(2027, 3, 30)
    with translation.override("sv"):
        again = proposed(version, places, date(2027, 3, 1))["mentor"][4]
    assert "annandag påsk" in again.reason


def test_midsummers_eve_is_no_meeting_day(version, places):
    friday = {"mentor_weekday": 4}

    moved = [row for row in proposed(version, places, date(2027, 5, 31), friday)["mentor"] if row.reason]

    assert date(2027, 6, 28) in [change.on for change in moved]


def test_no_meetings_in_the_units_vacation_weeks(version, places):
    planned = proposed(version, places, date(2027, 6, 7))["mentor"]

    assert not [change for change in planned if change.on.isocalendar().week in (28, 29, 30, 31)]


def test_meeting_waits_until_the_mentor_is_back(version, places, cast):
    Absence.objects.create(person=cast["mentor"], from_on=date(2026, 8, 31), to_on=date(2026, 9, 1))

    third = proposed(version, places, START_ON, people={"mentor": cast["mentor"].pk})["mentor"][2]

    assert third.on == date(2026, 9, 2)
    assert third.after["shifted_because"] == "absence"
    assert third.after["first_planned_at"].startswith("2026-08-31")


def test_choices_decide_weekday_time_and_place(version, cast, places):
    introduction = build_introduction(version, cast["newcomer"], places.team, start_on=START_ON)

    chosen = {"mentor_weekday": 3, "mentor_time": time(15, 30), "mentor_place": "Eken"}
    first = meetings_of(plan_meetings(introduction, cast["chief"], chosen), "mentor").first()

    assert timezone.localtime(first.starts_at).isoformat() == "2026-08-20T15:30:00+02:00"
    assert first.place == first.series.place == "Eken"


def test_start_joins_the_units_series_and_extends_it(introduction, version, cast, places):
    before = set(Meeting.objects.filter(series__node=places.unit).values_list("pk", flat=True))
    later = build_introduction(version, cast["second_newcomer"], places.team, start_on=START_ON + timedelta(weeks=10))

    plan_meetings(later, cast["chief"], {"chief-mentor_weekday": 1})

    series = Series.objects.get(node=places.unit)
    assert series.weekday == 4
    assert before < set(series.meetings.values_list("pk", flat=True))
    assert series.meetings.last().on == date(2027, 4, 16)


def test_preview_shows_what_the_unit_has_already(introduction, version, places):
    rows = proposed(version, places, START_ON)["chief-mentor"]

    assert {change.before == change.after for change in rows} == {True}


def test_replanning_changes_nothing_when_nothing_has_changed(introduction, cast):
    assert part.propose(introduction.frame, {}) == []


def test_replanning_moves_what_is_ahead_and_keeps_rows_by_slot(introduction, cast, coming, meeting):
    changes = part.propose(introduction.frame, {"mentor_weekday": 1})
    part.apply(introduction, changes, by=cast["chief"])

    moved = Meeting.objects.get(pk=coming.pk)
    assert moved.on == coming.on + timedelta(days=1)
    assert timezone.localdate(moved.first_planned_at) == moved.on, "the rhythm says another day now"
    assert Meeting.objects.get(pk=meeting.pk).on == meeting.on
    assert moved.series.weekday == 1


def test_replanning_leaves_pinned_held_and_cancelled_alone(introduction, cast, coming, meeting, joint_meeting):
    log_meeting(meeting, by=cast["mentor"])
    cancel_meeting(joint_meeting, "chief", by=cast["chief"])
    move_meeting(coming, coming.starts_at + timedelta(hours=26), "mentor", by=cast["mentor"])
    before = {
        row.pk: (row.starts_at, row.state)
        for row in Meeting.objects.filter(pk__in=[meeting.pk, coming.pk, joint_meeting.pk])
    }

    changes = part.propose(introduction.frame, {"mentor_weekday": 2, "joint_weekday": 3}, on=START_ON)
    part.apply(introduction, changes, by=cast["chief"])

    after = {row.pk: (row.starts_at, row.state) for row in Meeting.objects.filter(pk__in=before)}
    assert after == before


def test_shorter_introduction_withdraws_what_falls_outside_and_a_longer_brings_it_back(introduction, cast):
    whole = meetings_of(introduction, "mentor").planned().count()
    frame = introduction.frame
    shorter = Frame(**{**frame.__dict__, "end_on": date(2026, 12, 31), "close_support_until_on": date(2026, 12, 31)})

    part.apply(introduction, part.propose(shorter, {}), by=cast["chief"])
    left = meetings_of(introduction, "mentor").planned()
    assert left.last().on < date(2027, 1, 1)
    assert meetings_of(introduction, "mentor").count() > left.count()
    part.apply(introduction, part.propose(frame, {}), by=cast["chief"])

    assert meetings_of(introduction, "mentor").planned().count() == whole


def test_apply_takes_the_same_number_of_queries_for_a_short_and_a_long_plan(
    version, cast, places, django_assert_num_queries
):
    short = build_introduction(version, cast["newcomer"], places.team, start_on=START_ON)
    long = build_introduction(version, cast["second_newcomer"], places.team, start_on=START_ON)
    changes = part.propose(short.frame, {})
    per_series = {change.key: change for change in changes}.values()

    with django_assert_num_queries(6):
        part.apply(short, list(per_series), by=cast["chief"])
    with django_assert_num_queries(6):
        part.apply(long, changes, by=cast["chief"])


def test_end_withdraws_what_is_ahead_and_leaves_the_units_meetings(introduction, cast, places, coming, meeting):
    part.end(introduction, by=cast["chief"])

    assert Meeting.objects.get(pk=coming.pk).state == "withdrawn"
    assert Meeting.objects.get(pk=meeting.pk).state == "planned"
    assert not Meeting.objects.filter(series__node=places.unit, state="withdrawn").exists()


def test_program_file_gives_the_meetings_back_as_they_were(version, skarholmen_file):
    assert export_version(version)["meetings"] == skarholmen_file["meetings"]


def test_start_form_asks_for_the_units_series_only_the_first_time(version, places, cast):
    first = part.start_form(version, places.team)

    plan_meetings(build_introduction(version, cast["newcomer"], places.team, start_on=START_ON), cast["chief"])
    second = part.start_form(version, places.team)

    assert "chief-mentor_weekday" in first.fields
    assert "chief-mentor_weekday" not in second.fields
    assert "Barn- och ungdomsenheten" in str(second)


def test_start_form_reads_swedish_and_english_clocks(version, places):
    form = part.start_form(version, places.team)
    data = {f"mentoring-{name}": field.initial for name, field in form.fields.items()}
    data["mentoring-mentor_time"] = "13.15"

    bound = part.start_form(version, places.team, data)

    assert bound.is_valid(), bound.errors
    assert bound.cleaned_data["mentor_time"] == time(13, 15)


def test_threads_count_what_is_the_newcomers_own(version):
    threads = part.threads(version)

    assert [(thread.kind, thread.is_counted) for thread in threads] == [
        ("mentor", True),
        ("joint", True),
        ("chief-mentor", False),
    ]
    assert TemplateSeries.objects.get(key="mentor").is_confidential
