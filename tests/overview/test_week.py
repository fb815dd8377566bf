from datetime import date, timedelta

import pytest

from accounts.models import Absence
from mentoring.models import Meeting, Request
from mentoring.services import ask, log_meeting, save_draft
from overview.week import week_page
from programs.models import Introduction
from tests.overview.conftest import more_newcomers


def others(page):
    return [entry for day in page["days"] for entry in day.others]


@pytest.mark.parametrize(
    ("part", "status"), [("mentor", 200), ("chief", 200), ("coordinator", 200), ("newcomer", 302), ("stranger", 200)]
)
def test_week_by_role(login, introduction, part, status):
    assert login(part, "/week/").status_code == status


def test_week_in_the_address(login, introduction):
    page = login("mentor", "/week/2026/41/").text

    assert "Vecka 41" in page
    assert "/week/2026/40/" in page
    assert "/week/2026/42/" in page


def test_the_turn_of_the_year(login, introduction):
    assert "/week/2027/1/" in login("mentor", "/week/2026/53/").text


@pytest.mark.parametrize("address", ["/week/2026/54/", "/week/2025/53/", "/week/0/1/"])
def test_a_week_that_does_not_exist(login, introduction, address):
    assert login("mentor", address).status_code == 404


def test_a_mentor_sees_the_own_meetings_and_those_with_the_chief(introduction, cast):
    page = week_page(cast["mentor"], date(2026, 10, 5))

    assert {entry.kind for entry in page["own"]} >= {"mentor", "joint"}
    assert others(page) == []


def test_a_chief_sees_others_meetings_apart(introduction, cast):
    page = week_page(cast["chief"], date(2026, 10, 5))

    assert {entry.kind for entry in page["own"]} >= {"joint"}
    assert {entry.kind for entry in others(page)} == {"mentor"}


def test_another_municipality_is_never_in_it(introduction, foreign_introduction, cast):
    page = week_page(cast["stranger"], date(2026, 10, 5))

    assert introduction.pk not in {entry.introduction_id for entry in page["own"] + others(page)}


def test_an_empty_week_says_what_belongs_there(login):
    assert "Inget den här veckan." in login("colleague", "/week/").text


@pytest.mark.parametrize("others", [0, 29])
def test_week_costs_the_same_for_one_and_thirty(cost, introduction, cast, places, version, others):
    more_newcomers(cast, places, version, others)
    assert Introduction.objects.count() == 1 + others

    assert cost("chief", "/week/") == 29


def test_what_is_over_and_not_logged_is_marked_on_its_day(introduction, cast):
    days = week_page(cast["mentor"], date(2026, 9, 21))["days"]

    over = {entry.url for day in days for entry in day.own if entry.part == "mentoring"}

    assert over
    assert over == set().union(*(day.unlogged for day in days))


def test_a_logged_meeting_is_not(introduction, cast):
    meeting = Meeting.objects.planned().filter(introduction=introduction, starts_at__lt="2026-09-30T00:00Z").last()
    log_meeting(meeting, by=cast["mentor"])

    days = week_page(cast["mentor"], meeting.on - timedelta(days=meeting.on.weekday()))["days"]

    assert meeting.get_absolute_url() not in set().union(*(day.unlogged for day in days))


def test_who_is_away_stands_at_the_day_and_never_why(login, introduction, cast):
    Absence.objects.create(person=cast["newcomer"], from_on=date(2026, 10, 6), to_on=date(2026, 10, 9))

    days = week_page(cast["mentor"], date(2026, 10, 5))["days"]

    assert [[person.name for person in day.away] for day in days] == [[], *[[cast["newcomer"].name]] * 4]
    assert "Borta: Alva" in login("mentor", "/week/2026/41/").text


def test_a_holiday_has_its_name(login, introduction):
    assert "Julafton" in login("mentor", "/week/2026/52/").text


def test_a_vacation_week_says_so(login, introduction, places):
    places.municipality.vacation_weeks = [41]
    places.municipality.save(update_fields=["vacation_weeks"])

    assert "Semestervecka" in login("mentor", "/week/2026/41/").text
    assert "Semestervecka" not in login("mentor", "/week/2026/42/").text


def test_what_a_chief_has_asked_for_by_a_day_of_the_week_waits(introduction, cast):
    request = ask(introduction, "Boka ett besök.", by=cast["chief"], due_on=date(2026, 10, 8))

    this, next_one = (week_page(cast["chief"], date(2026, 10, day))["waiting"] for day in (5, 12))

    assert [row.url for row in this] == [request.get_absolute_url()]
    assert next_one == []


def test_the_words_of_a_request_are_not_on_the_page(login, introduction, cast):
    ask(introduction, "Boka ett besök.", by=cast["chief"], due_on=date(2026, 10, 8))

    page = login("chief", "/week/2026/41/").text

    assert "Boka ett besök" not in page
    assert Request.objects.count() == 1


def test_an_own_draft_waits_and_nobody_elses(introduction, cast):
    meeting = Meeting.objects.filter(introduction=introduction).first()
    save_draft(meeting, {"note": "Påbörjat"}, by=cast["mentor"])

    pages = [week_page(cast[name], date(2026, 10, 5))["waiting"] for name in ("mentor", "chief")]

    assert [[row.url for row in rows] for rows in pages] == [[meeting.get_absolute_url()], []]


def test_a_weekend_is_shown_only_with_something_in_it(introduction, cast):
    before = len(week_page(cast["mentor"], date(2026, 10, 5))["days"])
    saturday = Meeting.objects.filter(introduction=introduction, starts_at__gt="2026-10-05T00:00Z").first()
    saturday.starts_at = saturday.starts_at.replace(month=10, day=10)
    saturday.save(update_fields=["starts_at"])

    assert (before, len(week_page(cast["mentor"], date(2026, 10, 5))["days"])) == (5, 6)
