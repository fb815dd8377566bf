"""A questionnaire file is read, told apart from one that is not right by line and field, and written again."""

import pytest
from django.utils import translation

from questionnaires import files
from questionnaires.questions import DO_NOT_KNOW, Kind, read
from tests.programs.test_files import cases, every_place, with_junk
from tests.questionnaires.broken import BROKEN
from tests.questionnaires.test_docs import EXAMPLE


def errors_in(text):
    with translation.override("en"), pytest.raises(files.QuestionnaireFileError) as caught:
        files.read_string(text, file="questions.yaml")
    return caught.value.errors


def line_of(text, words):
    return text.count("\n", 0, text.index(words)) + 1


@pytest.mark.parametrize(("old", "new", "field", "message", "at"), cases(BROKEN))
def test_a_broken_file_names_line_and_field(old, new, field, message, at):
    assert EXAMPLE.count(old) == 1
    text = EXAMPLE.replace(old, new)

    [error] = errors_in(text)

    assert (error.file, error.field) == ("questions.yaml", field)
    assert message in error.message
    assert error.line == line_of(text, at or new)


def test_what_is_read_is_in_its_normal_form():
    document = files.read_string(
        "questionnaire: {name: Hej, key: x}\nsections: [{questions: [{kind: text, key: a, text: Hur?}], key: s}]"
    )

    assert list(document["questionnaire"].items()) == [("key", "x"), ("name", {"sv": "Hej"})]
    assert document["sections"] == [{"key": "s", "questions": [{"key": "a", "kind": "text", "text": {"sv": "Hur?"}}]}]


def test_what_need_not_be_said_is_left_out():
    text = EXAMPLE.replace("do_not_know: false", "do_not_know: true")
    text = text.replace('en: "Help"}}', 'en: "Help"}, other: false}')

    document = files.read_string(text)

    often, more_of = document["sections"][0]["questions"][0], document["sections"][1]["questions"][0]
    assert "do_not_know" not in often
    assert [option.get("other") for option in more_of["options"]] == [None, None, True]


def test_the_sheet_says_what_the_file_said():
    sheet = read(files.read_string(EXAMPLE))
    often, cases, more_of, what_help, to_mentor = sheet.questions

    assert (often.steps, often.choices[-1][0], str(often.ends[1])) == (list("1234567"), "7", "Alltid")
    assert (cases.kind, cases.bands, str(cases.unit)) == (Kind.NUMBER, (0, 5, 10, 20), "ärenden")
    assert (more_of.at_most, more_of.has_other, more_of.other_key) == (2, True, "more-of.other")
    assert (what_help.when.question, what_help.when.options) == ("more-of", ("help",))
    assert (to_mentor.roles, [section.key for section in sheet.sections]) == (("newcomer",), ["you", "support"])


def test_a_scale_in_numbers_ends_with_do_not_know():
    sheet = read(files.read_string(EXAMPLE.replace("        do_not_know: false\n", "")))

    assert sheet.questions[0].choices[-1][0] == DO_NOT_KNOW


def test_all_errors_are_told_at_once():
    text = EXAMPLE.replace("kind: number", "kind: numbr").replace("key: more-of", "key: often")

    assert [error.field for error in errors_in(text)] == [
        "sections.you.questions.cases.kind",
        "sections.support.questions.often.key",
    ]


def test_nothing_is_said_of_what_waits_for_a_question_that_is_not_right():
    [error] = errors_in(EXAMPLE.replace("kind: several", "kind: severl"))

    assert error.field == "sections.support.questions.more-of.kind"


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"\xff\xfe", "not in UTF-8"), (b"a: [", "cannot be read"), (b" " * 1_000_001, "larger than 1 MB")],
    ids=["utf", "yaml", "large"],
)
def test_what_cannot_be_read_at_all(content, message):
    with translation.override("en"), pytest.raises(files.QuestionnaireFileError, match=message):
        files.read_bytes(content, file="questions.yaml")


def test_a_file_on_disk_is_read_and_one_that_is_not_there_is_told_of(tmp_path):
    path = tmp_path / "questions.yaml"
    path.write_text(EXAMPLE, "utf-8")

    assert files.read(path) == files.read_bytes(EXAMPLE.encode()) == files.read_string(EXAMPLE)
    with translation.override("en"), pytest.raises(files.QuestionnaireFileError, match="cannot be opened"):
        files.read(tmp_path / "gone.yaml")


@pytest.mark.parametrize("junk", [None, 5, "x", [], {}, [None], {"key": 5}], ids=repr)
def test_anything_anywhere_is_an_error_and_never_a_crash(junk):
    data = files.read_string(EXAMPLE)

    for path in every_place(data):
        broken = with_junk(data, path, junk)

        assert all(error.message for error in files.check(broken))
        if isinstance(broken, dict):
            assert files.normal(files.normal(broken)) == files.normal(broken)


def test_problems_are_told_by_their_places_too():
    data = files.read_string(EXAMPLE)
    data["sections"][1]["questions"][1]["when"]["options"] = ["gone"]

    [problem] = files.problems(data)

    assert problem.path == ("sections", 1, "questions", 1, "when", "options", 0)
