import pytest

from tests.surveys.rounds import opened, published
from tests.training.conftest import cohort, late, series, session  # noqa: F401


@pytest.fixture
def edition(remember, places, cast):
    return remember("survey_edition", published, places.region, cast["coordinator"])


@pytest.fixture
def survey(places, edition, cast):
    """An open round without names, of everybody in the municipality."""
    return opened(places.municipality, edition, cast["coordinator"])


@pytest.fixture
def named_survey(places, edition, cast):
    """An open round whose answers the chief reads with names."""
    return opened(places.municipality, edition, cast["coordinator"], reading="named", readers=[cast["chief"]])
