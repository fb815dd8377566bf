"""A needs survey of 600: asked, answered and counted through the services, checked against figures counted here."""

import math
import statistics
from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from questionnaires.services import edition_of_shipped
from surveys.models import Frozen
from surveys.results import coding
from surveys.results.page import Page
from surveys.services import Round, announce, create_survey
from surveys.services.answering import submit
from surveys.services.sweeping import sweep

pytestmark = pytest.mark.django_db
OPENS, CLOSES = date(2026, 9, 28), date(2026, 10, 16)
ASKED, ANSWERED = 640, 600
STEPS = ["not-at-all", "not-very", "fairly", "very"]
FIRST = ["law", "ethics", "trauma"]
TEXTS = ["Våld i nära relationer, mer praktiskt", "Hot och våld", "Samtal på lätt svenska"]


def answers(number):
    """What the respondent with that number says: two topics get as many votes, and one in forty writes an own one."""
    topics = [
        key
        for key, chosen in {
            "conversation-methods": number % 20 < 11,
            "domestic-violence": number % 20 < 9,
            "investigation": number % 20 >= 11,  # as many as the one before
            "law": number % 5 < 2,
            "ethics": number % 10 == 0,
            "other": number % 40 == 0,
        }.items()
        if chosen
    ]
    first = FIRST[number % 3 :] + FIRST[: number % 3]
    said = {"years": number % 30, "important": (STEPS + ["do-not-know"])[number % 5], "topics-first": first}
    if topics:
        said["topics"] = topics
    if "other" in topics:
        said["topics.other"] = TEXTS[number // 40 % 3]
    return said


SAID = [answers(number) for number in range(ANSWERED)]


@pytest.fixture
def survey(places, cast):
    """Announced on the day it opens, answered by 600 of 640, counted on the day after it closes."""
    with time_machine.travel(noon(OPENS), tick=False):
        survey = opened(places, cast)
        for asked, said in zip(survey.asked.order_by("pk").select_related("survey__edition"), SAID, strict=False):
            submit(asked, said)
    with time_machine.travel(noon(CLOSES + timedelta(days=1)), tick=False):
        sweep()
        survey.refresh_from_db()
        yield survey


def opened(places, cast):
    addresses = [f"svar-{number}@example.org" for number in range(ASKED)]
    wanted = Round(
        edition=edition_of_shipped("needs", places.region),
        name={"sv": "Utbildningsbehov 2026", "en": "Learning needs 2026"},
        audience={"who": "addresses", "addresses": addresses},
        opens_on=OPENS,
        closes_on=CLOSES,
    )
    survey = create_survey(places.region, wanted, by=cast["coordinator"])
    announce(survey, by=cast["coordinator"])
    survey.refresh_from_db()
    return survey


def noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


def result(survey, person, key):
    return next(row for row in Page(survey, person).results if row.question.key == key)


def test_the_figures_are_those_counted_here(survey, cast, client):
    page = Page(survey, cast["coordinator"])
    assert (page.turnout.answered, page.turnout.asked, page.turnout.percent) == (600, 640, 94)
    check_scale(result(survey, cast["coordinator"], "important"))
    check_places(result(survey, cast["coordinator"], "topics"))
    check_order(result(survey, cast["coordinator"], "topics-first"))
    check_bands(result(survey, cast["coordinator"], "years"))
    check_words(survey, cast["coordinator"])
    client.force_login(cast["coordinator"])
    assert "600 av 640 har svarat" in client.get(f"/surveys/{survey.pk}/results/").text


def check_scale(found):
    scores = [STEPS.index(said["important"]) + 1 for said in SAID if said["important"] in STEPS]
    assert (found.n, found.do_not_know) == (480, 120)
    assert found.mean == pytest.approx(statistics.mean(scores))
    assert found.median == statistics.median(scores)
    assert found.upper.percent == 50
    finite = math.sqrt((640 - 480) / (640 - 1))
    assert found.upper.plus_minus == round(100 * 1.96 * math.sqrt(0.25 / 480) * finite)


def check_places(found):
    votes = Counter(topic for said in SAID for topic in said.get("topics", []))
    assert {row.key: row.count for row in found.rows if row.count} == votes
    assert found.n == sum("topics" in said for said in SAID)
    placed = [(row.place, row.key, row.count) for row in found.rows[:5]]
    assert placed == [
        (1, "conversation-methods", 330),
        (2, "domestic-violence", 270),
        (2, "investigation", 270),
        (4, "law", 240),
        (5, "ethics", 60),
    ]


def check_order(found):
    points = Counter()
    for said in SAID:
        for place, topic in enumerate(said["topics-first"]):
            points[topic] += 3 - place
    assert {row.key: number for row, number, _placed, _share in found.pointed if number} == points
    assert [row.place for row in found.rows[:4]] == [1, 1, 1, 4]


def check_bands(found):
    lows = [0, 2, 5, 10, 20]
    counted = Counter(max(low for low in lows if low <= said["years"]) for said in SAID)
    assert {int(row.key): row.count for row in found.rows} == counted
    middle = statistics.median(said["years"] for said in SAID)
    assert found.middle.key == str(max(low for low in lows if low <= middle))


def check_words(survey, coordinator):
    """Fifteen wrote an own topic: five of them violence, which adds to that option and stands apart."""
    texts = survey.words.filter(question_key="topics.other")
    assert Counter(texts.values_list("words", flat=True)) == dict.fromkeys(TEXTS, 5)
    code = coding.create_code(survey, "topics.other", "Våld", by=coordinator, option_key="domestic-violence")
    pairs = {(code.pk, str(text.pk)) for text in texts if text.words == TEXTS[0]}
    coding.sort_words(survey, "topics.other", set(), pairs, by=coordinator)

    rows = result(survey, coordinator, "topics").rows
    assert [(row.place, row.key, row.count, row.recoded) for row in rows[1:3]] == [
        (2, "domestic-violence", 270, 5),
        (3, "investigation", 270, 0),
    ]
    assert Frozen.objects.get(survey=survey, split="", question_key="topics").counts["domestic-violence"] == 270


@pytest.mark.parametrize(("share", "points"), [(0.5, 4.0), (0.1, 2.4)])
def test_of_six_hundred_without_a_known_population(share, points):
    from surveys.results.figures import margin

    assert round(margin(share, 600), 1) == points
