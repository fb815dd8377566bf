import pytest
from django.utils import translation

from programs import files
from programs.models import Version
from programs.services import export_version, import_program, publish_version, retire_version
from programs.words import Words


@pytest.mark.parametrize("entry", files.catalog(), ids=lambda entry: entry.key)
def test_an_export_imports_to_the_same_version(entry, places, cast):
    data = files.read(entry.path)
    exported = export_version(import_program(data, places.region, by=cast["coordinator"]))

    assert files.check(exported) == []
    assert set(exported) == set(data)
    assert export_version(import_program(exported, places.region, by=cast["coordinator"])) == exported


def test_a_second_import_is_the_next_number(skarholmen_file, version, places, cast):
    again = import_program(skarholmen_file, places.region, by=cast["coordinator"])

    assert (again.program, again.number, again.state) == (version.program, 2, "draft")


def test_publish_and_retire(version, cast):
    published_at = version.published_at
    publish_version(version, by=cast["chief"])

    retire_version(version, by=cast["coordinator"])

    assert (version.state, version.published_at) == ("retired", published_at)


@pytest.mark.parametrize(
    ("part", "sees"),
    [("coordinator", True), ("chief", True), ("mentor", True), ("stranger", True), ("newcomer", False)],
)
def test_versions_are_visible_to_those_with_a_role(version, cast, part, sees):
    assert Version.objects.visible_to(cast[part]).filter(pk=version.pk).exists() is sees


def test_words_print_in_the_readers_language():
    words = Words(sv="Tema", en="Theme")

    assert str(words) == "Tema"
    with translation.override("en"):
        assert str(words) == "Theme"
        assert str(Words(sv="Tema")) == "Tema"
