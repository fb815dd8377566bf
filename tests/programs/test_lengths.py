"""How long an introduction is: by background, then by experience, then as the programme says."""

from copy import deepcopy

import pytest

from programs.lengths import lengths_of
from programs.longest import longest_of
from programs.services import import_program
from tests.conftest import start


@pytest.fixture
def by_experience(skarholmen_file, places, cast):
    """The shipped programme, shorter for those who have done this for more than two years."""

    def make(**head):
        data = deepcopy(skarholmen_file)
        said = [{"experience": "over_two", "close_support": "8w", "length": "9m"}]
        data["program"] |= {"experience_lengths": said} | head
        for row in data["categories"]:
            if row["key"] == "new-graduate":
                row.pop("close_support", None)
        return import_program(data, places.region, by=cast["coordinator"])

    return make


def lengths(version, category, experience):
    return lengths_of(version, version.categories.get(key=category), experience)


def test_experience_steers_the_lengths_where_the_background_says_nothing(by_experience):
    version = by_experience()

    assert lengths(version, "new-graduate", "over_two") == ("8w", "9m")
    assert lengths(version, "new-graduate", "graduate") == (version.close_support, version.length)


def test_the_background_comes_first(by_experience):
    version = by_experience()
    other = version.categories.exclude(close_support="").first()

    assert lengths(version, other.key, "over_two")[0] == other.close_support


def test_a_start_has_the_lengths_of_the_experience(by_experience, cast, places):
    version = by_experience()
    graduate = start(version, cast, places, category=version.categories.get(key="new-graduate"))

    assert graduate.end_on > graduate.close_support_until_on
    assert (graduate.counted_close_on - graduate.start_on).days > 8 * 7


@pytest.mark.parametrize(
    ("head", "longest"),
    [
        ({}, "24m"),
        ({"longest": "30m"}, "30m"),
        ({"experience_lengths": [{"experience": "other", "length": "36m"}]}, "36m"),
    ],
)
def test_how_long_it_may_become(by_experience, head, longest):
    assert str(longest_of(by_experience(**head))) == longest
