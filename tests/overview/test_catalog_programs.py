"""Every programme of the catalogue, used as it is: imported, published, started for every category, and printed."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from accounts.models import Person
from overview.programs_page import ProgramPage
from programs import files
from programs.services import import_program, publish_version
from tests.conftest import start
from tests.overview.printing import plain, print_out, text_of, words_of


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
    reader = print_out(started[0])
    assert len(reader.pages) >= 3
    assert str(shipped.program) in text_of(reader)


def items_of(introduction):
    return {item.template.key for item in introduction.items.select_related("template")}


def wanted_of(introduction):
    rows = introduction.version.template_items.exclude(kind="prepared")
    return {row.key for row in rows if row.is_for(introduction.category.key)}


@pytest.fixture
def catalog(login):
    return login("coordinator", "/programs/catalog/").text


def test_catalog_tells_complete_programmes_from_frames(catalog):
    ready, frames = catalog.split('id="frames"')

    assert "Mentorsprogrammet" in ready
    assert "Tre faser" in frames
    assert ready.count('class="beads"') == 6
    assert frames.count('class="beads"') == 7


def test_catalog_says_for_whom_how_long_and_what_it_builds_on(catalog):
    row = plain(catalog.split('id="goteborg-new"')[1].split("</li>\n")[0])

    assert "För den som har arbetat mindre än 3 år med detta." in catalog
    assert "Nära stöd i 17 veckor, 24 månader i allt" in catalog
    assert "58 punkter, 20 gemensamma och 38 lokala" in catalog
    assert "2 platser åt gången" in catalog
    assert "32 av 58 punkter är vårt förslag." in catalog
    assert "Kompetensprogrammet för nya" in row


def test_catalog_draws_every_programme_on_the_scale_of_one_year():
    page = ProgramPage(next(entry.content for entry in files.catalog() if entry.key == "skarholmen"))
    beads = page.outline.beads
    joint, mentor, group = beads.rows

    assert [row["thread"].total for row in (joint, mentor, group)] == [16, 21, 6]
    assert beads.line.weeks == 52
    assert beads.close_x == "50%"
    assert beads.end_x == "100%"
    assert [month for _x, month in beads.ticks] == [3, 6, 9, 12]


@pytest.mark.parametrize("entry", files.catalog(), ids=lambda entry: entry.key)
def test_a_page_tells_everything_before_one_chooses(login, entry):
    page = words_of(login("coordinator", reverse("overview:program_shipped", args=[entry.key])).text)
    content = entry.content

    for section in ("phases", "meetings", "themes", "items", "sources", "reviews", "requirements"):
        for row in content.get(section, []):
            assert words_of(escape((row.get("name") or row["title"])["sv"])) in page
    assert ("En stomme" in page) is bool(content["program"].get("skeleton"))
    assert words_of(escape(content["program"]["source"]["sv"])) in page


def test_a_page_says_what_is_practised_at_home(login):
    page = words_of(login("coordinator", "/programs/catalog/goteborg-new/").text)

    assert "Hemma Sortera tio påhittade beslut" in page


def test_a_phase_after_another_says_which(login):
    assert "Efter ”Yrkesfördjupning”, i 12 månader." in words_of(
        login("coordinator", "/programs/catalog/uppsala/").text
    )


def test_use_this_is_on_the_page_and_says_what_one_has_already(login, version):
    page = login("coordinator", "/programs/catalog/skarholmen/").text

    assert 'action="/programs/catalog/skarholmen/use/"' in page
    assert "FoU Ekbygden, version 1" in page
    assert login("coordinator", "/programs/catalog/nothing/").status_code == 404


def test_catalog_and_page_cost_the_same_whatever_is_used(cost, version):
    assert cost("coordinator", "/programs/catalog/") <= 8
    assert cost("coordinator", "/programs/catalog/skarholmen/") <= 11
