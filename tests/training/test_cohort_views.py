import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from programs.models import Introduction
from tests.cast import build_introduction
from tests.training.roles import READERS, table, url
from training.models import Cohort, HaveRead
from training.services import cancel_session, close_cohort, join_cohort, move_session, take_attendance


@table(**READERS)
def test_cohort_detail_by_role(client, cohort, cast, part, status):
    client.force_login(cast[part])

    assert client.get(url("cohort_detail", cohort.pk)).status_code == status


def test_cohort_detail_shows_how_often_sessions_are_cancelled(client, cohort, session, cast):
    moved, cancelled, *_others = cohort.sessions.order_by("-starts_at")
    move_session(moved, moved.starts_at + timedelta(days=1), "room", by=cast["mentor"])
    cancel_session(cancelled, "leader", by=cast["mentor"])
    client.force_login(cast["coordinator"])

    text = " ".join(client.get(url("cohort_detail", cohort.pk)).text.split())

    assert "1 av 6 träffar har ställts in. 1 har flyttats." in text
    assert "Saknas: nytt datum" in text


def test_cohort_detail_gives_a_late_joiner_what_to_catch_up_with(client, cohort, session, late, cast):
    take_attendance(session, [cast["newcomer"]], by=cast["mentor"])
    client.force_login(cast["second_newcomer"])

    response = client.get(url("cohort_detail", cohort.pk))

    (entry,) = response.context["catch_up"]
    assert entry["data"]["session"] == session
    assert "Ta igen" in response.text
    assert session.template.reading[0]["title"]["sv"] in response.text


def test_cohort_detail_has_read_of_what_was_missed(client, cohort, session, late, cast):
    take_attendance(session, [cast["newcomer"]], by=cast["mentor"])
    HaveRead.objects.create(session=session, person=cast["second_newcomer"], at=timezone.now())
    client.force_login(cast["second_newcomer"])

    (entry,) = client.get(url("cohort_detail", cohort.pk)).context["catch_up"]

    assert entry["data"]["has_read"]


def test_cohort_detail_has_nothing_to_catch_up_with_for_those_who_were_there(client, cohort, session, cast):
    take_attendance(session, [cast["newcomer"]], by=cast["mentor"])
    client.force_login(cast["newcomer"])

    assert client.get(url("cohort_detail", cohort.pk)).context["catch_up"] == []


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


CHANGERS = {"newcomer": 403, "mentor": 403, "chief": 302, "deputy": 403, "coordinator": 302, "administrator": 302}


@table(**CHANGERS)
def test_cohort_leaders_by_role(client, cohort, cast, part, status):
    client.force_login(cast[part])

    response = client.post(url("cohort_leaders", cohort.pk), {"leaders": [cast["colleague"].pk]})

    assert response.status_code == status
    assert (cohort.leaders.get().person == cast["colleague"]) is (status == 302)


@table(**CHANGERS)
def test_cohort_close_and_reopen_by_role(client, cohort, cast, part, status):
    client.force_login(cast[part])

    assert client.post(url("cohort_close", cohort.pk)).status_code == status
    cohort.refresh_from_db()
    assert cohort.is_open is (status != 302)

    client.post(url("cohort_reopen", cohort.pk))
    cohort.refresh_from_db()
    assert cohort.is_open


def edited(**changes):
    return {"revision": 0, "name": "Höstgruppen", "place": "Linden", "seats": 10} | changes


@table(**CHANGERS)
def test_cohort_edit_by_role(client, cohort, cast, part, status):
    client.force_login(cast[part])

    response = client.post(url("cohort_edit", cohort.pk), edited())

    assert response.status_code == status
    cohort.refresh_from_db()
    assert (cohort.name == "Höstgruppen") is (status == 302)


def test_cohort_edit_takes_the_sessions_ahead_to_the_new_place(client, cohort, session, cast):
    client.force_login(cast["chief"])
    take_attendance(session, [cast["newcomer"]], by=cast["mentor"])

    client.post(url("cohort_edit", cohort.pk), edited())

    assert set(cohort.sessions.values_list("state", "place")) == {("held", "Eken"), ("planned", "Linden")}


def test_cohort_edit_keeps_a_seat_for_each_member(client, cohort, late, cast):
    client.force_login(cast["chief"])

    response = client.post(url("cohort_edit", cohort.pk), edited(seats=1))

    assert response.status_code == 422
    assert "Höstgruppen" in response.text


def test_cohort_edit_tells_a_stale_editor(client, cohort, cast):
    client.force_login(cast["chief"])
    client.post(url("cohort_edit", cohort.pk), edited())

    response = client.post(url("cohort_edit", cohort.pk), edited(name="Vårgruppen"))

    assert response.status_code == 409
    assert "Vårgruppen" in response.text


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


@pytest.mark.parametrize(("name", "number"), [("cohort_detail", 13), ("member_list", 14)])
def test_pages_of_a_cohort_take_the_same_queries_for_many(
    client, cohort, version, places, cast, name, number, django_assert_num_queries
):
    client.force_login(cast["chief"])
    client.get(url(name, cohort.pk))
    with django_assert_num_queries(number):
        client.get(url(name, cohort.pk))

    for person in (cast["second_newcomer"], cast["stranger_newcomer"], cast["administrator"]):
        row = build_introduction(version, person, places.team, chief=cast["chief"])
        join_cohort(cohort, Introduction.objects.get(pk=row.pk), by=cast["chief"])
    close_cohort(cohort, by=cast["chief"]) if name == "cohort_detail" else None
    with django_assert_num_queries(number):
        assert len(client.get(url(name, cohort.pk)).context["members"]) == 4
