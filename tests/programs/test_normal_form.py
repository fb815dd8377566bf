"""Two files that mean the same are the same when they have been read, and a version is written for people to read."""

from pathlib import Path

import pytest

from programs import files

EVERYTHING = Path(__file__).parent / "everything.yaml"


@pytest.fixture(scope="module")
def everything():
    return files.read(EVERYTHING)


def by_key(rows):
    return {row["key"]: row for row in rows}


def test_what_is_silent_is_written_out(everything):
    later = by_key(everything["sessions"])["later"]

    assert (later["roles"], later["weekday"], later["time"], later["from_week"]) == (["newcomer"], "monday", "09.00", 1)
    assert by_key(everything["items"])["receive-a-report"]["repeatable"] is False


def test_rights_are_written_out_in_one_order(everything):
    rights = {key: row["may"] for key, row in by_key(everything["helpers"]).items()}

    assert rights["chief"] == rights["assessor"] == ["set-levels", "confirm-practice", "tailor", "hold-reviews"]
    assert rights["mentor"] == ["set-levels", "tailor"]


def test_a_mentor_may_be_left_without_rights(everything):
    helpers = [row | {"may": []} for row in everything["helpers"]]

    said = {row["key"]: row["may"] for row in files.normal(everything | {"helpers": helpers})["helpers"]}

    assert (said["mentor"], said["assessor"], len(said["chief"])) == ([], [], 4)


def test_same_meaning_is_the_same_document(everything):
    plain = (
        EVERYTHING.read_text("utf-8").replace('"Samverkan"', '{sv: "Samverkan"}').replace("hours: 6\n", "hours: 6.0\n")
    )
    text = plain.replace("level: practised", "level: gone-through")

    assert files.read_string(plain) == everything
    assert files.read_string(text) == files.read_string(plain.replace("    level: practised\n", ""))


def test_sections_and_fields_are_in_the_order_of_the_schema(everything):
    turned = {name: everything[name] for name in reversed(everything)}
    turned["items"] = [dict(reversed(item.items())) for item in everything["items"]]

    normal = files.normal(turned)

    assert list(normal) == list(everything)
    assert [list(item) for item in normal["items"]] == [list(item) for item in everything["items"]]


def test_what_is_not_yet_right_has_a_normal_form_too():
    draft = {"program": {"key": "draft", "name": "", "lenght": "12m"}, "items": [{"weeks": "soon"}, 5], "areas": None}

    assert files.normal(draft) == {
        "program": {"key": "draft", "skeleton": False, "lenght": "12m"},
        "items": [{"weeks": "soon", "safety": False, "repeatable": False}, 5],
    }


def test_a_written_file_is_short_where_it_can_be(everything):
    text = files.write(everything)

    assert text.startswith("# yaml-language-server: $schema=program.schema.json\nprogram:\n  key: everything\n")
    assert (
        '  - {key: land, name: {sv: "Landa"}, start: -2w, length: 6w, summary: {sv: "De första veckorna."}}\n' in text
    )
    assert "repeatable: false" not in text
    assert "may" not in text.partition("helpers:")[2].partition("assessor")[0]
    assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize(
    "word", ["no", "null", "true", "y", "a: b", "- a", "# a", "1", "1.0", "2026-01-01", "\x85", "a\nb", "”"]
)
def test_words_that_yaml_could_misread_are_read_back(everything, word):
    named = everything | {"areas": [row | {"name": {"sv": word}} for row in everything["areas"]]}

    assert files.read_string(files.write(named))["areas"][0]["name"] == {"sv": word}


def test_characters_that_cannot_be_shown_are_not_read():
    with pytest.raises(files.ProgramFileError) as caught:
        files.read_string('program:\n  key: a\n  name: "a\\0b"\n', "programme.yaml")

    [error] = caught.value.errors
    assert error.line == 3
