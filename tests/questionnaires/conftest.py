import pytest

from questionnaires.catalog import shipped_by_key
from questionnaires.services import create_questionnaire, new_draft, publish
from tests.questionnaires.sheet import DOCUMENT
from tests.questionnaires.writing import Writer


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast["coordinator"])
    return client


@pytest.fixture
def draft(places, cast):
    """The first draft of a questionnaire of every kind of question."""
    return create_questionnaire(places.region, DOCUMENT, by=cast["coordinator"])


@pytest.fixture
def writer(coordinator, draft):
    return Writer(coordinator, draft)


@pytest.fixture
def exit_draft(places, cast):
    """The second edition of what is asked of those who leave."""
    edition = create_questionnaire(places.region, shipped_by_key("exit").document, by=cast["coordinator"])
    publish(edition, by=cast["coordinator"])
    return new_draft(edition.questionnaire, by=cast["coordinator"])


@pytest.fixture
def leaving(coordinator, exit_draft):
    return Writer(coordinator, exit_draft)
