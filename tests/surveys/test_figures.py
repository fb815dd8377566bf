"""Figures that are known beforehand, and what always holds of them."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.results import figures

counted = st.dictionaries(st.integers(1, 7), st.integers(0, 30), min_size=1).filter(lambda found: sum(found.values()))


@pytest.mark.parametrize(
    ("share", "n", "population", "points"),
    [
        (0.5, 600, None, 4.0),
        (0.1, 600, None, 2.4),
        (0.5, 60, None, 12.7),
        (0.5, 60, 76, 5.8),
        (0.8, 60, 76, 4.7),
        (0.5, 76, 76, 0.0),
        (0.0, 60, None, 0.0),
        (0.5, 80, 76, 0.0),  # more answers than were meant
        (0.5, 1, 1, 0.0),
    ],
)
def test_margin(share, n, population, points):
    assert figures.rounded(figures.margin(share, n, population), 1) == points


def test_no_share_is_further_off_than_a_half():
    widest = figures.widest_margin(60, 76)

    assert all(figures.margin(step / 100, 60, 76) <= widest for step in range(101))


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(14, 17, 59, 94), (17, 22, 57, 90), (0, 10, 0, 28), (10, 10, 72, 100)],
)
def test_interval(count, n, low, high):
    assert [figures.rounded(100 * end) for end in figures.interval(count, n)] == [low, high]


def test_when_all_have_answered_there_is_nothing_to_be_unsure_of():
    assert figures.interval(3, 4, 4) == (0.75, 0.75)


@given(st.integers(1, 500), st.data())
def test_an_interval_holds_its_share(n, data):
    count = data.draw(st.integers(0, n))
    population = data.draw(st.one_of(st.none(), st.integers(n, 2 * n)))

    low, high = figures.interval(count, n, population)

    assert 0 <= low <= count / n + 1e-9
    assert count / n - 1e-9 <= high <= 1


@given(st.integers(2, 200), st.data())
def test_a_known_population_makes_it_surer(n, data):
    count = data.draw(st.integers(0, n))

    low, high = figures.interval(count, n)
    known_low, known_high = figures.interval(count, n, 2 * n)

    assert known_high - known_low <= high - low


@given(counted)
def test_mean_and_median_are_those_of_the_answers_one_by_one(counts):
    answers = [value for value, number in counts.items() for _ in range(number)]

    assert figures.mean(counts) == pytest.approx(statistics.mean(answers))
    assert figures.median(counts) == statistics.median(answers)


def test_of_no_answers_nothing_is_said():
    assert figures.mean({1: 0}) is None
    assert figures.median({}) is None
    assert figures.share(0, 0) == 0


@pytest.mark.parametrize(
    ("values", "places"),
    [([31, 27, 27, 24], [1, 2, 2, 4]), ([1, 3, 2], [3, 1, 2]), ([5, 5, 5], [1, 1, 1]), ([], [])],
)
def test_places_are_shared(values, places):
    assert figures.places(values) == places


@given(st.lists(st.integers(0, 9)))
def test_a_place_is_one_more_than_those_before(values):
    assert figures.places(values) == [1 + sum(other > value for other in values) for value in values]


@pytest.mark.parametrize(("ranked", "most", "points"), [([3, 2, 1], 3, 14), ([0, 0, 4], 3, 4), ([], 3, 0)])
def test_points_of_places(ranked, most, points):
    assert figures.points(ranked, most) == points


def test_response_rate():
    assert figures.rounded(100 * figures.response_rate(60, 76)) == 79


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"), [(2.5, 0, 3), (0.5, 0, 1), (1.45, 1, 1.5), (3.0833, 1, 3.1), (0, 0, 0)]
)
def test_halves_go_up(value, decimals, rounded):
    assert figures.rounded(value, decimals) == rounded
