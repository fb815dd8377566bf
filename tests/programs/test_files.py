from copy import deepcopy
from pathlib import Path

import pytest
from django.utils import translation

from programs import files
from programs.files.content import places
from programs.files.shape import SAYINGS, SCHEMA, resolved
from tests.programs.broken import LINKS, SHAPES, TIMES, UNREADABLE

DOCS = Path(__file__).resolve().parents[2] / "docs/program-files.md"
SMALLEST = DOCS.read_text("utf-8").rpartition("```yaml\n")[2].partition("```")[0]


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def written(tmp_path):
    """Writes a program file and gives its path."""

    def write(content):
        path = tmp_path / "programme.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def errors_in(path):
    with pytest.raises(files.ProgramFileError) as caught:
        files.read(path)
    return caught.value.errors


def changed(old, new):
    assert SMALLEST.count(old) >= 1
    return SMALLEST.replace(old, new, 1)


def line_of(text, words):
    return text.count("\n", 0, text.index(words)) + 1


def cases(table):
    return [pytest.param(*(row if len(row) == 5 else (*row, None)), id=name) for name, row in table.items()]


@pytest.mark.parametrize(("old", "new", "field", "message", "at"), cases(SHAPES | LINKS | TIMES | UNREADABLE))
def test_broken_file_names_line_and_field(written, old, new, field, message, at):
    text = changed(old, new)

    [error] = errors_in(written(text))

    assert (error.file, error.field) == ("programme.yaml", field)
    assert message in error.message
    assert error.line == (line_of(text, at) if at else line_of(SMALLEST, old))


def test_smallest_file_of_the_docs_can_be_read(written):
    data = files.read(written(SMALLEST))

    assert data["program"]["key"] == "our-programme"
    assert [item["weeks"] for item in data["items"]] == [[1, 2], [2, 6]]


def test_bare_text_is_swedish_and_the_rest_stays_as_written(written):
    data = files.read(written(SMALLEST))

    assert data["helpers"][1]["title"] == {"sv": "mentor"}
    assert data["phases"][0]["name"] == {"sv": "Landa", "en": "Settling in"}
    assert data["sessions"][0]["sessions"][0]["reading"][0]["title"] == {"sv": "Er rutin för orosanmälningar"}
    assert data["items"][0]["law"] == {"ref": "Socialtjänstlag (2025:400)", "valid_from": "2025-07-01"}
    assert data["meetings"][0]["cadence"][1] == {"every": "2w", "until": "close_support"}


def test_all_errors_are_told_at_once_in_the_order_of_the_file(written):
    text = SMALLEST.replace("start: 2w", "start: soon").replace("theme: safety", "theme: safty")
    text = text.replace("[2, 6]", "[6, 2]").replace("minutes: 60", "minutes: 1")

    errors = errors_in(written(text))

    assert [error.field for error in errors] == [
        "phases.learn.start",
        "meetings.mentor.minutes",
        "items.immediate-safety-assessment.theme",
        "items.receive-a-report.weeks",
    ]
    assert [error.line for error in errors] == sorted(error.line for error in errors)


def test_missing_section_is_told_once_and_not_for_every_reference_to_it(written):
    text = SMALLEST.replace("\nareas:", "\nitems_of_old:")

    assert [error.field for error in errors_in(written(text))] == ["areas", "items_of_old"]


def test_two_circles_are_both_told(written):
    text = SMALLEST.replace("after: [immediate-safety-assessment]", "after: [receive-a-report]")
    text = text.replace("weeks: [1, 2]", "after: [immediate-safety-assessment]\n    weeks: [1, 2]")

    assert len(errors_in(written(text))) == 2


def test_error_reads_as_a_sentence_with_its_place(written):
    [error] = errors_in(written(changed("minutes: 60", "minutes: 1")))

    assert str(error) == (
        f"programme.yaml, line {line_of(SMALLEST, 'minutes: 60')}: meetings.mentor.minutes: "
        "The number must be at least 5. For example: 60"
    )


def test_error_is_in_the_readers_language(written):
    path = written(changed("theme: safety", "theme: safty"))

    with translation.override("sv"):
        [error] = errors_in(path)

        assert error.message == "”safty” går inte att använda här. Menade du ”safety”?"
        assert str(error).startswith("programme.yaml, rad ")


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        ("", "This should be fields", 1),
        ("- 1", "This should be fields", 1),
        ("program: 1\n---\nprogram: 2", "cannot be read", 2),
        ("key: " + "[" * 1_500, "too many levels", None),
        ("a: b\nc: Skärholmen".encode("latin-1"), "UTF-8", 2),
        (b"a: " + b"x" * 1_000_000, "larger than 1 MB", None),
    ],
    ids=["empty", "list", "two documents", "endless levels", "latin-1", "too large"],
)
def test_what_is_no_program_file_is_told_in_one_error(written, content, message, line):
    [error] = errors_in(written(content))

    assert message in error.message
    assert error.line == line


def test_file_that_is_not_there(tmp_path):
    [error] = errors_in(tmp_path / "nothing.yaml")

    assert str(error) == "nothing.yaml: The file cannot be opened."


def test_byte_order_mark_is_read_past(written):
    assert files.read(written(b"\xef\xbb\xbf" + SMALLEST.encode()))["areas"]


def test_content_without_a_file_is_checked_without_lines():
    data = files.read_string(SMALLEST)
    data["items"][0]["theme"] = "gone"

    [error] = files.check(data)

    assert (error.file, error.line, error.field) == ("", None, "items.immediate-safety-assessment.theme")
    assert "gone" in str(error)


def test_number_of_errors_has_a_limit(written):
    text = SMALLEST + "".join(f"unknown{number}: 1\n" for number in range(1000))

    assert len(errors_in(written(text))) == files.MOST_TOLD


@pytest.mark.parametrize("junk", [None, 5, "x", [], {}, [None], {"key": 5}], ids=repr)
def test_anything_anywhere_is_an_error_and_never_a_crash(junk):
    data = files.read_string(SMALLEST)

    for path in every_place(data):
        broken = with_junk(data, path, junk)

        assert all(error.message for error in files.check(broken))


def every_place(value, path=()):
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, child in children:
        yield from every_place(child, (*path, name))


def with_junk(data, path, junk):
    if not path:
        return junk
    data = inside = deepcopy(data)
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = junk
    return data


def schemas(schema=SCHEMA, path=()):
    """Every field of the schema, by its path, with what it refers to."""
    for name, field in schema.get("properties", {}).items():
        yield (*path, name), resolved(field)
        yield from schemas(resolved(field), (*path, name))
    if "items" in schema:
        yield from schemas(resolved(schema["items"]), path)


def test_schema_documents_every_field():
    undescribed = [".".join(path) for path, field in schemas() if not field.get("description") and "enum" not in field]

    assert undescribed == []


def test_schema_uses_only_rules_that_have_a_saying():
    rules = {"required", "additionalProperties", "properties", "items", "then", "else", "if", *SAYINGS}
    words = {"description", "examples", "default", "title", "$schema", "$id", "$defs", "$ref", "silent"}

    for _path, field in schemas():
        assert set(field) <= rules | words


def test_examples_of_the_schema_are_right():
    for path, field in schemas():
        for example in field.get("examples", []):
            assert not list(files.shape.VALIDATOR.evolve(schema=field).iter_errors(example)), path


def test_places_finds_what_fits_and_passes_over_the_rest():
    data = {"items": [{"after": ["a", "b"]}, {"after": "c"}, 5, {}]}

    assert list(places(data, "items/*/after/*")) == [(("items", 0, "after", 0), "a"), (("items", 0, "after", 1), "b")]
