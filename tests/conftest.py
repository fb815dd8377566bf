from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, settings

from programs import files, published
from programs.models import Version
from programs.services import Start, import_program, publish_version, start_introduction
from tests.cast import build_cast, build_introduction, build_places
from tests.remembered import Memory
from tests.scheduling import SlowestFirst, place_of

# A loaded machine is no reason to fail.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# The first day of most tests: Wednesday in week 40, in the seventh week of an introduction from 2026-08-17.
TODAY = "2026-09-30T08:00:00+02:00"


def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False
    return SlowestFirst(config, log)


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: place_of(item.nodeid))


@pytest.fixture(autouse=True)
def _template_rows():
    """The rows of published versions are kept per process; a test's are taken back."""
    yield
    published.forget()


@pytest.fixture
def remember(db):
    """Have something made, or put back as the first test that wanted it left it."""
    return Memory()


@pytest.fixture
def places(remember):
    return remember("places", build_places)


@pytest.fixture
def cast(remember, places):
    return remember("cast", build_cast, places)


@pytest.fixture(scope="session")
def skarholmen_file():
    """The shipped program file, read and checked once."""
    return files.read(next(entry.path for entry in files.catalog() if entry.key == "skarholmen"))


@pytest.fixture
def version(remember, skarholmen_file, places, cast):
    """The shipped Skärholmen programme, published at the region."""
    return remember("version", published_version, skarholmen_file, places.region, cast["coordinator"])


def published_version(program_file, owner, by):
    version = import_program(program_file, owner, by=by)
    publish_version(version, by=by)
    return Version.objects.get(pk=version.pk)


@pytest.fixture
def introduction(version, cast, places):
    """Alva's, with mentor and chief and no plan rows."""
    return build_introduction(version, cast["newcomer"], places.team, mentor=cast["mentor"], chief=cast["chief"])


@pytest.fixture
def foreign_introduction(version, cast, places):
    """Ture's in the other municipality, on the same programme."""
    return build_introduction(
        version,
        cast["stranger_newcomer"],
        places.other_unit,
        mentor=cast["stranger_mentor"],
        chief=cast["stranger"],
    )


@pytest.fixture
def started(remember, version, cast, places):
    """Alva's whole plan through the service, with every part's default choices, from today's Monday six weeks ago."""
    return remember("started", start, version, cast, places)


def default_choices(version, node):
    """What the parts' start forms say when nobody changes anything."""
    from programs.parts import all_parts

    forms = {part.name: part.start_form(version, node) for part in all_parts()}
    return {name: {key: field.initial for key, field in form.fields.items()} for name, form in forms.items() if form}


def start(version, cast, places, *, start_on=None, newcomer="newcomer", category=None, **changes):
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday() + 42)
    return start_introduction(
        Start(
            version=version,
            category=category or version.categories.first(),
            experience="graduate",
            node=places.team,
            start_on=start_on or monday,
            newcomer=cast[newcomer],
            chief=cast["chief"],
            mentor=cast["mentor"],
            choices=default_choices(version, places.team),
            **changes,
        ),
        by=cast["chief"],
    )
