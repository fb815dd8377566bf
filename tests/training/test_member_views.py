import pytest

from tests.cast import build_introduction
from tests.training.roles import READERS, table, url
from training.models import Cohort, Member
from training.services import open_cohort, take_attendance


@pytest.fixture
def waiting(version, cast, places):
    """Elias, who waits for a group."""
    introduction = build_introduction(version, cast["second_newcomer"], places.team)
    Member.objects.create(introduction=introduction, series_key="group", state="waiting")
    return introduction


@table(**READERS)
def test_member_list_by_role(client, cohort, cast, part, status):
    client.force_login(cast[part])

    assert client.get(url("member_list", cohort.pk)).status_code == status


@pytest.mark.parametrize(
    ("part", "sees"),
    [
        ("newcomer", True),
        ("mentor", True),
        ("chief", True),
        ("deputy", True),
        ("coordinator", False),
        ("administrator", False),
    ],
)
def test_member_list_shows_attendance_to_leaders_the_member_and_her_chief(client, session, cast, part, sees):
    take_attendance(session, [cast["newcomer"]], by=cast["mentor"])
    client.force_login(cast[part])

    text = " ".join(client.get(url("member_list", session.cohort_id)).text.split())

    assert ("Var med på 1 av 1" in text) is sees


def test_member_list_keeps_the_others_attendance_from_a_member(client, session, late, cast):
    take_attendance(session, [cast["newcomer"]], by=cast["mentor"])
    client.force_login(cast["second_newcomer"])

    rows = [row for row, _may in client.get(url("member_list", session.cohort_id)).context["members"]]

    assert {row.member.introduction.newcomer.name: row.is_seen for row in rows} == {
        "Alva Berglind": False,
        "Elias Sundmark": True,
    }


@table(newcomer=403, mentor=403, chief=302, deputy=403, coordinator=302, administrator=302)
def test_member_add_by_role(client, cohort, waiting, cast, part, status):
    client.force_login(cast[part])

    response = client.post(url("member_add", cohort.pk), {"introduction": waiting.pk})

    assert response.status_code == status
    assert (waiting.memberships.get().cohort == cohort) is (status == 302)


def test_member_list_offers_the_waiting_and_others_one_leads(client, cohort, waiting, cast, version, places):
    build_introduction(version, cast["administrator"], places.team)
    build_introduction(version, cast["stranger_newcomer"], places.other_unit)
    client.force_login(cast["chief"])

    context = client.get(url("member_list", cohort.pk)).context

    assert [row.introduction for row in context["waiting"]] == [waiting]
    offered = context["form"].fields["introduction"].queryset
    assert [row.newcomer.name for row in offered] == ["Agnes Torp"]


def test_member_list_offers_a_coordinator_other_units_too(client, cohort, cast, version, places):
    build_introduction(version, cast["stranger_newcomer"], places.other_unit)
    client.force_login(cast["coordinator"])

    form = client.get(url("member_list", cohort.pk)).context["form"]

    assert [row.newcomer.name for row in form.fields["introduction"].queryset] == ["Ture Lind"]


def test_member_add_refuses_another_municipality(client, cohort, foreign_introduction, cast):
    client.force_login(cast["chief"])

    response = client.post(url("member_add", cohort.pk), {"introduction": foreign_introduction.pk})

    assert response.status_code == 404


def test_member_add_to_a_full_group_says_so(client, cohort, waiting, cast):
    Cohort.objects.update(seats=1)
    client.force_login(cast["chief"])

    response = client.post(url("member_add", cohort.pk), {"introduction": waiting.pk}, follow=True)

    assert "ingen ledig plats" in response.text


@table(newcomer=403, mentor=403, chief=302, deputy=302, coordinator=302, administrator=302)
def test_member_remove_by_role(client, cohort, cast, part, status):
    member = cohort.members.get()
    client.force_login(cast[part])

    response = client.post(url("member_remove", member.pk))

    assert response.status_code == status
    member.refresh_from_db()
    assert (member.state == "left", member.left_at is not None) == (status == 302, status == 302)


def test_member_remove_twice_is_once(client, cohort, cast):
    member = cohort.members.get()
    client.force_login(cast["chief"])

    for _ in range(2):
        assert client.post(url("member_remove", member.pk)).status_code == 302


@pytest.fixture
def other(cohort, series, places, cast):
    """A group that begins later, with free seats."""
    first_on = cohort.sessions.last().starts_at.date()
    return open_cohort(series, places.unit, first_on=first_on, starts=series.time, by=cast["chief"])


@table(newcomer=403, mentor=403, chief=302, deputy=422, coordinator=302, administrator=302)
def test_member_move_by_role(client, cohort, other, cast, part, status):
    """The deputy of a team leads no other group to move anybody to."""
    member = cohort.members.get()
    client.force_login(cast[part])

    response = client.post(url("member_move", member.pk), {"cohort": other.pk})

    assert response.status_code == status
    assert other.members.filter(state="member").exists() is (status == 302)


def test_member_move_keeps_what_was_attended_and_does_not_miss_it(client, cohort, session, other, introduction, cast):
    take_attendance(session, [cast["newcomer"]], by=cast["mentor"])
    client.force_login(cast["chief"])

    client.post(url("member_move", cohort.members.get().pk), {"cohort": other.pk})
    take_attendance(other.sessions.first(), [], [cast["newcomer"]], by=cast["chief"])

    (row,) = [row for row, _may in client.get(url("member_list", other.pk)).context["members"]]
    assert row.missed == []
    assert sorted(introduction.memberships.values_list("state", flat=True)) == ["left", "member"]
