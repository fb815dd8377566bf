import pytest

from checklists.models import Item, Preparation
from checklists.plan import ChecklistsPart


@pytest.fixture
def listed(introduction, cast):
    """Alva's introduction with her checklist."""
    part = ChecklistsPart()
    part.apply(introduction, part.propose(introduction.frame, {}), by=cast["chief"])
    return introduction


@pytest.fixture
def item(listed):
    return Item.objects.get(introduction=listed, key="receive-a-report")


@pytest.fixture
def preparation(listed):
    return Preparation.objects.get(introduction=listed, key="computer-and-phone")
