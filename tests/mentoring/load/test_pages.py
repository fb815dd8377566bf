"""The mentors' pages: who reads what, and what a chief decides there."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Absence, Event
from mentoring.models import HandedBack, Meeting, MentorProfile
from programs.models import Capacity, Involvement
from programs.services import set_capacity
from tests.mentoring.load.test_loads import marked

LIST = "/mentors/"
PROFILE = "/mentors/profile/"
SAID = {"since": "2014", "areas": "familjehem\n familjehem\nLVU ", "languages": "arabiska", "revision": "0"}
ROLES = ("newcomer", "mentor", "chief", "deputy", "coordinator", "administrator", "colleague", "stranger")


def detail(mentor):
    return reverse("mentoring:mentor_detail", args=[mentor.pk])


@pytest.mark.parametrize(
    ("role", "statuses"), list(zip(ROLES, [404, 200, 200, 200, 404, 200, 404, 404], strict=True)), ids=ROLES
)
def test_mentor_detail_by_role(login, introduction, cast, role, statuses):
    assert login(role).get(detail(cast["mentor"])).status_code == statuses


@pytest.mark.parametrize(("role", "status"), [("mentor", 302), ("colleague", 302), ("chief", 403), ("newcomer", 403)])
def test_mentor_profile_is_for_mentors(login, introduction, cast, role, status):
    assert login(role).post(PROFILE, SAID).status_code == status
    assert list(MentorProfile.objects.values_list("person", flat=True)) == ([cast[role].pk] if status == 302 else [])


def test_mentor_list_tells_what_each_one_carries(login, introduction, waiting, cast):
    Absence.objects.create(person=cast["mentor"], from_on=date(2026, 10, 5), to_on=date(2026, 10, 18))
    HandedBack.objects.create(introduction=introduction, by=cast["mentor"], at="2026-09-28T10:00Z", words="Schemat")

    page = login("chief").get(LIST).text

    assert "1 uppdrag." in page
    assert "Har plats för ett till, av fem." in page
    assert "Borta v. 41–42." in page
    assert "Lämnat till dig: en sak som väntar" in page
    assert "Väntar på mentor" in page
    assert "Börjar 12 oktober" in page
    assert reverse("overview:mentor_change", args=[waiting.pk]) in page
    assert "Ingen har en plats ledig nu" not in page


def test_mentor_list_says_when_the_next_place_is_free(login, introduction, waiting, cast):
    set_capacity(cast["mentor"], 1, by=cast["chief"])
    set_capacity(cast["colleague"], 0, by=cast["chief"])

    assert "Ingen har en plats ledig nu. Samira får en plats fri v. 7." in login("chief").get(LIST).text


def test_mentor_list_takes_few_queries(login, introduction, waiting, django_assert_num_queries):
    client = login("chief")
    client.get(LIST)

    with django_assert_num_queries(15):
        client.get(LIST)


def test_an_administrator_reads_and_decides_nothing(login, introduction, waiting, cast):
    client = login("administrator")

    assert "/capacity/" not in client.get(LIST).text
    assert client.post(f"/mentors/{cast['mentor'].pk}/capacity/", {"places": 3}).status_code == 403
    assert not Capacity.objects.exists()


def test_a_mentor_decides_no_capacity_of_the_own_nor_through_the_profile(login, introduction, cast):
    client = login("mentor")

    assert client.post(f"/mentors/{cast['mentor'].pk}/capacity/", {"places": 1}).status_code == 404
    client.post(PROFILE, SAID | {"places": "1", "capacity": "1", "has_own_cases": "on"})

    assert not Capacity.objects.exists()
    set_capacity(cast["mentor"], 5, by=cast["chief"])
    assert "av fem" in client.get(detail(cast["mentor"])).text


def test_detail_tells_assignments_with_their_days(login, introduction, foreign_introduction, cast, profile):
    mine = {"person": cast["mentor"], "role": "mentor", "introduction": foreign_introduction}
    Involvement.objects.create(from_on=date(2026, 2, 2), to_on=date(2026, 3, 1), **mine)
    introduction.involvements.filter(role="mentor").update(although="knows")

    chiefs, own = login("chief").get(detail(cast["mentor"])), login("mentor").get(detail(cast["mentor"]))

    assert [spell.introduction for spell in chiefs.context["now"]] == [introduction]
    assert chiefs.context["former"] == []  # of a place that the chief does not lead
    assert [(spell.introduction, spell.is_seen) for spell in own.context["former"]] == [(foreign_introduction, False)]
    assert "Utöver platserna: Känner redan den nyanställda eller arbetet" in chiefs.text
    assert "Kan särskilt: familjehem och LVU." in chiefs.text


def test_detail_leads_to_those_who_would_be_alone(login, introduction, cast):
    Absence.objects.create(person=cast["mentor"], from_on=date(2026, 10, 5), to_on=date(2026, 10, 18))

    chiefs, own = login("chief").get(detail(cast["mentor"])).text, login("mentor").get(detail(cast["mentor"])).text

    assert reverse("overview:stand_in_add", args=[introduction.pk]) in chiefs
    assert "Ingen ersätter då" in own
    assert reverse("overview:stand_in_add", args=[introduction.pk]) not in own


def test_the_own_share_is_shown_to_nobody_else(login, introduction, cast):
    marked(introduction, cast["mentor"], "reflection", 3)

    assert "100 % reflektion" in login("mentor").get(detail(cast["mentor"])).text
    assert "% reflektion" not in login("chief").get(detail(cast["mentor"])).text
    assert Meeting.objects.exists()


def test_profile_is_saved_once_and_in_lines(login, cast):
    client = login("mentor")
    for _ in range(2):
        assert client.post(PROFILE, SAID).url == detail(cast["mentor"])

    profile = MentorProfile.objects.get()
    assert (profile.since, profile.areas, profile.languages) == (2014, ["familjehem", "LVU"], ["arabiska"])
    assert (profile.revision, Event.objects.filter(verb="mentoring.profile_changed").count()) == (1, 1)


@pytest.mark.parametrize(
    "wrong",
    [{"since": "2027"}, {"areas": "\n".join(map(str, range(13)))}, {"areas": "x" * 61}, {"areas": "19121212-1212"}],
)
def test_profile_that_cannot_be_is_shown_again(login, wrong):
    response = login("mentor").post(PROFILE, SAID | wrong)

    assert response.status_code == 422
    assert next(iter(wrong.values())) in response.text
    assert not MentorProfile.objects.exists()


def test_profile_changed_meanwhile_keeps_what_was_typed(login, profile):
    client = login("mentor")
    MentorProfile.objects.update(revision=3)

    response = client.post(PROFILE, SAID | {"languages": "finska"})

    assert response.status_code == 409
    assert "finska" in response.text
    assert "Talar arabiska." in response.text
    assert client.post(PROFILE, SAID | {"languages": "finska", "revision": "3"}).status_code == 302


def test_newcomers_read_their_mentors_words_and_nobody_elses(login, introduction, profile):
    own, others = login("newcomer").get("/").text, login("second_newcomer").get("/").text

    assert "Din mentor" in own
    assert "Talar arabiska." in own
    assert "arabiska" not in others
