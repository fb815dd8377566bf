import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import build_introduction
from training.models import Attendance, Cohort, HaveRead, Member

PARTS = [
    "newcomer",
    "mentor",
    "chief",
    "deputy",
    "coordinator",
    "administrator",
    "colleague",
    "second_newcomer",
    "stranger",
]


def table(**status):
    """(part, expected status) for every part of the cast; those not named see nothing."""
    return pytest.mark.parametrize(("part", "status"), [(part, status.get(part, 404)) for part in PARTS])


def url(name, *args):
    return reverse(f"training:{name}", args=args)


READERS = {"newcomer": 200, "mentor": 200, "chief": 200, "deputy": 200, "coordinator": 200, "administrator": 200}


@table(**READERS)
def test_cohort_detail_by_role(client, cohort, cast, part, status):
    client.force_login(cast[part])

    assert client.get(url("cohort_detail", cohort.pk)).status_code == status


@table(**READERS)
def test_session_detail_by_role(client, session, cast, part, status):
    client.force_login(cast[part])

    response = client.get(url("session_detail", session.pk))

    assert response.status_code == status


@pytest.mark.parametrize(
    ("part", "sees"), [("mentor", True), ("chief", False), ("coordinator", False), ("newcomer", False)]
)
def test_session_detail_shows_readers_to_leaders_only(client, session, cast, part, sees):
    HaveRead.objects.create(session=session, person=cast["newcomer"], at=timezone.now())
    client.force_login(cast[part])

    response = client.get(url("session_detail", session.pk))

    assert ("Har läst: Alva Berglind" in " ".join(response.text.split())) is sees


@table(newcomer=403, mentor=302, chief=302, deputy=403, coordinator=302, administrator=403)
def test_session_attendance_by_role(client, session, cast, part, status):
    client.force_login(cast[part])

    response = client.post(url("session_attendance", session.pk), {"revision": 0, "present": [cast["newcomer"].pk]})

    assert response.status_code == status
    assert Attendance.objects.filter(was_there=True).exists() is (status == 302)


def test_session_attendance_tells_a_stale_editor(client, session, cast):
    client.force_login(cast["mentor"])
    client.post(url("session_attendance", session.pk), {"revision": 0, "present": [cast["newcomer"].pk]})

    response = client.post(url("session_attendance", session.pk), {"revision": 0})

    assert response.status_code == 409
    assert Attendance.objects.get().was_there


@table(newcomer=302, mentor=403, chief=403, deputy=403, coordinator=403, administrator=403)
def test_session_have_read_by_role(client, session, cast, part, status):
    client.force_login(cast[part])

    response = client.post(url("session_have_read", session.pk), {"has_read": "1"})

    assert response.status_code == status
    assert HaveRead.objects.exists() is (status == 302)


def test_session_have_read_answers_htmx_with_the_fragment(client, session, cast):
    client.force_login(cast["newcomer"])

    response = client.post(url("session_have_read", session.pk), {"has_read": "1"}, headers={"HX-Request": "true"})

    assert 'aria-pressed="true"' in response.text
    assert "<html" not in response.text


def moved(session):
    return {"revision": session.revision, "on": (timezone.localdate() + timedelta(days=9)).isoformat(), "time": "10:00"}


@table(newcomer=403, mentor=302, chief=302, deputy=403, coordinator=302, administrator=302)
def test_session_move_by_role(client, session, cast, part, status):
    client.force_login(cast[part])

    response = client.post(url("session_move", session.pk), moved(session) | {"reason": "room"})

    assert response.status_code == status
    session.refresh_from_db()
    assert session.times_moved == (status == 302)


def test_session_move_without_a_reason_keeps_what_was_typed(client, session, cast):
    client.force_login(cast["mentor"])

    response = client.post(url("session_move", session.pk), moved(session) | {"place": "Linden"})

    assert response.status_code == 422
    assert "Linden" in response.text


@table(newcomer=403, mentor=302, chief=302, deputy=403, coordinator=302, administrator=302)
def test_session_cancel_by_role(client, session, cast, part, status):
    client.force_login(cast[part])

    response = client.post(url("session_cancel", session.pk), {"revision": 0, "reason": "leader"})

    assert response.status_code == status
    session.refresh_from_db()
    assert (session.state == "cancelled") is (status == 302)


def opened(series, places):
    return {
        "request_key": str(uuid.UUID(int=7)),
        "series": series.pk,
        "node": places.unit.pk,
        "first_on": (timezone.localdate() + timedelta(days=9)).isoformat(),
        "starts": "13:00",
        "seats": "8",
    }


@pytest.mark.parametrize(
    ("part", "status"),
    [
        ("chief", 302),
        ("coordinator", 302),
        ("administrator", 302),
        ("mentor", 403),
        ("newcomer", 403),
        ("stranger", 422),
    ],
)
def test_cohort_create_by_role(client, series, places, cast, part, status):
    client.force_login(cast[part])

    response = client.post(url("cohort_create"), opened(series, places))

    assert response.status_code == status
    assert Cohort.objects.exists() is (status == 302)


def test_cohort_create_twice_makes_one(client, series, places, cast):
    client.force_login(cast["chief"])
    for _ in range(2):
        client.post(url("cohort_create"), opened(series, places))

    assert Cohort.objects.get().sessions.count() == 6


@table(newcomer=403, mentor=403, chief=302, deputy=403, coordinator=302, administrator=302)
@pytest.mark.parametrize("name", ["cohort_leaders", "cohort_close"])
def test_cohort_changes_by_role(client, cohort, cast, part, status, name):
    client.force_login(cast[part])

    response = client.post(url(name, cohort.pk), {"leaders": [cast["colleague"].pk]})

    assert response.status_code == status
    cohort.refresh_from_db()
    changed = cohort.state == "closed" if name == "cohort_close" else cohort.leaders.get().person == cast["colleague"]
    assert changed is (status == 302)


def test_member_add_gives_the_waiting_a_seat(client, cohort, version, cast, places):
    waiting = build_introduction(version, cast["second_newcomer"], places.team)
    Member.objects.create(introduction=waiting, series_key="group", state="waiting")
    client.force_login(cast["chief"])

    assert "Elias Sundmark" in client.get(url("cohort_detail", cohort.pk)).text
    client.post(url("member_add", cohort.pk), {"introduction": waiting.pk})

    assert waiting.memberships.get().cohort == cohort


def test_member_add_refuses_another_municipality(client, cohort, foreign_introduction, cast):
    client.force_login(cast["chief"])

    response = client.post(url("member_add", cohort.pk), {"introduction": foreign_introduction.pk})

    assert response.status_code == 404


def test_member_add_to_a_full_group_says_so(client, cohort, version, cast, places):
    Cohort.objects.update(seats=1)
    waiting = build_introduction(version, cast["second_newcomer"], places.team)
    client.force_login(cast["chief"])

    response = client.post(url("member_add", cohort.pk), {"introduction": waiting.pk}, follow=True)

    assert "ingen ledig plats" in response.text


def test_cohort_list_takes_the_same_queries_for_many(client, cohort, series, places, cast, django_assert_num_queries):
    client.force_login(cast["chief"])
    client.get(url("cohort_list"))
    with django_assert_num_queries(9):
        client.get(url("cohort_list"))

    Cohort.objects.bulk_create(
        Cohort(kind="group", node=places.unit, series=series, name=f"Grupp {n}") for n in range(2, 31)
    )
    with django_assert_num_queries(9):
        assert len(client.get(url("cohort_list")).context["page"].object_list) == 30
