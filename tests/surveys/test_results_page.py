"""The page of results: the figures of the picture, what is hidden, and who sees it."""

import pytest
import time_machine

from surveys.results.charts import fields_of
from surveys.results.page import Page
from tests.conftest import TODAY
from tests.surveys.counted import answers_of_sixty, ask_addresses, closed_round, edition_of, freeze, named_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def edition(places):
    return edition_of(places.region)


@pytest.fixture
def survey(edition, cast):
    """60 of 76 have answered."""
    return closed_round(edition, answers_of_sixty(), asked=76, by=cast["coordinator"])


@pytest.fixture
def shown(survey, cast):
    return Page(survey, cast["coordinator"])


def result(page, key):
    return next(row for row in page.results if row.question.key == key)


def test_the_head_says_how_many_and_how_sure(shown):
    assert (shown.turnout.answered, shown.turnout.asked, shown.turnout.percent) == (60, 76, 79)
    assert shown.turnout.widest == 6


def test_a_scale_as_in_the_picture(shown):
    needed = result(shown, "needed")

    assert [(row.key, row.percent) for row in needed.rows] == [("d", 37), ("c", 43), ("b", 12), ("a", 8)]
    assert (needed.upper.percent, needed.upper.plus_minus) == (80, 5)
    assert round(needed.mean, 2) == 3.08
    assert needed.median == 3
    assert needed.upper_words == "håller helt med eller håller delvis med"
    assert "".join(row.tone for row in needed.rows) == "abed"


def test_those_who_do_not_know_are_told_beside(shown):
    pulse = result(shown, "pulse")

    assert (pulse.n, pulse.do_not_know) == (55, 5)
    assert pulse.upper.count == 35
    assert pulse.upper_words == "svarar 5–7"
    assert pulse.rows[0].name == "1, Aldrig"


def test_places_are_shared(shown):
    topics = result(shown, "topics")

    assert [(row.place, row.total) for row in topics.rows[:6]] == [(1, 31), (2, 27), (2, 27), (4, 24), (5, 19), (6, 17)]
    assert topics.n == 60
    assert topics.unsure == 3


def test_an_order_is_counted_in_points(shown):
    rows = [(row.place, row.key, points) for row, points, _placed, _share in result(shown, "order").pointed]

    assert rows == [(1, "a", 140), (2, "b", 120), (3, "c", 100)]


def test_a_number_is_counted_in_bands(shown):
    years = result(shown, "years")

    assert [(row.name, row.count) for row in years.rows] == [("0–1", 10), ("2–4", 20), ("5 eller mer", 30)]
    assert years.middle.name == "2–4"


def test_bars_with_the_same_steps_share_a_key(shown):
    blocks = [[row.question.key for row in block.results] for part in shown.parts for block in part.blocks]

    assert blocks == [["needed", "practised"], ["topics"], ["form"], ["order"], ["years"], ["pulse"]]


def test_the_fields_of_a_bar_fill_it(shown):
    fields = fields_of(result(shown, "needed").rows)

    assert [round(field.start, 3) for field in fields] == [0, 0.367, 0.8, 0.917]
    assert all(field.has_label for field in fields)


def test_what_is_not_frozen_is_told_without_a_reason(survey, client, cast):
    survey.frozen.filter(question_key="needed").delete()
    client.force_login(cast["coordinator"])

    answer = client.get(f"/surveys/{survey.pk}/results/")

    assert "Visas inte" in answer.text
    assert "Jag fick det jag behövde" in answer.text


@pytest.fixture
def split(edition, cast, places):
    """Two municipalities and one role; the second municipality is hidden, and so would be one whom nobody is of."""
    survey = closed_round(edition, answers_of_sixty(), by=cast["coordinator"], splits=["municipality"])
    survey.asked.update(groups={"municipality": str(places.municipality.pk)})
    ask_addresses(survey, 16, municipality=str(places.other_municipality.pk))
    freeze(survey, answers_of_sixty()[:45], "municipality", str(places.municipality.pk))
    return survey


def test_a_split_says_what_is_not_shown(split, cast):
    (found,) = Page(split, cast["coordinator"]).splits

    rows = [(group.name, group.estimate and group.estimate.n) for group in found.groups]
    assert sorted(rows, key=str) == [("Ekvalla kommun", 45), ("Norrvike kommun", None)]
    assert (found.hidden, found.rest, found.everybody.n) == (1, 15, 60)
    assert str(found.heading) == "Efter kommun"


def test_another_share_can_be_compared(split, cast):
    page = Page(split, cast["coordinator"], "form:b")

    assert (page.measure.key, str(page.measure.name)) == ("form:b", "Handledning")
    assert page.splits[0].everybody.count == 20


def test_an_unknown_share_is_the_first(split, cast):
    assert Page(split, cast["coordinator"], "=cmd").measure.key == "needed"


def test_rounds_that_follow_each_other(survey, edition, cast):
    first = closed_round(edition, answers_of_sixty()[:50])
    hidden = closed_round(edition, [], follows=first)
    survey.follows = hidden
    survey.save()

    trend = Page(survey, cast["coordinator"]).trend

    assert [(row.survey.pk, row.estimate.n) for row in trend] == [(first.pk, 50), (survey.pk, 60)]
    assert trend[1].mean == pytest.approx(3.083, abs=0.001)


def test_a_round_with_other_steps_is_no_point_of_the_line(survey, places, cast):
    steps = {"key": "needed", "kind": "scale", "text": {"sv": "Förr"}, "steps": 5}
    ends = {"low": {"sv": "Nej"}, "high": {"sv": "Ja"}}
    document = {"questionnaire": {"key": "before", "name": {"sv": "Förr"}}, "questions": [steps | {"ends": ends}]}
    survey.follows = closed_round(edition_of(places.region, document), [{"needed": "3"}] * 9)
    survey.save()

    assert Page(survey, cast["coordinator"]).trend == []


def test_the_readers_of_names_get_every_figure(edition, cast):
    """A course day with four: frozen figures would show nothing."""
    four = [{"needed": "d", "topics": ["a", "b"], "order": ["b", "a"], "years": 3}] * 4
    survey = named_round(edition, four, cast["chief"], groups=[{"role": "newcomer"}] * 3, splits=["role"])

    page = Page(survey, cast["chief"])

    assert result(page, "needed").upper.percent == 100
    assert [row.total for row in result(page, "topics").rows[:3]] == [4, 4, 0]
    assert result(page, "order").value("b") == 12
    assert result(page, "years").middle.name == "2–4"
    assert [group.estimate.n for group in page.splits[0].groups] == [3]


def test_who_runs_a_round_with_names_reads_what_is_frozen(edition, cast):
    survey = named_round(edition, answers_of_sixty()[:4], cast["chief"])

    assert Page(survey, cast["coordinator"]).results == []


@pytest.mark.parametrize(
    ("part", "status"),
    [("coordinator", 200), ("newcomer", 200), ("mentor", 404), ("chief", 404), ("administrator", 404)],
)
def test_results_by_role(survey, client, cast, part, status):
    survey.asked.create(person=cast["newcomer"])
    client.force_login(cast[part])

    assert client.get(f"/surveys/{survey.pk}/results/").status_code == status


def test_a_round_that_is_open_has_no_results(survey, client, cast):
    survey.closed_at = None
    survey.save()
    client.force_login(cast["coordinator"])

    assert client.get(f"/surveys/{survey.pk}/results/").status_code == 403
