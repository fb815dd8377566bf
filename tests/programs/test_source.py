"""What is written in a file, as plain values and lines: YAML 1.2, whatever takes it apart."""

from pathlib import Path

import pytest
import yaml
from django.utils import translation

from programs.files import source
from programs.files.problem import Problem

HERE = Path(__file__).parent


@pytest.fixture(params=["in C", "in Python"])
def _loader(request, monkeypatch):
    """Where PyYAML is built without C, files are read as well, only slower."""
    if request.param == "in Python":
        monkeypatch.setattr(source, "LOADER", yaml.SafeLoader)


def read(text):
    content, _lines = source.parse(text)
    return content


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("true", True),
        ("False", False),
        ("tRue", "tRue"),
        ("null", None),
        ("~", None),
        ("", None),
        ("5", 5),
        ("-2", -2),
        ("010", 10),
        ("0x1f", "0x1f"),
        ("0o17", "0o17"),
        ("1__0", "1__0"),
        ("2.5", 2.5),
        ("13.00", 13.0),
        ("1e3", 1000.0),
        (".inf", ".inf"),
        ("13:00", "13:00"),
        ("2025-07-01", "2025-07-01"),
        ("-2w", "-2w"),
        ("<<", "<<"),
        ("'5'", "5"),
        ('"true"', "true"),
        ('"a\\u2028b"', "a\u2028b"),
        ("|\n  a\n  b", "a\nb\n"),
    ],
)
def test_a_word_means_what_it_does_in_yaml_1_2(written, value):
    found = read(f"field: {written}\n")["field"]

    assert (found, type(found)) == (value, type(value))


@pytest.mark.usefixtures("_loader")
def test_every_place_has_its_line():
    text = "program:\n  key: one\n  names:\n    - a\n    - {sv: b,\n       en: c}\nlast:\n"

    content, lines = source.parse(text)

    assert content == {"program": {"key": "one", "names": ["a", {"sv": "b", "en": "c"}]}, "last": None}
    assert lines == {
        (): 1,
        ("program",): 1,
        ("program", "key"): 2,
        ("program", "names"): 3,
        ("program", "names", 0): 4,
        ("program", "names", 1): 5,
        ("program", "names", 1, "sv"): 5,
        ("program", "names", 1, "en"): 6,
        ("last",): 7,
    }


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: &here 2\n", 2, "Write the text again"),
        ("a: 1\n&here b: 2\n", 2, "Write the text again"),
        ("a: *there\n", 1, "Write the text again"),
        ("a: !!str 5\n", 1, "begin with !"),
        ("a: 1\n---\nb: 2\n", 2, "cannot be read"),
        ("a: 1\na: 2\n", 2, "the first is on line 1"),
        ("a: 1\n? [b]\n: 2\n", 2, "cannot be read"),
        ('a: "\\x07"\n', 1, "cannot be shown"),
    ],
)
def test_what_a_file_may_not_have(text, line, words):
    with translation.override("en"), pytest.raises(Problem, match=words) as caught:
        source.parse(text)

    assert caught.value.line == line


@pytest.mark.usefixtures("_loader")
def test_a_line_ends_where_an_editor_ends_it():
    content, lines = source.parse("a: one\u2028two\u0085three\nb: 1\n")

    assert content == {"a": "one two three", "b": 1}
    assert lines["b",] == 2


def test_a_file_is_read_the_same_in_python(monkeypatch):
    text = (HERE / "everything.yaml").read_text("utf-8")
    in_c = source.parse(text)
    monkeypatch.setattr(source, "LOADER", yaml.SafeLoader)

    assert source.parse(text) == in_c


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_a_text_that_says_nothing(text):
    assert read(text) is None
