"""Enhetens introduktioner: what waits, the table, the mentors, the week."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import Person
from mentoring.models import Meeting
from mentoring.services import ask, cancel_meeting, log_meeting, replace_meeting
from programs.models import Introduction, Involvement
from programs.services import complete_introduction, discontinue_introduction, set_capacity
from tests.cast import build_introduction
from tests.conftest import start
from tests.overview.conftest import more_newcomers


@pytest.fixture
def needs(login):
    """{code: advice} on the page of somebody of the cast, every one of them."""

    def read(part="chief"):
        return {advice.code: advice for advice in login(part, "/?needs=all").context["needs"]}

    return read


@pytest.fixture
def names(login):
    """The names in the table at an address, in its order."""

    def read(url="/", part="chief"):
        return [row.introduction.newcomer.first_name for row in login(part, url).context["listing"].page]

    return read


@pytest.fixture
def two(introduction, version, cast, places):
    """Alva in her seventh week with Samira, and Elias in his third with Peter, each in a team of their own."""
    build_introduction(
        version,
        cast["second_newcomer"],
        places.unit,
        mentor=cast["colleague"],
        chief=cast["chief"],
        start_on=date(2026, 9, 14),
    )


def test_page_says_how_many_and_when_the_next_begins(introduction, version, cast, places, login):
    start(version, cast, places, start_on=date(2026, 10, 12), newcomer="second_newcomer")

    text = login("chief").text

    assert "1 pågår" in text
    assert "en börjar den 12 oktober" in text


def test_page_of_a_unit_without_introductions_says_what_belongs_there(login, cast):
    page = login("chief")

    assert page.status_code == 200
    assert "Ingen introduktion pågår" in page.text
    assert "Allt löper på." in page.text


def test_whoever_begins_soon_without_a_mentor_stands_first(introduction, version, cast, places, needs):
    build_introduction(version, cast["second_newcomer"], places.team, start_on=date(2026, 10, 12))

    found = needs()

    assert next(iter(found)) == "mentor_missing"
    assert found["mentor_missing"].label == "Elias Sundmark börjar om 12 dagar och har ingen mentor."
    assert found["mentor_missing"].is_missing


def test_a_meeting_cancelled_without_a_new_date(introduction, cast, needs):
    meeting = introduction.meetings.filter(starts_at__gt=timezone.now()).first()
    cancel_meeting(meeting, "mentor", by=cast["mentor"])
    cancelled = needs()

    replace_meeting(Meeting.objects.get(pk=meeting.pk), timezone.now() + timedelta(days=8), by=cast["mentor"])

    assert cancelled["meeting_without_date"].url == f"/meetings/{meeting.pk}/move/"
    assert "meeting_without_date" not in needs()


def test_a_request_waits_for_the_chief_who_asked(introduction, cast, needs):
    asked_at = datetime.fromisoformat("2026-09-22T09:00+02:00")
    ask(introduction, "Gå igenom jourens rutiner.", by=cast["chief"], at=asked_at)

    assert "Elias" not in needs()["request_unchecked"].label
    assert "Gå igenom" not in needs()["request_unchecked"].label
    assert "request_unchecked" not in needs("deputy")


def test_themes_wait_when_half_of_the_phase_has_passed(introduction, needs):
    introduction.start_on -= timedelta(weeks=3)
    introduction.save()

    late = needs()["themes_late"]

    assert late.label.startswith("Halva fasen har gått. Alva har ")
    assert late.url == f"/introductions/{introduction.pk}/checklist/"


def test_a_mentor_with_more_than_was_decided(introduction, cast, needs):
    set_capacity(cast["mentor"], 0, by=cast["chief"])

    assert needs()["mentor_over"].label == "Samira Holst har mer än ni har bestämt."


@pytest.mark.parametrize(
    ("invited_at", "code"),
    [(None, "not_invited"), ("2026-09-21T09:00+02:00", "not_joined"), ("2026-09-29T09:00+02:00", None)],
)
def test_a_newcomer_who_has_not_come_in(introduction, needs, invited_at, code):
    Person.objects.filter(pk=introduction.newcomer_id).update(joined_at=None, invited_at=invited_at)

    assert {"not_invited", "not_joined"} & set(needs()) == ({code} if code else set())


def test_whoever_waits_for_a_group(introduction, needs):
    introduction.memberships.update(state="waiting", cohort=None)

    assert needs()["waiting_for_a_group"].action == "Se grupperna"


def test_what_is_not_ready_is_told_in_the_first_weeks_only(introduction, version, cast, places, needs):
    late = "not_ready" in needs()
    start(version, cast, places, start_on=date(2026, 9, 28), newcomer="second_newcomer")

    assert not late
    assert needs()["not_ready"].label.endswith("för Elias.")


def test_seven_are_shown_and_the_rest_asked_for(version, cast, places, login):
    more_newcomers(cast, places, version, 9)
    Involvement.objects.filter(role="mentor").delete()

    page, everything = login("chief"), login("chief", "/?needs=all")

    assert len(page.context["needs"]) == 7
    assert "Visa alla 18" in page.text
    assert len(everything.context["needs"]) == 18


def test_row_holds_week_meetings_and_next(introduction, cast, login):
    log_meeting(introduction.meetings.order_by("starts_at").first(), by=cast["mentor"])

    [row] = login("chief").context["listing"].page

    assert (row.line.week, row.line.weeks) == (7, 26)
    assert (row.introduction.held, row.introduction.planned, row.introduction.without_date) == (1, 11, 0)
    assert timezone.localdate(row.introduction.next_at) == date(2026, 10, 5)


def test_every_figure_leads_to_the_list_behind_it(introduction, login):
    text = login("chief").text

    assert text.count(f'href="/introductions/{introduction.pk}/meetings/"') == 2
    assert f'href="/introductions/{introduction.pk}/checklist/"' in text


def test_table_sorts_by_each_column_both_ways(two, names, login):
    assert names() == ["Alva", "Elias"]
    for column in ("week", "name", "meetings", "cancelled", "themes", "mentor", "next"):
        assert sorted(names(f"/?sort={column}")) == sorted(names(f"/?sort=-{column}")) == ["Alva", "Elias"]
    assert names("/?sort=week") == names("/?sort=mentor") == ["Elias", "Alva"]
    assert names("/?sort=-mentor") == names("/?sort=-meetings") == names("/?sort=next") == ["Alva", "Elias"]
    assert names("/?sort=password") == names()


def test_header_says_how_the_table_is_sorted(two, login):
    columns = login("chief", "/?sort=-meetings").context["listing"].columns()

    assert columns["meetings"] == ("descending", "meetings")
    assert columns["week"] == ("none", "-week")
    assert columns["name"] == ("none", "name")
    assert 'aria-sort="descending"' in login("chief").text


def test_table_is_filtered_by_the_address(two, cast, places, names):
    assert names(f"/?node={places.team.pk}") == ["Alva"]
    assert names(f"/?mentor={cast['colleague'].pk}") == ["Elias"]
    assert names("/?phase=land") == ["Elias"]
    assert names("/?phase=learn") == ["Alva", "Elias"]
    assert names(f"/?node={places.team.pk}&mentor={cast['colleague'].pk}") == []


def test_filter_offers_nothing_of_another_municipality(two, foreign_introduction, places, cast, login):
    page = login("chief", f"/?node={places.other_unit.pk}&mentor={cast['stranger_mentor'].pk}")

    assert "Norrvike" not in page.text
    assert "Gun Norell" not in page.text


def test_nothing_matches_and_how_to_see_all_again(two, cast, places, login):
    page = login("chief", f"/?node={places.team.pk}&mentor={cast['colleague'].pk}")

    assert "Ingen introduktion passar in" in page.text


def test_mentors_stand_with_their_load(introduction, login):
    mentors = {load.person.first_name: load.taken for load in login("chief").context["mentors"]}

    assert mentors == {"Samira": 1, "Peter": 0}


def test_joint_meetings_of_the_week(introduction, login):
    joint = introduction.meetings.filter(series__key="joint", starts_at__gt=timezone.now()).first()
    joint.starts_at = datetime.fromisoformat("2026-10-02T09:00+02:00")
    joint.save()

    page = login("chief")

    assert [meeting.on for meeting, _ in page.context["joint"]] == [date(2026, 10, 2)]
    assert f'href="{joint.get_absolute_url()}"' in page.text


def test_deputy_sees_the_team_and_no_more(two, names):
    assert names(part="deputy") == ["Alva"]


@pytest.mark.parametrize(
    ("part", "status"),
    [("newcomer", 403), ("mentor", 403), ("chief", 200), ("deputy", 200), ("coordinator", 200),
     ("administrator", 200), ("colleague", 403), ("stranger", 200)],
)  # fmt: skip
def test_introduction_list_by_role(introduction, foreign_introduction, login, part, status):
    page = login(part, "/introductions/")

    assert page.status_code == status
    if part == "stranger":
        assert "Alva" not in page.text
        assert "Ture" in page.text
    elif status == 200:
        assert "Alva" in page.text
        assert ("Ture" in page.text) is (part == "coordinator")


def test_introduction_list_shows_those_that_have_ended_when_asked(two, cast, names):
    alva, elias = Introduction.objects.order_by("start_on")
    complete_introduction(alva, by=cast["chief"])
    discontinue_introduction(elias, "moved", by=cast["chief"])

    assert names("/introductions/") == []
    assert names("/introductions/?state=all") == ["Alva", "Elias"]
    assert names("/introductions/?state=completed") == ["Alva"]
    assert names("/introductions/?state=all&began_from=2026-09-01&began_until=2026-09-30") == ["Elias"]


def test_introduction_list_of_a_version(two, version, names):
    assert names(f"/introductions/?version={version.pk}") == ["Alva", "Elias"]


def test_list_is_paged_by_thirty(version, cast, places, login):
    more_newcomers(cast, places, version, 31)

    assert len(login("chief").context["listing"].page) == 30
    assert len(login("chief", "/?page=2").context["listing"].page) == 1


@pytest.mark.parametrize(("url", "queries"), [("/", 62), ("/introductions/", 14), ("/introductions/?sort=themes", 17)])
def test_queries_do_not_grow(introduction, version, cast, places, cost, url, queries):
    one = cost("chief", url)
    more_newcomers(cast, places, version, 29)

    assert (one, cost("chief", url)) == (queries, queries)
