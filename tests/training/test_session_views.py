import uuid

import pytest
from django.utils import timezone

from programs.models import Reply
from tests.training.roles import READERS, table, url
from training.models import Attendance, HaveRead, Material
from training.services import add_material, take_attendance


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


@pytest.mark.parametrize(
    ("part", "seen"),
    [
        ("mentor", ["Alva Berglind", "Elias Sundmark"]),
        ("chief", ["Alva Berglind", "Elias Sundmark"]),
        ("newcomer", ["Alva Berglind"]),
        ("second_newcomer", ["Elias Sundmark"]),
        ("coordinator", []),
        ("administrator", []),
    ],
)
def test_session_detail_shows_attendance_to_leaders_each_member_and_chiefs(client, session, late, cast, part, seen):
    take_attendance(session, [cast["newcomer"]], [], [cast["second_newcomer"]], by=cast["mentor"])
    client.force_login(cast[part])

    rows = client.get(url("session_detail", session.pk)).context["attendance"]

    assert [row.person.name for row in rows] == seen


def answers(session, **people):
    form = {"revision": session.revision, "form_key": str(uuid.uuid4()), "minutes": 80}
    return form | {f"person-{person.pk}": answer for answer, person in people.items()}


@table(newcomer=403, mentor=302, chief=302, deputy=403, coordinator=403, administrator=403)
def test_session_attendance_by_role(client, session, cast, part, status):
    client.force_login(cast[part])

    response = client.post(url("session_attendance", session.pk), answers(session, there=cast["newcomer"]))

    assert response.status_code == status
    assert Attendance.objects.filter(was_there=True).exists() is (status == 302)
    session.refresh_from_db()
    assert session.actual_minutes == (80 if status == 302 else None)


def test_session_attendance_has_everybody_there_but_those_who_have_said_no(client, session, late, cast):
    session.cohort.members.update(joined_at=None)
    said = {"part": "training", "refers_id": session.pk, "at": timezone.now()}
    Reply.objects.create(person=cast["second_newcomer"], is_coming=False, **said)
    client.force_login(cast["mentor"])

    form = client.get(url("session_attendance", session.pk)).context["form"]

    assert [row.value() for row in form.rows] == ["there", "apologised"]


def test_session_attendance_is_corrected(client, session, cast):
    client.force_login(cast["mentor"])
    client.post(url("session_attendance", session.pk), answers(session, there=cast["newcomer"]))
    session.refresh_from_db()
    (row,) = client.get(url("session_attendance", session.pk)).context["form"].rows
    assert row.value() == "there"

    client.post(url("session_attendance", session.pk), answers(session, apologised=cast["newcomer"]))

    attendance = Attendance.objects.get()
    assert (attendance.was_there, attendance.has_apologised) == (False, True)


def test_session_attendance_tells_a_stale_editor(client, session, cast):
    client.force_login(cast["mentor"])
    client.post(url("session_attendance", session.pk), answers(session, there=cast["newcomer"]))

    response = client.post(url("session_attendance", session.pk), answers(session, absent=cast["newcomer"]))

    assert response.status_code == 409
    assert Attendance.objects.get().was_there


def test_session_attendance_twice_answers_as_the_first(client, session, cast):
    client.force_login(cast["mentor"])
    posted = answers(session, there=cast["newcomer"])

    statuses = [client.post(url("session_attendance", session.pk), posted).status_code for _ in range(2)]

    assert statuses == [302, 302]


def test_session_attendance_is_not_taken_of_what_is_ahead(client, cohort, cast):
    client.force_login(cast["mentor"])

    assert client.get(url("session_attendance", cohort.sessions.last().pk)).status_code == 403


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


def link(**changes):
    values = {"request_key": str(uuid.UUID(int=5)), "title": "Bilder", "url": "https://example.org/bilder"}
    return values | changes


@table(newcomer=403, mentor=302, chief=302, deputy=403, coordinator=302, administrator=403)
def test_material_add_by_role(client, session, cast, part, status):
    client.force_login(cast[part])

    response = client.post(url("material_add", session.pk), link())

    assert response.status_code == status
    assert Material.objects.filter(title="Bilder").exists() is (status == 302)


@pytest.mark.parametrize("address", ["http://example.org", "javascript:alert(1)", "ftp://example.org/x", "bilder"])
def test_material_add_takes_https_only(client, session, cast, address):
    client.force_login(cast["mentor"])

    response = client.post(url("material_add", session.pk), link(url=f"{address} "))

    assert response.status_code == 422
    assert not Material.objects.exists()


def test_material_add_twice_is_one_link(client, session, cast):
    client.force_login(cast["mentor"])
    for _ in range(2):
        client.post(url("material_add", session.pk), link())

    assert Material.objects.count() == 1


def test_material_is_shown_to_the_members(client, session, cast):
    add_material(session, "Bilder", "https://example.org/bilder", by=cast["mentor"])
    client.force_login(cast["newcomer"])

    text = client.get(url("session_detail", session.pk)).text

    assert 'href="https://example.org/bilder"' in text
    assert "Lägg till en länk" not in text


@table(newcomer=403, mentor=302, chief=302, deputy=403, coordinator=302, administrator=403)
def test_material_remove_by_role(client, session, cast, part, status):
    material = add_material(session, "Bilder", "https://example.org/bilder", by=cast["mentor"])
    client.force_login(cast[part])

    response = client.post(url("material_remove", material.pk))

    assert response.status_code == status
    assert Material.objects.exists() is (status != 302)
