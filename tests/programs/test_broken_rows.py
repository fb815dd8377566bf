"""What the schema cannot say: rows that do not fit together, one broken file for each rule."""

from pathlib import Path

import pytest
from django.utils import translation

from programs import files
from tests.programs.broken_rows import ADDITIONS, LINKS, ROWS, TIMES

HERE = Path(__file__).parent
EVERYTHING = (HERE / "everything.yaml").read_text("utf-8")
ADDITION = (HERE / "addition.yaml").read_text("utf-8")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def base():
    return files.read_string(EVERYTHING)


def cases(table):
    return [pytest.param(*(row if len(row) == 5 else (*row, None)), id=name) for name, row in table.items()]


def assert_told(original, base, old, new, field, message, at):
    assert original.count(old) >= 1
    text = original.replace(old, new, 1)

    with pytest.raises(files.ProgramFileError) as caught:
        files.read_string(text, "programme.yaml", base=base)

    [error] = caught.value.errors
    assert (error.file, error.field) == ("programme.yaml", field)
    assert message in error.message
    changed_at = text.index(at) if at else original.index(old)
    assert error.line == (text if at else original).count("\n", 0, changed_at) + 1


@pytest.mark.parametrize(("old", "new", "field", "message", "at"), cases(LINKS | ROWS | TIMES))
def test_broken_row_names_line_and_field(old, new, field, message, at):
    assert_told(EVERYTHING, None, old, new, field, message, at)


@pytest.mark.parametrize(("old", "new", "field", "message", "at"), cases(ADDITIONS))
def test_broken_addition_names_line_and_field(base, old, new, field, message, at):
    assert_told(ADDITION, base, old, new, field, message, at)


def test_nothing_is_said_of_what_may_be_inherited_when_it_is_not_known(base):
    dangling = ADDITION.replace("phase: learn", "phase: elsewhere").replace("weeks: [1, 2]", "weeks: [1, 140]")

    assert files.read_string(dangling)["themes"][0]["phase"] == "elsewhere"
    with pytest.raises(files.ProgramFileError):
        files.read_string(dangling, base=base)


def test_circles_within_an_extension_are_told_without_what_it_extends():
    text = ADDITION.replace("after: [meet-the-school]", "after: [our-town-walk]")

    with pytest.raises(files.ProgramFileError, match="wait for each other"):
        files.read_string(text)


def test_inherited_rows_are_never_blamed(base):
    broken = base | {"items": [base["items"][0] | {"theme": "gone"}, *base["items"][1:]]}

    assert files.check(files.read_string(ADDITION), base=broken) == []


def test_source_is_a_word_of_ones_own_without_the_section_sources():
    text = EVERYTHING.replace("source: city", "source: a-neighbour")
    without = text.replace(text[text.index("sources:\n") : text.index("areas:\n")], "")

    assert files.read_string(without)["items"][0]["source"] == "a-neighbour"


def test_periods_of_different_kinds_may_overlap_and_weeks_may_follow_months():
    text = EVERYTHING.replace("from: 3m, until: 6m, protected", "from: 13w, until: 6m, protected")

    assert files.read_string(text)["workload"][1]["from"] == "13w"


@pytest.mark.parametrize(
    "number", ["1e400", "-1e400", "1" + 400 * "0", "1.25"], ids=["infinite", "less", "long", "quarter"]
)
def test_number_that_cannot_be_counted_with_is_told(number):
    with pytest.raises(files.ProgramFileError) as caught:
        files.read_string(EVERYTHING.replace("hours: 6\n", f"hours: {number}\n"))

    assert "Write whole or half hours." in str(caught.value)


@pytest.mark.parametrize("junk", [None, 5, float("nan"), [], {}, [["x"]], {"key": ["x"]}], ids=repr)
def test_a_draft_with_anything_anywhere_has_errors_and_a_normal_form(base, junk):
    for section, rows in base.items():
        for broken in (junk, [junk], [row | dict.fromkeys(row, junk) for row in rows if isinstance(row, dict)]):
            draft = base | {section: broken}

            assert all(error.message for error in files.check(draft))
            assert files.write(files.normal(draft))
