"""All the newcomers' meetings beside each other, week by week."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Absence
from mentoring.rhythm_table import rhythm_weeks
from mentoring.services import log_meeting
from programs.models import Introduction, Involvement
from tests.cast import build_introduction
from tests.mentoring.conftest import START_ON, plan_meetings

ADDRESS = "/meetings/rhythm/"
MONDAY = date(2026, 9, 28)


@pytest.fixture
def both(introduction, version, cast, places):
    """Alva's, and Elias's that starts ten weeks later with the same mentor and chief."""
    people = {"mentor": cast["mentor"], "chief": cast["chief"]}
    later = build_introduction(version, cast["second_newcomer"], places.team, start_on=date(2026, 10, 26), **people)
    plan_meetings(later, cast["chief"])
    return Introduction.objects.with_people().filter(pk__in=[introduction.pk, later.pk]).order_by("start_on")


@pytest.fixture
def shown(client):
    def get(person, **query):
        client.force_login(person)
        return client.get(ADDRESS, query)

    return get


def week(rows, monday):
    return next(row for row in rows if row.monday <= monday <= row.last_monday)


def test_address():
    assert reverse("mentoring:rhythm") == ADDRESS


@pytest.mark.parametrize(
    ("role", "status"), [("newcomer", 302), ("mentor", 200), ("chief", 200), ("coordinator", 200), ("colleague", 200)]
)
def test_rhythm_by_role(shown, introduction, cast, role, status):
    assert shown(cast[role]).status_code == status


def test_only_ones_own_are_shown(shown, both, cast):
    mentors, colleagues = shown(cast["mentor"]).text, shown(cast["colleague"]).text

    assert "Alva Berglind" in mentors
    assert "Elias Sundmark" in mentors
    assert "Alva" not in colleagues
    assert "inga nya kollegors möten" in colleagues


def test_every_meeting_stands_in_its_week_with_its_time(both, cast):
    rows = rhythm_weeks(both, cast["mentor"], MONDAY)

    found = {row.pk for one in rows for cell in one.cells[:2] for row in cell.meetings}
    last = rows[-1].last_monday
    expected = {
        row.pk for one in both for row in one.meetings.filter(starts_at__date__gte=MONDAY, starts_at__date__lt=last)
    }
    assert expected <= found


def test_no_two_at_the_same_time_and_the_moved_one_says_why(both, shown, cast):
    rows = rhythm_weeks(both, cast["mentor"], MONDAY)
    times = [row.starts_at for one in rows for cell in one.cells for row in cell.meetings]

    assert len(times) == len(set(times))
    assert "någon är upptagen då" in shown(cast["mentor"]).text


def test_thinning_is_seen(both, cast):
    rows = rhythm_weeks(both, cast["mentor"], date(2026, 10, 26))
    of_elias = [len(one.cells[1].meetings) for one in rows]

    assert sum(of_elias[:6]) > sum(of_elias[-6:])


def test_absence_vacation_and_stand_in_stand_in_their_weeks(both, cast, introduction):
    Absence.objects.create(person=cast["mentor"], from_on=date(2026, 10, 6), to_on=date(2026, 10, 7))
    Involvement.objects.create(
        introduction=introduction, person=cast["colleague"], role="mentor", stands_in_for=cast["mentor"],
        from_on=date(2026, 10, 6), to_on=date(2026, 10, 7),
    )  # fmt: skip
    fresh = Introduction.objects.with_people().filter(pk__in=[row.pk for row in both]).order_by("start_on")

    away = week(rhythm_weeks(fresh, cast["chief"], MONDAY), date(2026, 10, 5)).cells[0].away
    summer = week(rhythm_weeks(fresh, cast["chief"], date(2027, 6, 7)), date(2027, 7, 19))

    assert [words.split(" ")[0] for words in away] == ["Samira", "Peter"]
    assert summer.is_vacation
    assert (summer.monday, summer.last_monday) == (date(2027, 7, 12), date(2027, 8, 2))


def test_a_held_meeting_is_filled(shown, introduction, meeting, cast):
    before = shown(cast["mentor"], **{"from": START_ON.isoformat()}).text.count("pl-held")
    log_meeting(meeting, by=cast["mentor"])

    assert shown(cast["mentor"], **{"from": START_ON.isoformat()}).text.count("pl-held") == before + 1


@pytest.mark.parametrize("asked", ["", "2026-10-01", "nothing", "9999-12-31", "0001-01-01"])
def test_any_week_can_be_asked_for(shown, introduction, cast, asked):
    assert shown(cast["mentor"], **{"from": asked}).status_code == 200


@pytest.mark.parametrize("number", [1, 2])
def test_the_number_of_queries_does_not_grow(both, cast, number, django_assert_num_queries):
    introductions = list(both)[:number]

    with django_assert_num_queries(4):
        rhythm_weeks(introductions, cast["mentor"], MONDAY)
