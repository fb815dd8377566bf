"""Every programme of the catalogue, used as it is: imported, published, started for every category, and printed."""

import pytest

from accounts.models import Person
from programs import files
from programs.services import import_program, publish_version
from tests.conftest import start
from tests.overview.printing import print_plan, text_of


@pytest.fixture(params=files.catalog(), ids=lambda entry: entry.key)
def shipped(request, places, cast):
    """A published version of each programme."""
    version = import_program(request.param.content, places.region, by=cast["coordinator"])
    publish_version(version, by=cast["coordinator"])
    version.refresh_from_db()
    return version


@pytest.fixture
def newcomers(cast):
    """One more person for each category; the key of a category is the name of the part."""

    def add(categories):
        people = [Person(name=f"Ny {row.key}", email=f"{row.key}@example.org") for row in categories]
        cast.update(zip([row.key for row in categories], Person.objects.bulk_create(people), strict=True))

    return add


def test_every_category_starts_and_a_plan_is_printed(shipped, newcomers, cast, places):
    categories = list(shipped.categories.all())
    newcomers(categories)

    started = [start(shipped, cast, places, category=row, newcomer=row.key) for row in categories]

    for introduction in started:
        assert items_of(introduction) == wanted_of(introduction)
        assert introduction.meetings.filter(state="planned").exists()
    reader = print_plan(started[0])
    assert len(reader.pages) >= 3
    assert str(shipped.program) in text_of(reader)


def items_of(introduction):
    return {item.template.key for item in introduction.items.select_related("template")}


def wanted_of(introduction):
    rows = introduction.version.template_items.exclude(kind="prepared")
    return {row.key for row in rows if row.is_for(introduction.category.key)}
