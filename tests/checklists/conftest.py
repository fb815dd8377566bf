import pytest

from checklists.models import Item, Preparation
from checklists.plan import ChecklistsPart


@pytest.fixture
def listed(remember, introduction, cast):
    """Alva's introduction with her checklist."""
    return remember("listed", with_checklist, introduction, cast["chief"])


def with_checklist(introduction, by):
    part = ChecklistsPart()
    part.apply(introduction, part.propose(introduction.frame, {}), by=by)
    return introduction


@pytest.fixture
def item(listed):
    return Item.objects.get(introduction=listed, key="receive-a-report")


@pytest.fixture
def preparation(listed):
    return Preparation.objects.get(introduction=listed, key="computer-and-phone")
