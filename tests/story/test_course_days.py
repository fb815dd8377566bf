"""A course of eight days for twenty newcomers, evaluated after each: entered through the site and its services.

What the survey of a day shows when it has closed is counted here once more, from the answers themselves.
"""

import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Employment, Person
from outbox.models import SentMail
from outbox.services import sweep as send_mails
from programs import files
from programs.models import Version
from programs.services import import_program, publish_version
from questionnaires.services import edition_of_shipped
from reminders.services import sweep as remind
from surveys.models import Asked, Ballot, Draft, Frozen, Participation, Survey, Words
from surveys.services import set_session_questions
from surveys.services.answering import submit
from surveys.services.sweeping import sweep
from tests.cast import build_introduction
from training.models import TemplateSessionSeries
from training.services import join_cohort, open_cohort, take_attendance

pytestmark = pytest.mark.django_db
FIRST_ON = date(2026, 9, 1)  # a Tuesday
CAME = [20, 19, 18, 20, 17, 12, 6, 4]  # to each of the eight days
ANSWERED = [20, 16, 11, 20, 9, 12, 5, 4]  # of those who came
FEWEST, FEWEST_WORDS = 5, 10  # what is shown at all
HELP = ["not-at-all", "poorly", "neither", "fairly", "fully", "do-not-know"]
HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


def newcomer(number, places):
    name = f"Kim Ny{number:02}"
    person = Person.objects.create(name=name, email=f"ny{number:02}@example.org", joined_at=timezone.now())
    Employment.objects.create(person=person, node=places.team, from_on=date(2026, 8, 1))
    return person


@pytest.fixture
def course(remember, places, cast):
    return remember("course", opened, places, cast)


def opened(places, cast):
    """Twenty with a seat, the mentor leads; the leader has said that every day is evaluated."""
    with time_machine.travel(datetime.combine(FIRST_ON - timedelta(days=14), time(8)), tick=False):
        path = next(entry.path for entry in files.catalog() if entry.key == "sormland")
        version = import_program(files.read(path), places.region, by=cast["coordinator"])
        publish_version(version, by=cast["coordinator"])
        version = Version.objects.get(pk=version.pk)
        series = TemplateSessionSeries.objects.get(version=version, kind="course")
        when = {"first_on": FIRST_ON, "starts": time(9)}
        cohort = open_cohort(series, places.region, **when, leaders=[cast["mentor"]], by=cast["coordinator"])
        for number in range(20):
            introduction = build_introduction(version, newcomer(number, places), places.team, chief=cast["chief"])
            join_cohort(cohort, introduction, by=cast["coordinator"])
        edition = edition_of_shipped("course-day", places.region, by=cast["coordinator"])
        set_session_questions(cohort, edition, by=cast["mentor"])
    return cohort


def seated(cohort):
    rows = cohort.members.select_related("introduction__newcomer")
    return [row.introduction.newcomer for row in rows.order_by("introduction__newcomer__name")]


def hold(session, people, leader):
    """The day takes place, the attendance is taken, and its survey opens by itself."""
    take_attendance(session, people, by=leader)
    sweep(timezone.now())
    return Survey.objects.get(session=session)


def answers_of(number, session):
    """What one says of one day: some agree on everything, some say nothing in words."""
    luck = Random(f"{number} {session}")
    said = {"of-use": luck.choice(HELP), "level": "right"}  # all say that the level was right
    if number % 3:
        said["practise-with"] = luck.choice(["mentor", "chief", "colleague"])
    if number % 2:
        said["better"] = f"Kortare genomgång, dag {session}, sa nummer {number}."
    return said


def a_moment_after(session, **later):
    return time_machine.travel(session.ends_at + timedelta(**later or {"minutes": 5}), tick=False)


@pytest.fixture
def days(remember, course, cast):
    return remember("course_days", evaluated, course, cast["mentor"])


def evaluated(course, leader):
    """[(survey, [answers])] of the eight days: the first is answered on the site, the others through the service."""
    found, people = [], seated(course)
    for number, session in enumerate(course.sessions.order_by("starts_at")):
        with a_moment_after(session):
            survey = hold(session, people[: CAME[number]], leader)
        said = [answers_of(who, number) for who in range(ANSWERED[number])]
        with a_moment_after(session, days=1):
            for person, answers in zip(people, said, strict=False):
                (on_the_site if number == 0 else at_once)(survey, person, answers)
        with a_moment_after(session, days=9):
            sweep(timezone.now())
        survey.refresh_from_db()
        found.append((survey, said))
    return found


def at_once(survey, person, answers):
    submit(Asked.objects.get(survey=survey, person=person), answers)


def on_the_site(survey, person, answers):
    """Opens the page, fills it in, looks it through and sends it."""
    browser = Client()
    browser.force_login(person)
    page = reverse("surveys:survey_answer", args=[survey.pk])
    hidden = dict(HIDDEN.findall(browser.get(page).content.decode()))
    browser.post(page, hidden | {f"q-{key}": value for key, value in answers.items()})
    review = browser.get(reverse("surveys:survey_review", args=[survey.pk])).content.decode()
    assert answers.get("better", "") in review
    browser.post(reverse("surveys:survey_submit", args=[survey.pk]), dict(HIDDEN.findall(review)))


def test_every_day_asks_those_who_came_and_counts_those_who_answered(days):
    assert len(days) == 8
    assert [survey.asked.count() for survey, _said in days] == CAME
    assert [Participation.objects.filter(asked__survey=survey).count() for survey, _said in days] == ANSWERED
    assert {survey.state for survey, _said in days} == {Survey.State.CLOSED}


def test_the_figures_are_those_of_the_answers(days):
    """Counted again from what was said; hidden when fewer than five have said it, or all the same."""
    for survey, said in days:
        rows = Frozen.objects.filter(survey=survey)
        frozen = {row.question_key: (row.n, {key: n for key, n in row.counts.items() if n}) for row in rows}
        assert frozen == figures(said, ("of-use", "level", "practise-with"))


def figures(said, keys):
    found = {}
    for key in keys:
        counts = Counter(answers[key] for answers in said if key in answers)
        if counts.total() >= FEWEST and len(counts) > 1:
            found[key] = counts.total(), dict(counts)
    return found


def test_something_is_hidden_and_something_is_shown(days):
    """Else the test above says less than it seems."""
    shown = [set(Frozen.objects.filter(survey=survey).values_list("question_key", flat=True)) for survey, _ in days]

    assert shown[0] == {"of-use", "practise-with"}  # that all said the level was right is not told
    assert shown[-1] == set()  # four have answered
    assert shown[-2] == {"of-use"}


def test_own_words_are_kept_whole_and_only_when_enough_have_written(days):
    for survey, said in days:
        written = sorted(answers["better"] for answers in said if "better" in answers)
        kept = Words.objects.filter(survey=survey, question_key="better").values_list("words", flat=True)
        assert sorted(kept) == (written if len(written) >= FEWEST_WORDS else [])


def test_nothing_is_left_of_what_anybody_answered(days):
    assert not Ballot.objects.exists()
    assert not Draft.objects.exists()
    assert {bytes(survey.seal) for survey, _said in days} == {b""}


def test_whoever_has_answered_is_not_reminded(course, cast):
    """One mail when it opens and at most two reminders, to those who are still to answer."""
    session, people = course.sessions.order_by("starts_at").first(), seated(course)
    with a_moment_after(session):
        survey = hold(session, people[:2], cast["mentor"])
    with a_moment_after(session, days=1):
        at_once(survey, people[0], {"level": "right"})
    for day in range(1, 9):
        with a_moment_after(session, days=day):
            remind(timezone.now())
            send_mails(timezone.now())

    got = Counter(SentMail.objects.filter(text__contains=str(survey)).values_list("to", flat=True))
    assert got[people[0].email] <= 1
    assert 1 <= got[people[1].email] <= 3
    assert got.keys() <= {people[0].email, people[1].email}


def test_those_who_lead_read_figures_and_never_who(days, cast, client):
    survey, said = days[0]
    client.force_login(cast["mentor"])

    page = client.get(reverse("surveys:results_detail", args=[survey.pk])).content.decode()

    assert "20 av 20" in page
    assert all(person.name not in page for person in Person.objects.filter(name__startswith="Kim Ny"))
