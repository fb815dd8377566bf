from datetime import date, timedelta

from django.utils import timezone

from programs.parts import entries, touched
from programs.services import discontinue_introduction
from tests.cast import build_introduction
from training.models import Member
from training.plan import TrainingPart
from training.services import cancel_session, move_session, set_have_read, take_attendance


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
    (due,) = TrainingPart().due(timezone.localdate())

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
