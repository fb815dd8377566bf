"""What the page of a version says, and that of the same programme in the catalogue: all of its document."""

from pathlib import Path

import pytest
from django.utils.html import escape

from programs import files
from programs.models import Version
from programs.services import change_content, import_program, publish_version, start_program
from tests.overview.printing import words_of

FILES = Path(__file__).parent.parent / "programs"


@pytest.fixture
def everything(places, cast):
    """A published version with every field that a program file may have."""
    version = import_program(files.read(FILES / "everything.yaml"), places.region, by=cast["coordinator"])
    publish_version(version, by=cast["coordinator"])
    return version


@pytest.fixture
def extension(everything, places, cast):
    """What the municipality adds to it."""
    data = files.read(FILES / "addition.yaml")
    version = import_program(data, places.municipality, by=cast["coordinator"])
    publish_version(version, by=cast["coordinator"])
    return version


@pytest.fixture
def says(login):
    """The words of the page of a version."""
    return lambda version, part="coordinator": words_of(login(part, f"/programs/versions/{version.pk}/").text)


def test_page_has_every_name_and_text_of_the_document(says, everything):
    text, content = says(everything), everything.content

    for section in set(content) - {"program", "questionnaires", "agreement", "workload"}:
        for row in content[section]:
            assert words_of(escape((row.get("name") or row["title"])["sv"])).lower() in text.lower()
    for item in content["items"]:
        for said in ("what", "why", "how"):
            assert said not in item or words_of(escape(item[said]["sv"])) in text


def test_page_says_what_is_kept_free_reached_and_asked_for(says, everything):
    text = says(everything)

    assert "Till och med månad 3 10 procent av arbetstiden hålls fri." in text
    assert "Från månad 4 till och med månad 6 2,5 timmar i veckan hålls fria för den som arbetar heltid." in text
    assert "Arbetsmängden är 50 procent av en full." in text
    assert "Observerat 10 timmar, som också räknas i ”Utbildning”" in text
    assert "Tre auskultationer Minst 3" in text
    assert "Efter ett halvår Efter 6 månader. Enhetschef, nyanställd. Det går som det ska Mer stöd" in text


def test_page_says_where_each_item_comes_from(says, everything):
    text = says(everything)

    assert "Stadens program 1 punkt Vårt eget förslag 1 punkt" in text
    assert "Träffa skolan – gå bredvid, gemensam, ungefär vecka 1–10" in text
    assert "Hemma Ring skolan själv." in text
    assert "Socialtjänstlag (2025:400) Stadens program" in text
    assert "Ta emot en anmälan – extern kurs, lokal, ungefär vecka 2–20 Vårt eget förslag" in text


def test_page_says_for_whom_something_is_and_how_long(says, everything):
    text = says(everything)

    assert "30 månader som längst" in text
    assert "Åter i yrket Nära stöd i 13 veckor, 12 månader sammanlagt." in text
    assert "Mer än två år i sådant arbete Nära stöd i 14 veckor, 15 månader sammanlagt." in text
    assert "Bara för Nyutexaminerad Bara för Nyexaminerad, Mindre än två år i sådant arbete" in text
    assert ", arbeta säkert först" in text


def test_page_of_an_extension_says_whose_each_item_is(says, extension):
    text = says(extension)

    assert "lokal (FoU Ekbygden), ungefär vecka 2–20 Så gör vi här: Hos oss ringer du mottagningen." in text
    assert "Förslag från FoU Ekbygden" in text
    assert "Gå en runda i kommunen – studiebesök, lokal, ungefär vecka 1–2 Vårt eget förslag" in text
    assert "Till och med månad 3 10 procent av arbetstiden hålls fri." in text


def test_page_in_the_catalogue_has_the_same_parts(login, everything):
    shipped = words_of(login("coordinator", "/programs/catalog/kunskapsguiden/").text)

    assert "10 procent av arbetstiden hålls fri. Arbetsmängden är 40 procent av en full." in shipped
    assert "Utbildning och handledning 60 timmar" in shipped
    assert shipped.count("Vårt eget förslag") > 1


@pytest.mark.parametrize("name", ["length", "close_support"])
def test_page_of_a_draft_that_does_not_say_how_long_it_is(says, skarholmen_file, places, cast, name):
    draft = import_program(skarholmen_file, places.region, by=cast["coordinator"])
    change_content(draft, lambda document: document["program"].pop(name), by=cast["coordinator"])

    text = says(Version.objects.get(pk=draft.pk))

    assert "Landa" in text
    assert "utkast" in text


def test_page_of_an_empty_draft(says, places, cast):
    draft = start_program(places.region, "new", {"sv": "Nytt"}, by=cast["coordinator"])

    assert "Nytt Version 1, utkast . FoU Ekbygden." in says(draft)
    assert "Nära stöd i 26 veckor, 24 månader i allt" in says(draft)


def test_page_marks_an_area_without_items(says, skarholmen_file, places, cast):
    gone = {row["key"] for row in skarholmen_file["themes"] if row["area"] == "collaboration"}
    items = [row for row in skarholmen_file["items"] if row["theme"] not in gone]
    draft = import_program({**skarholmen_file, "items": items}, places.region, by=cast["coordinator"])

    assert "Ingen egen punkt." in says(draft)


def test_page_costs_as_much_for_an_extension_with_more(cost, everything, extension):
    assert cost("coordinator", f"/programs/versions/{everything.pk}/") == 6
    assert cost("coordinator", f"/programs/versions/{extension.pk}/") == 8
