from datetime import date, timedelta

from django.utils import timezone

from programs.parts import entries, touched
from programs.services import discontinue_introduction
from tests.cast import build_introduction
from training.models import Member
from training.plan import TrainingPart
from training.services import cancel_session, leave_cohort, move_session, set_have_read, take_attendance


def week_of(introduction, reader, cohort):
    first = timezone.localdate(cohort.sessions.first().starts_at)
    found = entries(reader, first, first + timedelta(days=60), [introduction])
    return [entry for entry in found if entry.part == "training"]


def test_entries_of_a_member(cohort, introduction, cast):
    found = week_of(introduction, cast["newcomer"], cohort)

    assert len(found) == 6
    assert found[0].label.startswith("Gruppträff 1 av 6")
    assert found[0].introduction_id == introduction.pk
    assert not found[0].data["has_read"]


def test_entries_know_only_the_readers_own_reading(cohort, introduction, session, cast):
    set_have_read(session, True, by=cast["newcomer"])

    assert week_of(introduction, cast["newcomer"], cohort)[0].data["has_read"]
    assert not week_of(introduction, cast["mentor"], cohort)[0].data["has_read"]


def test_entries_explain_what_was_moved_and_cancelled(cohort, introduction, session, cast):
    move_session(session, session.starts_at + timedelta(days=1), "room", by=cast["mentor"])
    cancel_session(cohort.sessions.last(), "leader", by=cast["mentor"])

    found = week_of(introduction, cast["newcomer"], cohort)

    assert "det fanns inget rum" in found[0].reason
    assert found[-1].state == "cancelled"


def test_touched_by_a_held_session_one_attended(session, introduction, cast):
    theme = session.template.theme.key
    take_attendance(session, [], [cast["newcomer"]], by=cast["mentor"])
    assert theme not in touched([introduction]).get(introduction.pk, {})

    take_attendance(session, [cast["newcomer"]], [], by=cast["mentor"])
    assert touched([introduction])[introduction.pk][theme] == timezone.localdate(session.starts_at)


def test_start_without_an_open_group_waits_and_says_so(started):
    assert Member.objects.get(introduction=started, series_key="group").state == "waiting"
    assert "waiting_for_a_group" in [advice.code for advice in TrainingPart().needs([started], None)]


def test_start_form_offers_the_open_group_first(cohort, version, places):
    cohort.sessions.update(starts_at=timezone.now() + timedelta(days=9))

    form = TrainingPart().start_form(version, places.team)

    assert form.fields["group"].initial == str(cohort.pk)


def test_due_is_a_session_within_a_week(cohort, cast):
    due = next(row for row in TrainingPart().due(timezone.localdate()) if row.kind == "session_in_a_week")

    second = cohort.sessions.all()[1]
    assert [row[0] for row in due.rows] == [cast["newcomer"].pk] * len(due.rows)
    assert second.pk in [row[2] for row in due.rows]


def test_end_leaves_the_group_but_keeps_attendance(session, introduction, cast):
    take_attendance(session, [cast["newcomer"]], [], by=cast["mentor"])

    discontinue_introduction(introduction, "left", by=cast["chief"])

    assert introduction.memberships.get().state == "left"
    assert session.attendances.count() == 1


def test_personal_data_lists_cohorts_and_reading(session, cast):
    set_have_read(session, True, by=cast["newcomer"])

    data = TrainingPart().personal_data(cast["newcomer"])

    assert data["cohorts"][0]["cohort"] == "Grupp 1"
    assert len(data["have_read"]) == 1


def test_entries_take_the_same_queries_for_many(cohort, introduction, version, cast, places, django_assert_num_queries):
    reader, part = cast["chief"], TrainingPart()
    first, last = date(2020, 1, 1), date(2040, 1, 1)
    with django_assert_num_queries(2):
        part.entries(reader, first, last, [introduction])

    second = build_introduction(version, cast["second_newcomer"], places.team)
    Member.objects.create(introduction=second, series_key="group", state="member", cohort=cohort)
    with django_assert_num_queries(2):
        assert len(part.entries(reader, first, last, [introduction, second])) == 12


def test_entries_of_a_late_joiner_are_what_is_ahead_and_what_was_missed(cohort, session, late, cast):
    take_attendance(session, [cast["newcomer"]], by=cast["mentor"])

    found = week_of(late, cast["second_newcomer"], cohort)

    assert len(found) == 6
    assert found[0].reason == "Hölls innan platsen i gruppen fanns."
    assert not any("platsen" in entry.reason for entry in found[1:])


def test_entries_of_a_late_joiner_leave_out_what_was_never_held(cohort, session, late, cast):
    assert len(week_of(late, cast["second_newcomer"], cohort)) == 5


def test_entries_of_a_group_one_has_left_are_what_was_attended(cohort, session, introduction, cast):
    take_attendance(session, [cast["newcomer"]], by=cast["mentor"])
    leave_cohort(cohort.members.get(), by=cast["chief"])

    assert [entry.is_held for entry in week_of(introduction, cast["newcomer"], cohort)] == [True]
    assert session.template.theme.key in touched([introduction])[introduction.pk]


def test_steps_of_a_late_joiner_leave_out_what_was_missed(cohort, session, late, cast):
    take_attendance(session, [cast["newcomer"]], by=cast["mentor"])

    assert [step.is_done for step in TrainingPart().steps([late])] == [False] * 5


def test_needs_tell_once_of_a_session_without_a_date(cohort, introduction, late, cast):
    cancel_session(cohort.sessions.last(), "room", by=cast["mentor"])

    codes = [advice.code for advice in TrainingPart().needs([introduction, late], cast["chief"])]

    assert codes == ["session_without_a_date"]


def test_due_asks_the_leaders_once_for_a_session_without_attendance(cohort, session, cast):
    due = next(row for row in TrainingPart().due(timezone.localdate()) if row.kind == "session_untaken")

    assert [(row[0], row[2]) for row in due.rows] == [(cast["mentor"].pk, session.pk)]


def test_minutes_count_what_a_held_session_took(cohort, session, introduction, cast):
    series = cohort.series
    series.quota = "group-hours"
    series.save()
    take_attendance(session, [cast["newcomer"]], minutes=75, by=cast["mentor"])

    ((_pk, quota, done, ahead),) = TrainingPart().minutes([introduction])

    assert (quota, done, ahead) == ("group-hours", 75, sum(row.minutes for row in cohort.sessions.all()[1:]))
