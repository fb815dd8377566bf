"""The file itself: accessible, complete, in the newcomer's language, made of nothing but our own files."""

import re
from datetime import date

import pytest

from look.rendering import OwnFiles, is_own, render
from programs import files
from programs.models import Version
from programs.services import import_program, publish_version
from tests.conftest import start
from tests.overview.conftest import with_people
from tests.overview.printing import print_out, text_of


def test_plan_is_an_accessible_pdf(introduction):
    reader = print_out(introduction)

    root, about = reader.trailer["/Root"], reader.xmp_metadata.stream.get_data().decode()
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "sv"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert re.search(r"pdfuaid:part(>|=\")1", about)
    assert reader.metadata.title == "Introduktionsplan för Alva Berglind"
    assert reader.metadata.author == "Ekvalla kommun"


def test_plan_is_a4_with_bookmarks_embedded_fonts_and_page_numbers(introduction):
    reader = print_out(introduction)

    last = len(reader.pages)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(595, 842)}
    assert "Rollöverenskommelse" in [mark.title for mark in bookmarks(reader.outline)]
    assert f"sida {last} av {last}" in text_of(reader)
    assert fonts(reader)
    assert all("Inter" in font["/BaseFont"] and is_embedded(font) for font in fonts(reader))


def test_plan_says_everything_in_swedish(introduction):
    text = text_of(print_out(introduction))

    for words in [
        "Alva Berglind", "Barn 1, Barn- och ungdomsenheten, Ekvalla kommun", "måndag 17 augusti 2026", "version 1",
        "Samira Holst mentor", "En mentor har ingen delegation.", "v. 34 mån 17 aug. ons 19 aug.",
        "Utvärdering efter tre månader", "Efter det täta stödet", "Checklista", "Komma i gång", "Sett eller övat",
        "Din egen bild. Den ger ingen delegation.", "Jag fattar inga beslut i ärenden", "ort och datum",
    ]:  # fmt: skip
        assert words in text


def test_plan_in_english_for_whoever_reads_english(introduction):
    introduction.newcomer.language = "en"

    reader = print_out(introduction)

    text = text_of(reader)
    assert (reader.trailer["/Root"]["/Lang"], reader.metadata.title) == ("en", "Introduction plan for Alva Berglind")
    for words in ["Week by week", "Role agreement", "A mentor has no delegation.", "wk 34 Mon 17 Aug", "page 2 of"]:
        assert words in text
    assert "Rollöverenskommelse" not in text


def test_another_programme_is_printed_without_a_line_of_its_own(places, cast):
    entry = next(entry for entry in files.catalog() if entry.key == "sormland")
    made = import_program(files.read(entry.path), places.region, by=cast["coordinator"])
    publish_version(made, by=cast["coordinator"])
    introduction = start(Version.objects.get(pk=made.pk), cast, places, start_on=date(2026, 11, 2))

    text = text_of(print_out(with_people(introduction)))

    for words in ["Länets introduktionsprogram", "Gruppen är inte klar än.", "Uppdrag och ansvar", "Blicka framåt"]:
        assert words in text
    assert "måndag 2 november 2026" in text


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/admin.css",
        "https://example.org/x.png",
        "file:///etc/passwd",
        "file://example.org/static/x",
        "ftp://example.org/x",
        "data:text/plain,x",
    ],
)
def test_nothing_but_our_own_files_is_fetched(url):
    with pytest.raises(ValueError, match="Not one of our own files"):
        OwnFiles().fetch(url)


def test_a_way_out_of_the_folder_is_no_way(settings):
    static = (settings.BASE_DIR / "static").as_uri()

    assert is_own(f"{static}/css/plan.css")
    assert not is_own(f"{static}/../intro_portal/settings.py")
    assert not is_own(f"{static}/%2e%2e/intro_portal/settings.py")


def test_what_is_refused_leaves_the_rest(caplog):
    page = '<html lang="sv"><title>t</title><p>kvar<img alt="x" src="http://127.0.0.1:1/x.png"></html>'

    assert render(page).startswith(b"%PDF")
    assert "Not one of our own files" in caplog.text


def bookmarks(outline):
    for mark in outline:
        yield from bookmarks(mark) if isinstance(mark, list) else [mark]


def fonts(reader):
    found = [page["/Resources"].get("/Font", {}) for page in reader.pages]
    return [font.get_object() for page in found for font in page.get_object().values()]


def is_embedded(font):
    descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    return any(key in descriptor for key in ("/FontFile2", "/FontFile3"))
