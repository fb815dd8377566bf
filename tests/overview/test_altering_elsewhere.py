"""What people see of a pause and of another pace where they are: landing pages, tables, the plan, the week, the PDF."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from overview.altering.since import altered_since
from overview.models import Printout
from overview.pdf.printed import printed_plan
from programs.intents import Rest, Work
from programs.services import alter, undo_alteration
from tests.overview.conftest import with_people

pytestmark = pytest.mark.django_db
PAUSE = Rest(date(2026, 9, 28), date(2026, 10, 25), "away", ("mentor",))
STRETCHED = Work(75, date(2026, 11, 1))


@pytest.fixture
def resting(introduction, cast):
    alter(introduction, PAUSE, by=cast["chief"])
    return with_people(introduction)


def plan_url(introduction):
    return reverse("overview:introduction_plan", args=[introduction.pk])


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("newcomer", "Mötena med Samira fortsätter."),
        ("mentor", "Mötena med Alva fortsätter."),
    ],
)
def test_landing_page_says_that_the_plan_rests_and_what_goes_on(login, resting, role, words):
    page = login(role).content.decode()

    assert "Pausad till 25 oktober." in page
    assert words in page


def test_chief_sees_it_in_the_table(login, resting):
    assert "paus t.o.m. sön 25 okt." in login("chief").content.decode()


def test_introduction_says_it_to_those_who_lead(login, resting):
    page = login("chief", resting.get_absolute_url()).content.decode()

    assert "Pausad till 25 oktober." in page
    assert "Mötena mellan Samira och Alva fortsätter." in page or "Mötena mellan Alva och Samira fortsätter." in page
    assert reverse("overview:alter", args=[resting.pk]) in page


def test_pause_that_is_near_is_told_before_it_begins(login, introduction, cast):
    alter(introduction, Rest(date(2026, 10, 12), date(2026, 10, 18), "unit"), by=cast["chief"])

    assert "Paus 12–18 oktober." in login("newcomer").content.decode()


def test_pause_far_ahead_is_only_in_the_plan(login, introduction, cast):
    alter(introduction, Rest(date(2026, 12, 7), date(2026, 12, 18), "unit"), by=cast["chief"])

    assert "Paus 7–18 december." not in login("newcomer").content.decode()
    assert "Paus 7–18 december." in login("newcomer", plan_url(introduction)).content.decode()


def test_plan_says_its_pace_and_marks_weeks_that_rest(login, resting, cast):
    alter(resting, STRETCHED, by=cast["chief"])

    page = login("newcomer", plan_url(resting)).content.decode()

    assert "Från 1 november går planen i 75 procent av sin takt." in page
    assert "Paus. Planen vilar." in page


def test_only_those_who_lead_find_the_way_to_change_it(login, introduction):
    way = reverse("overview:alter", args=[introduction.pk])

    pages = {role: login(role, plan_url(introduction)).content.decode() for role in ("newcomer", "mentor", "chief")}

    assert {role for role, page in pages.items() if way in page} == {"chief"}


def test_week_says_whose_plan_rests(login, resting):
    page = login("mentor", reverse("overview:week")).content.decode()

    assert "Paus 28 september till 25 oktober." in page


def test_printed_plan_says_its_pauses(resting):
    page = printed_plan(resting).replace("\N{NO-BREAK SPACE}", " ")

    assert "Paus 28 september till 25 oktober." in page


def test_print_is_behind_when_the_plan_has_changed_since(introduction, cast):
    printed = Printout(kind=Printout.Kind.PLAN, made_at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        before = altered_since(introduction, printed)
        alteration = alter(introduction, PAUSE, by=cast["chief"])
        after = altered_since(introduction, printed)
        printed_later = Printout(kind=Printout.Kind.PLAN, made_at=timezone.now() + timedelta(minutes=1))
        with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
            undo_alteration(alteration, by=cast["chief"])

    assert (before, after, altered_since(introduction, printed_later)) == (False, True, True)
    assert not altered_since(introduction, None)


def test_missing_mentor_leads_to_where_one_is_chosen(login, introduction):
    introduction.involvements.filter(role="mentor").delete()

    page = login("chief", introduction.get_absolute_url()).content.decode()

    assert f'<a href="{reverse("overview:mentor_change", args=[introduction.pk])}">Saknas: mentor</a>' in page


def test_an_introduction_without_changes_says_nothing_of_pace(login, introduction):
    page = login("newcomer", plan_url(introduction)).content.decode()

    assert "Planens takt" not in page
